"""Times that are over, which fill no slot."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def years(text):
    """Every reading in years: of a machine's life or of a time to come."""
    wanted = {"lifetime_years", "horizon_years"}
    return [c.value for one in read(text) for c in candidates(one) if c.slot in wanted]


@pytest.mark.parametrize("text", [
    "five years ago", "vor fünf Jahren", "seit drei Jahren", "a box 3 years old", "drei Jahre alt",
    "what they said five years back, and now", "CAGR der letzten fünf Jahre",
    "over the last ten years", "in the past 2 years", "in his forty years",
    "27 years in this trade", "20 Jahre im Beruf", "30 years of experience",
])  # fmt: skip
def test_what_is_over(text):
    assert years(text) == []


@pytest.mark.parametrize(("text", "value"), [
    ("cards last five years", 5), ("over the next 5 years", 5), ("paid back in 3 years", 3),
    ("do I have it in 3 years back?", 3), ("nach 4 Jahren alte Technik", 4), ("its 5 year life", 5),
    ("5 years in service", 5), ("life may be taken six years", 6), ("60 months", 5),
    ("two years and a half", 2.5), ("2 years and half the energy", 2), ("pour 5 ans", 5),
    ("auf 2 statt 4 Jahre abgeschrieben", 2), ("6 statt 24 Monate", 0.5),
])  # fmt: skip
def test_what_is_not_over(text, value):
    assert set(years(text)) - {0.5 if value != 0.5 else 0} == {value}
