"""Years and dates, counted from 2026, the year that all answers stand in."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def horizons(text):
    """The years ahead that a text can mean."""
    return [c.value for one in read(text) for c in candidates(one) if c.slot == "horizon_years"]


@pytest.mark.parametrize(("text", "value"), [
    ("and next year?", 1), ("nächstes Jahr?", 1), ("next year's number for the world", 1),
    ("over the next decade", 10), ("im kommenden Jahrzehnt", 10),
    ("share by end of decade", 4), ("for the end of the decade", 4), ("late this decade", 4),
    ("by the decade's end", 4), ("bis Ende dieses Jahrzehnts", 4), ("bis zum Jahrzehntende", 4),
    ("by mid-century", 24), ("Mitte des Jahrhunderts", 24),
    ("haircut my 2029 TWh", 3), ("demand 2030 gw or twh", 4), ("2028 EU servers", 2),
    ("GW online next yr", 1), ("by '30", 4), ("in FY28", 2), ("FY2031", 5),
    ("by twenty-thirty-one", 5), ("twenty twenty-eight", 2),
    ("bis zweitausendfünfunddreißig", 9), ("and '35?", 9), ("Faktor 100 bis 2035", 9),
])  # fmt: skip
def test_a_time_to_come(text, value):
    assert horizons(text) == [value]


def test_next_year_is_no_lifetime():
    (one,) = read("next year")
    assert [c.slot for c in candidates(one)] == ["horizon_years"]


@pytest.mark.parametrize("text", [
    "in the next years", "end of the year", "a line from 1978", "paid since 1961", "seit 1960",
    "like in the '80s",
])  # fmt: skip
def test_what_is_no_time_to_come(text):
    assert not [one for one in read(text) if one.kind in {"year", "duration"}]
    assert not horizons(text)


def test_minutes_make_no_year():
    assert "year" not in {one.kind for one in read("twenty thirty-minute calls")}


def test_a_round_number_behind_in_may_count():
    assert [one.kind for one in read("in 1500 homes")] == ["number"]


def test_a_number_of_terawatt_hours_stays_one():
    assert [one.kind for one in read("2029TWh, 945 TWh")] == ["energy", "energy"]
