"""The number whose source somebody asks for: ``where does the 415 TWh come from?``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bot.questions.digits import decimal
from bot.questions.message import Message
from bot.questions.numerals import numeral
from bot.questions.quantity import Quantity
from bot.questions.units import read_yaml, turned
from calculations.lookup import PERCENT, Number

_RATES = {"hour": "h", "kwh": "kWh"}
_WRITTEN = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d")


def quoted(message: Message) -> Number | None:
    """The first number with a unit, else the first that is no mere count; years are neither."""
    found = list(_numbers(message))
    return next((one for one in found if one.unit), None) or next(filter(_telling, found), None)


def _telling(number: Number) -> bool:
    """Whether a bare number is one that a figure would be, not a count: 415 and 0.3, but no 10."""
    return number.digits > 2 or number.value != int(number.value)


def measures(number: Number) -> bool:
    """Whether it can only be a figure: an amount of energy, carbon or water, not of time or money.

    >>> measures(Number(0.24, 2, "Wh")), measures(Number(10, 2, "h"))
    (True, False)
    """
    return number.unit in {*_names().values(), PERCENT} - {"token"}


def _numbers(message: Message) -> Iterator[Number]:
    for one in message.quantities:
        if one.kind == "year":
            continue
        at = next((i for i in range(one.start, one.end) if message.tokens[i].is_number), None)
        read = numeral(message.tokens, at) if at is not None else None
        if at is None or read is None:
            continue
        after = message.tokens[read.end].low if read.end < len(message.tokens) else ""
        value, unit = _unit(one, read.value, after)
        yield Number(value, _digits(message.tokens[at].text), unit)


def _unit(one: Quantity, written: float, after: str) -> tuple[float, str]:
    """The number in the unit that was written, and that unit."""
    match one.kind:
        case "money":
            per = f"/{_RATES[one.per]}" if one.per in _RATES else ""
            return one.value, f"{one.currency}{per}" if one.currency else ""
        case "percent":
            return written, PERCENT
        case "share" | "factor":
            return one.value, "1" if one.kind == "share" else "x"
        case "hours":
            return written, "h"
        case _:
            return written, _names().get(after, "")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return turned(read_yaml("quoted.yaml"))


def _digits(text: str) -> int:
    """How many digits say something: none of the zeros in front.

    >>> _digits("0.24"), _digits("1,000"), _digits("007")
    (2, 4, 1)
    """
    return max(1, len(re.sub(r"\D", "", text).lstrip("0")))


def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of an answer of ours, in order; what they measure is left open."""
    found = []
    for written in _WRITTEN.findall(text):
        try:
            found.append(Number(decimal(written), _digits(written)))
        except (ValueError, OverflowError):
            continue
    return tuple(found)
