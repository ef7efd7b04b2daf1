"""Machines of one's own: what they draw, and for how long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .finding import found


def test_four_a100_for_three_days():
    # 4 × 400 W × 1.2 × 72 h = 138.24 kWh; low 4 × 300 × 72; high 4 × 400 × 2 × 72.
    q = found(hardware=["a100"], gpus=4, run_hours=72).quantities
    energy = q["own_energy"]
    assert (energy.low, energy.value, energy.high) == pytest.approx((86.4, 138.24, 230.4))


def test_a_machine_on_a_desk_has_no_cooling_plant():
    # Mac mini 65 W × 2,920 h.
    q = found(hardware=["mac mini"], hours_per_year=2920).quantities
    assert q["own_energy_per_year"].value == pytest.approx(189.8)


def test_stated_power_is_taken_as_it_is():
    # 450 W × 10 h.
    q = found(power_w=450, run_hours=10).quantities
    assert q["own_energy"].value == pytest.approx(4.5)
    assert not q["own_energy"].ranged


def test_hardware_without_a_record_is_named():
    result = found(hardware=["abacus"])
    assert result.findings["own_missing"] == "abacus"
    assert "own_power" not in result.quantities


def test_zero_watts_is_an_answer():
    assert found(power_w=0, run_hours=5).quantities["own_energy"].value == 0


@given(st.floats(0.01, 1e6), st.integers(1, 1000), st.floats(0, 1e5))
def test_own_energy_is_in_order_and_grows_with_cards(hours, cards, power):
    one, many = (
        found(power_w=power, run_hours=hours, gpus=n).quantities["own_energy"].value or 0.0
        for n in (cards, cards + 1)
    )
    assert many >= one >= 0
