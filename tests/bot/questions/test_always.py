"""All 8760 hours of a year in words."""

import pytest

from bot.questions.numbers import read


def hours(text):
    return [(one.value, one.per) for one in read(text) if one.kind == "hours"]


@pytest.mark.parametrize("text", [
    "24/7", "runs flat out all year", "28k, flat out", "läuft durch, 5 jahre",
    "keep them 3 years full time", "it appears to run continuously",
])  # fmt: skip
def test_all_hours(text):
    assert hours(text) == [(8760, "year")]


def test_hours_that_are_said_hold():
    assert hours("flat out for 8 hours a day") == [(8, "day")]


@pytest.mark.parametrize("text", ["that is flat out wrong", "a full-time job"])
def test_other_meanings(text):
    assert hours(text) == []
