"""The sun over the towns, against facts that anybody can look up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculations import Diffuse, calculate, records
from calculations.diffuse import follow, geometry, storage

latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)
TOWNS = ["Berlin", "Los Angeles", "Tokyo", "Sydney", "Mumbai", "Sao Paulo"]


def found(**given):
    return calculate(Diffuse.make(given))


def table(result, name):
    return next(table.rows for table in result.tables if table.id == name)


def test_the_equator_has_twelve_hours_every_day():
    days = geometry.is_up(0.0, 0.0).reshape(365, 24).sum(axis=1)
    assert set(days.tolist()) == {12}


def test_the_poles_have_half_a_year_each_and_never_together():
    north, south = geometry.is_up(90.0, 0.0), geometry.is_up(-90.0, 0.0)
    assert north.sum() == pytest.approx(4380, abs=48)
    assert not (north & south).any()


def test_beyond_the_polar_circle_midsummer_has_no_night():
    hammerfest = geometry.is_up(70.66, 23.68).reshape(365, 24)
    assert hammerfest[171].all()
    assert not hammerfest[354].any()


def test_noon_at_the_solstice_stands_where_it_should():
    # 90 − 52.52 + 23.44 in Berlin on 21 June; the tropic has the sun overhead.
    berlin = geometry.sin_elevation(52.52, 13.405).reshape(365, 24)
    assert np.degrees(np.arcsin(berlin[171].max())) == pytest.approx(60.92, abs=0.4)
    tropic = geometry.sin_elevation(23.44, 7.5).reshape(365, 24)
    assert np.degrees(np.arcsin(tropic[171].max())) > 89


def test_the_far_side_of_the_earth_has_the_other_half():
    here, there = geometry.is_up(40.0, 10.0), geometry.is_up(-40.0, -170.0)
    assert not (here & there).any()
    assert (here | there).mean() > 0.999


@given(latitudes, longitudes)
@settings(max_examples=50)
def test_every_place_has_light_for_about_half_of_the_year(latitude, longitude):
    assert geometry.is_up(latitude, longitude).mean() == pytest.approx(0.5, abs=0.012)


@given(st.lists(st.tuples(latitudes, longitudes), min_size=1, max_size=5))
@settings(max_examples=50)
def test_more_towns_at_once_are_never_more_of_the_year(places):
    ups = np.array([geometry.is_up(*place) for place in places])
    shares = [follow.share_with(ups, count) for count in range(len(places) + 1)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)


@given(
    st.lists(st.tuples(st.floats(-60, 60), longitudes, st.floats(0, 4000)), min_size=1, max_size=5)
)
@settings(max_examples=50)
def test_the_union_stays_within_its_bounds(towns):
    ups = np.array([geometry.is_up(latitude, longitude) for latitude, longitude, _ in towns])
    sunshine = [hours for _, _, hours in towns]
    hours = follow.sunny_hours(ups, sunshine)
    low, high = follow.hours_between(sunshine)
    assert low - 1e-6 <= hours <= high + 1e-6
    expected = sum(follow.sunny_hours(ups, sunshine, k) for k in range(1, len(towns) + 1))
    assert expected == pytest.approx(sum(sunshine), abs=1e-6)


def test_two_towns_beat_either_and_cost_twice_the_hardware():
    result = found(cities=["Berlin", "Los Angeles"])
    hours = result.quantities["follow_sun_hours"]
    assert 3254 < hours.value < 4985
    assert result.quantities["hardware_multiple"].value == 2
    assert result.quantities["idle_copies"].value == 1
    assert result.quantities["idle_capital"].value == 35e9
    # (2 × 8,765.98 ÷ 4,647) + 1.2 × 0.043, over 8,765.98 ÷ 8,760 + 1.2 × 0.12
    assert result.quantities["following_over_staying"].value == pytest.approx(3.34, abs=0.02)


def test_fewer_towns_than_must_run_is_impossible_and_no_error():
    result = found(cities=["Berlin"], towns_at_once=3)
    assert result.findings["too_few_towns"] is True
    assert result.quantities["follow_sun_hours"].value == 0
    assert not result.quantities["hardware_multiple"].exists
    assert not result.quantities["cost_following"].exists


def test_any_set_of_towns_gives_a_line_for_each_number_of_them():
    rows = table(found(cities=TOWNS), "follow_sun")
    assert [row.quantities["towns_in_sun"].value for row in rows] == [1, 2, 3, 4, 5, 6]
    assert rows[1].quantities["daylight_share"].value == pytest.approx(1.0, abs=0.001)
    assert rows[2].quantities["daylight_share"].value == pytest.approx(0.831, abs=0.005)


def test_without_towns_the_articles_two_are_shown_and_not_claimed_as_stated():
    result = found()
    assert result.findings["towns"] == 0
    assert "sunshine_hours" not in result.quantities
    assert [row.label for row in table(result, "towns")] == ["Berlin, DE", "Los Angeles, US"]


@given(st.floats(0.1, 10), st.floats(0, 40), st.floats(0.1, 10))
@settings(max_examples=50)
def test_a_larger_battery_never_carries_less_nor_wastes_more(ratio, battery, more):
    small = storage.clear_days(ratio, battery, 12, 0.95, 0.95)
    large = storage.clear_days(ratio, battery + more, 12, 0.95, 0.95)
    assert large.energy >= small.energy - 1e-9
    assert large.curtailed <= small.curtailed + 1e-9
    assert 0 <= small.hours <= 1


@given(st.lists(st.floats(0, 5), min_size=24, max_size=72), st.floats(0, 20))
def test_no_energy_is_made_by_a_perfect_battery(generation, battery):
    run = storage.simulate(generation, battery, 1, 1)
    made = sum(generation)
    served = run.energy * len(generation)
    assert served + run.curtailed * made <= made + 1e-6
    assert served + run.curtailed * made >= made - battery - 1e-6


def test_a_battery_that_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="battery"):
        storage.simulate([1], -1, 1, 1)


def test_a_year_of_hours_is_simulated_too():
    sun = np.maximum(geometry.sin_elevation(34.05, -118.24), 0) * 4
    year = storage.simulate(sun.tolist(), 12, 0.95, 0.95)
    assert 0.8 < year.energy <= 1


@pytest.mark.parametrize("scene", [{}, {"cities": TOWNS}, {"rule": "germany", "supply": "wind"}])
def test_every_step_is_a_method_that_explains_all_its_symbols(scene):
    result = found(**scene)
    for step in result.steps:
        assert set(step.inputs) <= set(records.methods()[step.method].symbols), step.method
    for name in result.records:
        assert records.record(name)
