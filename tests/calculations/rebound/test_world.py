import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound.path import Course, turn
from calculations.rebound.world import World

gains = st.floats(1.1, 1e3)
worlds = st.builds(
    World,
    elasticity=st.floats(0.05, 3),
    energy_share=st.floats(0.02, 0.5),
    hardware_share=st.floats(0, 0.5),
    hardware_power=st.floats(0.5, 2),
    passed_on=st.floats(0.1, 1),
    curve=st.sampled_from(["iso-elastic", "semilog", "log-logistic"]),
    saturation=st.floats(0.01, 0.9),
)


@given(worlds)
def test_without_a_gain_energy_is_todays(world):
    assert world.energy(1) == pytest.approx(1)


@given(worlds, gains)
def test_the_sign_at_the_margin_is_that_of_a_little_more_gain(world, gain):
    slope = math.log(world.energy(gain * 1.0001) / world.energy(gain)) / math.log(1.0001)
    product = world.elasticity_at(gain) * world.reach_at(gain)
    assert slope == pytest.approx(product - 1, abs=1e-3)
    if abs(product - 1) > 1e-3:
        assert world.still_rising(gain) == (slope > 0)


@given(worlds, gains)
def test_a_dial_of_price_never_turns_use_down(world, gain):
    assert world.price(gain) <= 1
    assert world.use(gain) >= 1 - 1e-12


def test_watts_alone_hardly_move_the_price():
    # A twentieth of the price is energy: halving it takes 2.5 % off.
    world = World(1.11, 0.05)
    assert world.price(2) == pytest.approx(0.975)
    assert world.energy(2) == pytest.approx(0.975**-1.11 / 2)


def test_the_closed_peak_needs_the_whole_price():
    steep = {"elasticity": 2.0, "curve": "log-logistic", "saturation": 0.05}
    assert World(energy_share=1.0, **steep).peak() is not None
    assert World(energy_share=0.8, **steep).peak() is None


def rising(**more):
    return Course(World(2.0, 1.0, curve="log-logistic", saturation=0.05), math.log(19) / 8, **more)


def test_up_for_four_years_and_down_after_eight():
    found = turn(rising())
    assert (found.year, found.energy) == pytest.approx((4, 10 / math.sqrt(19)), rel=1e-6)
    assert found.back == pytest.approx(8)


def test_new_uses_put_the_peak_off():
    later = rising(ceiling_rate=0.1)
    assert turn(later).year > 4
    assert later.energy(8) == pytest.approx(math.exp(0.8))


def test_more_users_use_more():
    # From e^-3 of all users to e^(-3/e) of them in two years at speed one half.
    users = math.exp(3 - 3 / math.e)
    more = rising(adopted=math.exp(-3), adoption_speed=0.5)
    assert more.energy(2) == pytest.approx(rising().energy(2) * users)


def test_with_a_lag_energy_falls_first():
    assert rising(pace=0.5).energy(1) < 1 < rising().energy(1)


def test_between_whole_years_a_lag_runs_evenly():
    slow = rising(pace=0.5)
    before, middle, after = (slow.energy(year) for year in (2, 2.5, 3))
    assert middle == pytest.approx(math.sqrt(before * after))


def test_an_endless_steam_engine_has_no_peak():
    endless = Course(World(1.2, 1.0), math.log(2))
    assert turn(endless) is None
    assert endless.energy(10) == pytest.approx(2**2)


def test_nothing_overflows_that_a_scenario_allows():
    wild = Course(World(10.0, 1.0), math.log(100), 0.0, math.log(100), 0.0, 0.3)
    assert math.isfinite(wild.energy(30))
    turn(wild)


def test_hardware_that_gets_ever_slower_ends_in_a_number():
    """A gain of 1e51 with a power of −6 would be a price of 1e306; the demand then is nothing."""
    world = World(elasticity=10, energy_share=0.0, hardware_share=0.9, hardware_power=-6)
    assert world.price(1e51) == pytest.approx(0.1 + 0.9 * 1e30)
    assert 0 < world.use(1e51) < 1e-290
