"""Quantities in whose words no number stands: ``per GW``, ``unit elasticity``."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.compounds import years_value
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.units import units
from bot.questions.words import Token


def unsaid_number(tokens: Sequence[Token], i: int) -> Quantity | None:
    """The quantity that one word at `i` is, or begins."""
    word = tokens[i].low
    if word in {"gw", "gigawatt"} and low(tokens, i - 1) in {"per", "pro", "je"}:
        return _of_one(tokens, i)
    if word in {"unit", "unitary"} and low(tokens, i + 1).startswith("elastic"):
        return Quantity("number", 1.0, i, i + 1)
    if word == "order" and (end := _follow(tokens, i + 1, ["of", "magnitude"])) is not None:
        return Quantity("factor", 10.0, i, end)
    years = years_value(word)
    return None if years is None else Quantity("duration", years, i, i + 1, unit="year")


def _of_one(tokens: Sequence[Token], i: int) -> Quantity:
    """``turbines per GW``, ``per gigawatt-and-a-half``."""
    word = tokens[i].low
    half = _follow(tokens, i + 1, ["and", "a", "half"])
    value = units().power[word] * (1.5 if half is not None else 1.0)
    return Quantity("power", value, i, half or i + 1, unit=word)


def _follow(tokens: Sequence[Token], i: int, words: Sequence[str]) -> int | None:
    """Where a row of words ends that begins at `i`, with or without dashes between."""
    for word in words:
        i += low(tokens, i) == "-"
        if low(tokens, i) != word:
            return None
        i += 1
    return i
