import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound import demand

gains = st.floats(1.01, 1e4)
shares = st.floats(0.05, 1)
served = st.floats(0.01, 0.99)


@given(st.floats(0, 5), shares)
def test_without_a_gain_nothing_changes(elasticity, share):
    assert demand.isoelastic_energy(1, elasticity, share) == pytest.approx(1)
    assert demand.semilog_energy(1, elasticity, share) == pytest.approx(1)
    assert demand.saturating_energy(1, 2, 0.3, share) == pytest.approx(1)


@given(gains, st.floats(0, 4), st.floats(0.01, 1), shares)
def test_more_elastic_use_never_takes_less_energy(gain, elasticity, more, share):
    for energy in (demand.isoelastic_energy, demand.semilog_energy):
        less = energy(gain, elasticity, share)
        assert energy(gain, elasticity + more, share) >= less * (1 - 1e-12)


@given(gains, st.floats(0.1, 4), st.floats(0.01, 1), served, shares)
def test_steeper_demand_near_a_ceiling_never_takes_less_energy(gain, steep, more, m, share):
    less = demand.saturating_energy(gain, steep, m, share)
    assert demand.saturating_energy(gain, steep + more, m, share) >= less * (1 - 1e-12)


@given(gains, shares)
def test_at_the_break_even_elasticity_energy_stays(gain, share):
    level = demand.breakeven_elasticity(gain, share)
    assert demand.isoelastic_energy(gain, level, share) == pytest.approx(1, rel=1e-6)


@given(shares)
def test_the_break_even_of_a_small_gain_is_that_at_the_margin(share):
    small = demand.breakeven_elasticity(1 + 1e-7, share)
    assert small == pytest.approx(demand.breakeven_elasticity(1, share), rel=1e-5)


@given(gains, st.floats(0.1, 3), served, shares)
def test_no_demand_curve_passes_its_ceiling(gain, steepness, saturation, share):
    ceiling = 1 / (saturation * gain)
    assert demand.saturating_energy(gain, steepness, saturation, share) <= ceiling * (1 + 1e-12)


@given(gains, st.floats(0.1, 3), shares)
def test_a_shrinking_elasticity_has_a_ceiling_too(gain, elasticity, share):
    use = demand.semilog_energy(gain, elasticity, share) * gain
    assert use <= math.exp(elasticity) * (1 + 1e-12)


@given(st.floats(1.01, 50), st.floats(0, 3), shares)
def test_far_below_the_ceiling_it_is_the_steam_engine(gain, elasticity, share):
    far = demand.saturating_energy(gain, elasticity, 1e-9, share)
    assert far == pytest.approx(demand.isoelastic_energy(gain, elasticity, share), rel=1e-3)


@given(gains, st.floats(0, 3), shares)
def test_at_the_ceiling_the_whole_saving_is_kept(gain, elasticity, share):
    assert demand.saturating_energy(gain, elasticity, 1 - 1e-9, share) == pytest.approx(1 / gain)


@given(gains, gains, st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0.1, 1))
def test_two_gains_lower_the_price_but_not_below_what_stays(energy, hardware, a, k, passed_on):
    price = demand.price_of_two(energy, hardware, a, k, passed_on)
    assert 1 - passed_on * (a + k) - 1e-12 <= price <= 1


@given(gains, shares)
def test_one_gain_on_both_shares_is_one_share(gain, share):
    both = demand.price_of_two(gain, gain, 0.3 * share, 0.7 * share)
    assert both == pytest.approx(demand.price_ratio(gain, share))


def scanned(energy):
    """Gain of the highest energy, by trying many."""
    return max((math.exp(n / 2000) for n in range(16_000)), key=energy)


@pytest.mark.parametrize(("steepness", "saturation"), [(2, 0.05), (1.3, 0.02), (3, 0.4)])
def test_the_peak_near_a_ceiling_is_where_a_search_finds_it(steepness, saturation):
    gain, height = demand.saturating_peak(steepness, saturation)
    found = scanned(lambda g: demand.saturating_energy(g, steepness, saturation))
    assert gain == pytest.approx(found, rel=1e-3)
    assert height == pytest.approx(demand.saturating_energy(gain, steepness, saturation))


def test_the_peak_of_a_shrinking_elasticity_is_where_a_search_finds_it():
    gain, height = demand.semilog_peak(2.5)
    assert gain == pytest.approx(scanned(lambda g: demand.semilog_energy(g, 2.5)), rel=1e-3)
    assert height == pytest.approx(demand.semilog_energy(gain, 2.5))


@pytest.mark.parametrize(("steepness", "saturation"), [(1, 0.01), (0.5, 0.2), (2, 0.5), (2, 0.9)])
def test_weak_or_satisfied_demand_has_no_peak(steepness, saturation):
    assert demand.saturating_peak(steepness, saturation) is None
    assert demand.semilog_peak(min(1.0, steepness)) is None


@given(st.floats(1.5, 4), st.floats(0.001, 0.2))
def test_energy_is_back_at_the_gain_that_says_so(steepness, saturation):
    peak = demand.saturating_peak(steepness, saturation)
    if peak is None or peak[1] < 1.001:
        return
    back = demand.return_gain(
        lambda gain: demand.saturating_energy(gain, steepness, saturation), peak[0]
    )
    assert back > peak[0]
    assert demand.saturating_energy(back, steepness, saturation) == pytest.approx(1)


def test_with_steepness_two_energy_is_back_at_the_unserved_over_the_served():
    # E = (1 + c) ÷ (φ + c/φ) is 1 at φ = 1 and at φ = c.
    back = demand.return_gain(lambda gain: demand.saturating_energy(gain, 2, 0.1), 3)
    assert back == pytest.approx(9)


def test_half_of_the_price_stays():
    assert demand.price_ratio(1e12, 0.5) == pytest.approx(0.5)


def test_a_huge_gain_still_has_a_price():
    assert demand.price_ratio(1e40) == pytest.approx(1e-40)
    assert math.isfinite(demand.isoelastic_use(1e-60, 10))


@pytest.mark.parametrize(("gain", "price"), [(1, 0.5), (2, 1), (2, 1.1), (0.5, 0.9)])
def test_no_elasticity_keeps_energy_level_where_the_price_does_not_follow(gain, price):
    assert demand.breakeven_at_price(gain, price) is None
