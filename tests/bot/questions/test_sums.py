"""Money as it is said: hundredths, notes, prices in one word."""

import pytest

from bot.questions.numbers import read


@pytest.mark.parametrize(("text", "value", "currency", "per"), [
    ("zwofuffzig die Stunde", 2.5, None, "hour"), ("um dreizwanzig", 3.2, None, None),
    ("um an Euro zwanzig die Stund", 1.2, "EUR", "hour"),
    ("rent dollar fifty per hour", 1.5, "USD", "hour"),
    ("9 dollar fifty per hour", 9.5, "USD", "hour"), ("a fiver an hour", 5, None, "hour"),
    ("for a tenner", 10, None, None), ("one dollar and a half", 1.5, "USD", None),
    ("two euros and a half per hour", 2.5, "EUR", "hour"), ("charge a dollar", 1, "USD", None),
    ("für einen Euro", 1, "EUR", None), ("unter einem Euro?", 1, "EUR", None),
])  # fmt: skip
def test_a_sum(text, value, currency, per):
    (one,) = read(text)
    assert one.kind == "money"
    assert (one.value, one.currency, one.per) == (pytest.approx(value), currency, per)


@pytest.mark.parametrize("text", [
    "ein Euro-Projekt", "a dollar store", "for a pound of flesh", "fünfzehn", "vierzig",
    "einundzwanzig", "dreißig",
])  # fmt: skip
def test_what_is_no_sum(text):
    assert all(one.kind != "money" for one in read(text))


def test_a_half_of_something_else_is_no_half_dollar():
    assert [one.value for one in read("20 dollars and a half rack")] == [20, 0.5]
