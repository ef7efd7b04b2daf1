"""Months and seasons of a town's year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import SCENARIOS, calculate
from calculations.errors import InvalidScenario
from calculations.places import find
from calculations.sunlight.months import daylight_in, hours_in
from calculations.sunlight.periods import PERIODS, months_of
from calculations.sunlight.power import solar_power

SEASONS = ("winter", "spring", "summer", "autumn")
MONTHS = [one for one in PERIODS if one not in SEASONS]


def told(city, month):
    return calculate(SCENARIOS["sunlight"].make({"cities": [city], "month": month})).quantities


def test_seasons_are_whole_months_where_the_town_is():
    assert months_of("winter", 52.5) == (11, 0, 1)
    assert months_of("winter", -33.9) == (5, 6, 7)
    assert months_of("spring", -33.9) == (8, 9, 10)
    assert months_of("june", -33.9) == months_of("june", 52.5) == (5,)


@given(st.floats(-90, 90))
def test_the_seasons_are_the_year(latitude):
    months = [month for season in SEASONS for month in months_of(season, latitude)]
    assert sorted(months) == list(range(12))


def test_hours_of_a_month():
    assert hours_in((11,)) == 31 * 24
    assert hours_in(tuple(range(12))) == pytest.approx(365.25 * 24)


@pytest.mark.parametrize("city", ["Berlin", "Sydney", "Phoenix", "Mumbai", "Tromsø"])
def test_the_parts_of_a_year_add_up_to_it(city):
    year = told(city, None)
    for periods in (SEASONS, MONTHS):
        parts = [told(city, one) for one in periods]
        for part, whole in (
            ("part_sunshine", "sunshine_hours"),
            ("part_yield", "pv_yield"),
            ("part_load_hours", "load_hours"),
        ):
            total = sum(one[part].value for one in parts)
            # Stations round each month and the year on their own.
            assert total == pytest.approx(year[whole].value, rel=0.005)


def test_a_month_is_the_station_s_with_the_error_of_months():
    """Paris-Montsouris 56.0 h in December; 6.7 % of 256 h of daylight are 17 h."""
    sun = told("Paris", "december")["part_sunshine"]
    assert sun.value == 56.0
    assert sun.high - sun.value == pytest.approx(17.2, abs=0.1)
    assert sun.value - sun.low == pytest.approx(17.2, abs=0.1)


@given(st.sampled_from(PERIODS), st.sampled_from(["Oslo", "Lima", "Cape Town", "Tromsø", "Delhi"]))
def test_sun_stays_within_daylight(period, city):
    found = told(city, period)
    sun, light = found["part_sunshine"], found["part_daylight"]
    assert 0 <= sun.low <= sun.value <= sun.high
    assert sun.high <= max(light.value, sun.value)
    assert found["part_yield"].low >= 0


def test_polar_night_has_no_sun_and_no_power():
    found = told("Tromsø", "december")
    assert daylight_in((11,), find("Tromsø").place.latitude) == 0
    assert found["part_sunshine"].value == found["part_yield"].value == 0
    assert found["part_share"].value == 0


def test_winter_is_darker_than_summer_on_both_sides_of_the_equator():
    for city in ("Berlin", "Sydney"):
        assert told(city, "winter")["part_yield"].value < told(city, "summer")["part_yield"].value


def test_a_year_of_months_is_the_year():
    place = find("Madrid").place
    assert solar_power(place, tuple(range(12))) == solar_power(place)


def test_without_a_month_nothing_is_said_of_one():
    assert not [name for name in told("Berlin", None) if name.startswith("part_")]


def test_an_unknown_month_is_refused_with_the_known():
    with pytest.raises(InvalidScenario) as caught:
        told("Berlin", "brumaire")
    assert caught.value.problems[0].choices == PERIODS
    assert caught.value.problems[0].example == "december"
