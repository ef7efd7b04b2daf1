"""One value as somebody typed it for one parameter: ``30k``, ``12ct/kWh``, ``8h/day``, ``1GW``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from bot.questions.candidates import THIS_YEAR
from bot.questions.numbers import read
from bot.questions.periods import period
from bot.questions.quantity import Quantity
from bot.questions.text import clean
from bot.questions.units import units
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Parameter
from calculations.units import HOURS_PER_YEAR

_TIME_OF_YEAR = "month"
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\Z")
# What a power is counted in, in watts.
_WATTS = {"W": 1.0, "MW": 1e6}


def read_value(parameter: Parameter, text: str) -> Any:
    """The value of `text` in the parameter's own unit; ranges are checked elsewhere.

    Raises
    ------
    InvalidScenario
        If it cannot be read.
    """
    text = clean(text).strip().strip("\"'").strip()
    if parameter.kind == "place":
        return text
    if parameter.kind == "choice":
        if parameter.key == _TIME_OF_YEAR:
            text = period(text) or text
        folded = {choice.casefold(): choice for choice in parameter.choices}
        return folded.get(text.casefold(), text)
    if parameter.kind == "currency":
        return currency(text) or (text.upper() if len(text) == 3 else text[:40])
    if parameter.kind == "name":
        return " ".join(text.casefold().split())[:60]
    value = _number(parameter, text)
    if value is None or (parameter.kind == "whole number" and value != int(value)):
        raise InvalidScenario([_unreadable(parameter, text)])
    return int(value) if parameter.kind == "whole number" else value


def currency(text: str) -> str | None:
    """The currency a text names or carries: ``€``, ``30k quid``, ``SEK``."""
    known = units().currencies
    if text.casefold() in known:
        return known[text.casefold()]
    return next((one.currency for one in read(text) if one.currency), None)


def one_currency(
    stated: str | None, amounts: Iterable[tuple[Parameter, str]]
) -> tuple[str | None, list[Problem]]:
    """The currency of all amounts, and the problems of those that carry the sign of another.

    >>> one_currency(None, [])
    (None, [])
    """
    found: list[Problem] = []
    for declared, text in amounts:
        sign = currency(text) if "{currency}" in declared.unit else None
        stated = stated or sign
        if sign not in (None, stated):
            title, example = declared.title, declared.example
            found.append(Problem("currency", declared.key, text, title, example=example))
    return stated, found


def _unreadable(parameter: Parameter, text: str) -> Problem:
    return Problem(
        "not_a_number",
        parameter.key,
        text,
        parameter.title,
        parameter.unit,
        parameter.low,
        parameter.high,
        parameter.choices,
        parameter.example,
    )


def _number(parameter: Parameter, text: str) -> float | None:
    if _PLAIN.match(text):
        value = float(text)
        return value if math.isfinite(value) else None
    sign = -1.0 if text.startswith("-") else 1.0
    found = read(text.lstrip("+-"))
    if len(found) != 1 or found[0].start != 0:
        return None
    measured = _measured(parameter, found[0])
    return None if measured is None else sign * measured


# Kind of quantity to the units of the parameters it may be given for.
_FITTING = {
    "duration": ("year",),
    "percent": ("1", "1/year"),
    "factor": ("x",),
    "money": ("{currency}", "{currency}/h", "{currency}/kWh", "{currency}/year"),
}


def _measured(parameter: Parameter, one: Quantity) -> float | None:
    """A quantity in the parameter's unit, None where it measures something else."""
    unit, kind = parameter.unit, one.kind
    if kind == "power":
        return one.value / _WATTS[unit] if unit in _WATTS else None
    if kind == "hours":
        times = units().per_year
        return one.value * times.get(one.per or "year", 1.0) if unit == "h/year" else None
    if kind == "share":
        return one.value * (HOURS_PER_YEAR if unit == "h/year" else 1.0)
    if kind == "year":
        return one.value - THIS_YEAR if unit == "year" else one.value
    if kind == "number" or unit in _FITTING.get(kind, ()):
        return one.value
    return None
