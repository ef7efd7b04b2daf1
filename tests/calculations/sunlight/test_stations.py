import numpy as np
import pytest

from calculations import Sunlight, calculate
from calculations.places import Place, find
from calculations.sunlight.stations import daylight, sunshine


def at(latitude, longitude):
    return Place("Test", "XX", "", latitude, longitude, 1, "UTC")


def test_berlin_is_measured_at_tempelhof():
    sun = sunshine(find("Berlin").place)
    assert sun.hours.value == pytest.approx(1730.5)
    assert sun.station == "Berlin-Tempelhof"
    assert not sun.interpolated
    assert len(sun.months) == 12
    assert sum(sun.months) == pytest.approx(1730.5, abs=1)


def test_los_angeles_has_nearly_twice_as_much():
    hours = sunshine(find("LA").place).hours.value
    assert hours == pytest.approx(3254, abs=5)


def test_the_open_ocean_is_a_guess_and_says_so():
    sun = sunshine(at(-45, -120))
    assert sun.interpolated
    assert sun.far
    assert sun.hours.low == pytest.approx((sun.hours.value or 0) * 0.46, rel=0.01)


@pytest.mark.parametrize("latitude", [-89, -60, -30, 0, 30, 60, 89])
def test_nowhere_shines_longer_than_its_daylight(latitude):
    sun = sunshine(at(latitude, 10))
    assert 0 <= (sun.hours.value or 0) <= 4500


def test_the_equator_has_twelve_hours_and_the_poles_half_a_year():
    assert daylight(0) == pytest.approx(np.full(12, 12.11), abs=0.02)
    assert daylight(89).max() == 24
    assert daylight(89).min() == 0


def test_distances_follow_the_globe_across_the_date_line():
    assert sunshine(at(0, 179.99)).station == sunshine(at(0, -179.99)).station


def test_towns_side_by_side():
    result = calculate(Sunlight.make({"cities": ["Berlin", "Phoenix", "LA"]}))
    assert result.findings["best"] == 1
    assert next(row.label for row in result.tables[0].rows) == "Berlin, DE"
    assert len(result.tables[1].rows) == 12
