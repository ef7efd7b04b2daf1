"""Quantities without a number."""

import pytest

from bot.questions.numbers import read


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("how many turbines per GW of AI", "power", 1e9),
    ("per gigawatt-and-a-half of AI", "power", 1.5e9),
    ("unit elasticity", "number", 1), ("demand is unit elastic", "number", 1),
    ("order of magnitude better", "factor", 10), ("order-of-magnitude", "factor", 10),
    ("fünfjährige AfA", "duration", 5),
])  # fmt: skip
def test_what_is_meant(text, kind, value):
    assert [(one.kind, one.value) for one in read(text)] == [(kind, value)]


@pytest.mark.parametrize("text", [
    "acres per MW of AI", "orders of magnitude", "in order of size", "mehrjährig", "a unit of heat",
])  # fmt: skip
def test_what_says_no_number(text):
    assert read(text) == ()
