import math

import pytest

from calculations.errors import InvalidScenario
from calculations.rebound.path import turn
from calculations.rebound.scenario import PRESETS, Rebound
from calculations.rebound.stated import preset_records, preset_value, stated


def own(**given):
    return stated(Rebound.make(given))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_is_made_of_records(preset):
    assert {name.rsplit("/", 1)[1] for name in preset_records(preset)} >= {
        "elasticity",
        "price-share",
        "yearly-gain",
    }


def test_what_is_stated_goes_before_the_preset():
    mixed = own(preset="article", saturation=0.2, elasticity=1.5)
    assert (mixed.saturation, mixed.elasticity) == (0.2, 1.5)
    assert mixed.price_share == preset_value("article", "price-share")


def test_the_articles_view_is_up_for_three_to_five_years_and_later_down():
    course = own(preset="article").course()
    assert [course.energy(year) > 1 for year in (1, 3, 5, 7)] == [True] * 4
    assert [course.energy(year) < 1 for year in (8.01, 10, 15)] == [True] * 3
    assert turn(course).year == pytest.approx(4, abs=1e-4)


def test_the_iea_as_peak_runs_through_its_numbers():
    course = own(preset="IEA as peak").course()
    found = turn(course)
    assert (found.year, found.energy) == pytest.approx((5, 950 / 485), rel=1e-5)
    assert found.back == pytest.approx(10, rel=1e-5)


def test_a_vacuum_cleaner_banks_nearly_all_and_a_steam_engine_none():
    # (1 ÷ 0.9) ÷ (1 + 0.25 ÷ 9) ÷ 2 = 20 ÷ 37: halving the energy of a use keeps 45.9 % away.
    vacuum = own(preset="vacuum cleaner", efficiency_gain=2)
    assert vacuum.world().energy(2) == pytest.approx(20 / 37)
    assert own(preset="steam engine", efficiency_gain=2).world().energy(2) == pytest.approx(2**0.2)


def test_a_stated_gain_is_reached_at_the_horizon():
    course = own(efficiency_gain=10, elasticity=1.1, horizon_years=3).course()
    assert course.gain(3) == pytest.approx(10)
    # It goes before the preset's own pace as well.
    course = own(preset="article", efficiency_gain=10, horizon_years=3).course()
    assert course.gain(3) == pytest.approx(10)


def test_a_yearly_gain_makes_the_gain():
    assert own(yearly_gain=2, horizon_years=3).gain == pytest.approx(8)
    slowing = own(yearly_gain=2, slowing=0.5, horizon_years=3)
    assert slowing.gain == pytest.approx(math.exp(math.log(2) * (1 - math.exp(-1.5)) / 0.5))


def test_nothing_stated_is_no_world():
    nothing = own()
    assert nothing.gain is None
    assert nothing.world() is None
    assert nothing.course() is None


def test_without_a_share_two_are_meant():
    assert own(elasticity=1).shares == (1.0, 0.65)
    assert own(elasticity=1, price_share=0.8).shares == (0.8,)
    assert own(elasticity=1, energy_share=0.1, hardware_share=0.5).shares == pytest.approx((0.6,))


def test_two_gains_on_two_shares():
    world = own(
        efficiency_gain=2, hardware_gain=3, energy_share=0.05, hardware_share=0.6, elasticity=1.11
    ).world()
    assert world.price(2) == pytest.approx(0.575)


def test_a_curve_with_a_ceiling_and_none_stated_takes_ours():
    assert own(elasticity=2, curve="log-logistic").world().saturation == pytest.approx(
        math.sqrt(0.01 * 0.5)
    )


@pytest.mark.parametrize(
    ("given", "key", "high"),
    [
        ({"energy_share": 0.5, "hardware_share": 0.6}, "hardware_share", 0.5),
        ({"saturation": 1}, "saturation", 0.999),
        ({"saturation": 0}, "saturation", 0.999),
        ({"efficiency_gain": 0}, "efficiency", 1e6),
        ({"efficiency_gain": -2}, "efficiency", 1e6),
        ({"price_share": 1.2}, "share", 1),
        ({"price_share": float("nan")}, "share", 1),
        ({"forecast_spread": 0}, "tolerance", 5),
        ({"draws": 10**9}, "draws", 200_000),
    ],
)
def test_what_no_world_can_be_is_refused(given, key, high):
    with pytest.raises(InvalidScenario) as caught:
        Rebound.make(given)
    (problem,) = caught.value.problems
    assert (problem.key, problem.kind, problem.high) == (key, "out_of_range", high)


@pytest.mark.parametrize(
    "given",
    [
        {"hardware_gain": 3},
        {"hardware_gain": 3, "efficiency_gain": 2},
        {"adopted": 0.2},
        {"adoption_speed": 0.5},
    ],
)
def test_what_says_nothing_alone_is_named(given):
    with pytest.raises(InvalidScenario) as caught:
        Rebound.make(given)
    assert {problem.kind for problem in caught.value.problems} == {"not_used"}
