"""Our own answers beside those of a chat model, worked out by hand."""

import pytest

from calculations.footprint.ours import own_answer


def test_three_point_six_milliseconds():
    """0.0036 s × 3.97 W × 1.15 / 3600 s/h = 4.5655e-6 Wh; 0.24 Wh / 4.5655e-6 Wh = 52 568."""
    found = own_answer(0.0036)
    assert found.energy.unit == "Wh"
    assert found.energy.value == pytest.approx(4.5655e-6)
    assert found.energy.low == pytest.approx(0.0036 * 3.5 * 1.15 / 3600)
    assert found.energy.high == pytest.approx(0.0036 * 4.74 * 1.15 / 3600)
    assert found.answers_per_prompt == pytest.approx(52568, rel=1e-4)
    assert [one.value for one in found.prompts] == [0.24, 0.34]


def test_every_figure_has_its_source():
    """Power, overhead and the two prompts."""
    assert all(record.latest.source.title for record in own_answer(0.01).records)


def test_twice_the_time_is_twice_the_energy():
    """And half as many for a prompt."""
    one, two = own_answer(0.002), own_answer(0.004)
    assert two.energy.value == pytest.approx(2 * one.energy.value)
    assert two.answers_per_prompt == pytest.approx(one.answers_per_prompt / 2)
