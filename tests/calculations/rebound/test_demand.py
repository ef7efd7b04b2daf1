import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound.definitions import rebound
from calculations.rebound.demand import (
    breakeven_elasticity,
    isoelastic_energy,
    price_ratio,
    saturating_energy,
)

gains = st.floats(1.01, 1e4)
shares = st.floats(0.05, 1)


@given(st.floats(0, 5), shares)
def test_without_a_gain_nothing_changes(elasticity, share):
    assert isoelastic_energy(1, elasticity, share) == pytest.approx(1)
    assert saturating_energy(1, 2, 0.3, share) == pytest.approx(1)


@given(gains, st.floats(0, 4), st.floats(0.01, 1), shares)
def test_more_elastic_use_never_takes_less_energy(gain, elasticity, more, share):
    less = isoelastic_energy(gain, elasticity, share)
    assert isoelastic_energy(gain, elasticity + more, share) >= less * (1 - 1e-12)


@given(gains, shares)
def test_at_the_break_even_elasticity_energy_stays(gain, share):
    level = breakeven_elasticity(gain, share)
    assert isoelastic_energy(gain, level, share) == pytest.approx(1, rel=1e-6)


@given(gains, st.floats(0.1, 3), st.floats(0.01, 0.99), shares)
def test_no_demand_curve_passes_its_ceiling(gain, steepness, saturation, share):
    ceiling = 1 / (saturation * gain)
    assert saturating_energy(gain, steepness, saturation, share) <= ceiling * (1 + 1e-12)


@given(gains, st.floats(0, 3))
def test_rebound_is_the_same_from_use_and_from_energy(gain, elasticity):
    energy = isoelastic_energy(gain, elasticity)
    from_energy = 1 - (1 - energy) / (1 - 1 / gain)
    assert rebound(energy * gain, gain) == pytest.approx(from_energy, rel=1e-6, abs=1e-6)


def test_far_below_the_ceiling_it_is_the_steam_engine():
    assert saturating_energy(3, 1.5, 1e-9) == pytest.approx(isoelastic_energy(3, 1.5), rel=1e-6)


def test_rebound_needs_a_gain():
    with pytest.raises(ValueError, match="gain"):
        rebound(1.2, 1)


def test_half_of_the_price_stays():
    assert price_ratio(1e12, 0.5) == pytest.approx(0.5)
