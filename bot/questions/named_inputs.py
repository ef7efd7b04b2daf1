"""Inputs that no slot holds and a word names: ``PUE 1.3``, ``12 % interest``, ``by 2200``.

The number belongs to its word: no slot may take it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.candidates import THIS_YEAR
from bot.questions.message import Message
from bot.questions.quantity import Quantity
from bot.questions.units import read_yaml, turned

# So many words may stand between a name and its number: ``interest rate of about 8 %``.
_BETWEEN = 4
# Years within these are read as years of their own accord.
_EARLIEST, _FIRST, _LAST, _LATEST = 1000, 2010, 2100, 9999
# A year gone by, as years ahead: of use to an outlook alone.
PAST = "past_year"
_KINDS = {"pue": "number", "interest_rate": "percent"}


@dataclass(frozen=True, slots=True)
class Input:
    """A parameter's value, and the number it was read from."""

    name: str
    value: float
    quantity: Quantity


@lru_cache(maxsize=1)
def _words() -> tuple[Mapping[str, str], frozenset[str], frozenset[str]]:
    raw = read_yaml("named_inputs.yaml")
    return turned(raw["names"]), frozenset(raw["between"]), frozenset(raw["until"])


@lru_cache(maxsize=1)
def _past_words() -> tuple[frozenset[str], frozenset[str]]:
    raw = read_yaml("named_inputs.yaml")
    return frozenset(raw["during"]), frozenset(raw["present"])


def named_inputs(message: Message) -> Iterator[Input]:
    """Every input that is named in words, left to right."""
    for one in message.quantities:
        name = _name(message, one)
        if name is not None:
            yield Input(name, one.value, one)
        elif _is_far_year(message, one):
            yield Input("horizon_years", one.value - THIS_YEAR, one)
        elif _is_past_year(message, one):
            yield Input(PAST, one.value - THIS_YEAR, one)


def _name(message: Message, one: Quantity) -> str | None:
    """The parameter that the words right after or before a number name."""
    names, between, _ = _words()
    after = [token.low for token in message.tokens[one.end : one.end + 1]]
    before = []
    for token in reversed(message.tokens[max(0, one.start - _BETWEEN) : one.start]):
        before.append(token.low)
        if token.low not in between:
            break
    found = next((names[word] for word in (*before[-1:], *after) if word in names), None)
    return found if found is not None and _KINDS[found] == one.kind else None


def _is_far_year(message: Message, one: Quantity) -> bool:
    """``by 2200``, ``bis 1850``: four digits behind such a word are a year, however far."""
    token = message.tokens[one.start]
    if one.kind != "number" or not (token.text.isdecimal() and len(token.text) == 4):
        return False
    far = _EARLIEST <= one.value < _FIRST or _LAST < one.value <= _LATEST
    return far and one.start > 0 and message.tokens[one.start - 1].low in _words()[2]


def _is_past_year(message: Message, one: Quantity) -> bool:
    """``in 2020``, where nothing says that today is meant as well."""
    if one.kind != "year" or one.value >= THIS_YEAR or one.start == 0:
        return False
    during, present = _past_words()
    said = {token.low for token in message.tokens}
    return message.tokens[one.start - 1].low in during and not said & present
