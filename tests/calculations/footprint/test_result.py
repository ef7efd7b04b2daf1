"""What is known of a prompt, and that nothing is made up where nothing is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Footprint, records
from calculations.errors import InvalidScenario
from calculations.footprint import models

from .finding import found


def test_an_ordinary_prompt_and_a_day_of_them():
    q = found(prompts_per_day=1000).quantities
    assert q["ordinary_prompt"].value == 0.3
    assert q["energy_per_day"].to("Wh/day").value == pytest.approx(300)
    assert q["energy_per_year"].value == pytest.approx(109.5)


def test_a_disclosed_figure_comes_before_any_other():
    result = found(models=["gemini"])
    assert result.quantities["energy_per_prompt"].value == 0.24
    assert result.findings["measured"] is True
    assert result.findings["boundary"] == "site"


def test_no_figure_is_invented_for_a_model_without_one():
    result = found(models=["kimi"])
    assert result.findings["missing"] == "kimi"
    assert "prompt_kimi" not in result.quantities


def test_training_alone_is_no_energy_of_a_prompt():
    result = found(models=["grok"])
    assert result.findings["missing"] == ""
    assert result.findings["no_energy"] == "grok"


def test_mistral_is_known_by_carbon_and_water_with_its_boundary():
    result = found(models=["mistral"])
    assert result.quantities["carbon_mistral"].value == 1.14
    assert records.record("footprint/mistral/water").latest.boundary == "life cycle"
    assert records.record("footprint/gemini/water").latest.boundary == "site"


def test_water_for_cooling_is_kept_apart_from_a_life_cycle():
    # 0.34 Wh × 0.15 to 1.0 L/kWh.
    q = found(models=["gpt"]).quantities
    assert (q["water_per_prompt"].low, q["water_per_prompt"].high) == pytest.approx((0.051, 0.34))
    assert q["water_gpt"].value == 0.32


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"gpus": 0}, "gpus"),
        ({"run_hours": -1}, "run"),
        ({"pue": 0.9}, "pue"),
        ({"tokens": 0}, "tokens"),
    ],
)
def test_bad_input_names_its_key(given, key):
    with pytest.raises(InvalidScenario) as caught:
        Footprint.make(given)
    assert caught.value.problems[0].key == key


def test_every_family_answers():
    for family in models.catalogue():
        result = found(models=[family], tokens=300, country="FR")
        assert result.findings["missing"] == ""
        assert result.quantities["energy_per_prompt"].exists


@given(st.floats(1, 1e9), st.floats(1, 1e3))
def test_more_prompts_never_take_less(prompts, factor):
    less, more = (
        found(prompts_per_day=n).quantities["energy_per_day"].value
        for n in (prompts, prompts * factor)
    )
    assert less is not None
    assert more is not None
    assert more >= less
