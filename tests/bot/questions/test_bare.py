"""Bare numbers of a next turn."""

import pytest

from bot.questions.bare import in_unit_of
from bot.questions.candidates import candidates
from bot.questions.numbers import read


@pytest.mark.parametrize(("slot", "value", "old", "meant"), [
    ("electricity_price", 34, 0.30, 0.34), ("electricity_price", 9, 8, 9),
    ("electricity_price", 0.4, 0.3, 0.4), ("price_per_hour", 35, 1.4, 0.35),
    ("price_per_hour", 90, 1.8, 0.9), ("price_per_hour", 3, 1.4, 3),
    ("capex", 27, [31500], 27000), ("capex", 8000, [31500], 8000), ("capex", 50, [60], 50),
    ("hours_per_year", 6, 2920, 6 * 365), ("hours_per_year", 8, 9 * 260, 8 * 260),
    ("hours_per_year", 50, 45 * 52, 50 * 52), ("hours_per_year", 20, 8760, 20 * 365),
    ("hours_per_year", 2000, 8760, 2000), ("lifetime_years", 5, 3, 5),
])  # fmt: skip
def test_a_bare_number_takes_the_unit_of_what_it_replaces(slot, value, old, meant):
    assert in_unit_of(slot, value, {slot: old}) == pytest.approx(meant)


@pytest.mark.parametrize("slot", ["electricity_price", "capex", "hours_per_year"])
def test_it_stands_as_it_is_where_nothing_is_replaced(slot):
    assert in_unit_of(slot, 8, {}) == 8


@pytest.mark.parametrize("old", [0, 1, 3000, 8760, 1e9])
@pytest.mark.parametrize("value", [0, 0.5, 24, 168, 169])
def test_hours_are_never_more_than_a_year_has(old, value):
    assert in_unit_of("hours_per_year", value, {"hours_per_year": old}) <= 8760


def test_a_week_of_hours_where_hours_are_the_talk():
    (one,) = read("make it 20 a week")
    slots = {c.slot: c.value for c in candidates(one, {"hours_per_year": 2080})}
    assert slots["hours_per_year"] == 20 * 52
    assert "hours_per_year" not in {c.slot for c in candidates(one)}
