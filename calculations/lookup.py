"""Which records hold a number that somebody has met: the way back from a figure to its source."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculations import records
from calculations.errors import UnitMismatch
from calculations.records import Figure, Record
from calculations.units import convert

PERCENT = "%"
# Shares are spoken of in per cent.
_SHARES = frozenset({"1", "1/year"})
_CONFIDENCE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was met."""

    value: float
    digits: int
    """How many digits it was written with, after which it may have been rounded."""
    unit: str = ""
    """``TWh``, ``USD/h``, ``%``; "" where nobody said."""


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of a record that is that number."""

    record: Record
    figure: Figure
    exact: bool
    """Whether it is the number itself, not one that is rounded to it."""
    central: bool
    """Whether it is the figure's value, not an end of its range."""


def matching(number: Number, among: Iterable[Record] | None = None) -> tuple[Match, ...]:
    """Every record that holds a number in any unit it can be written in, the likeliest first.

    A number of prompts counts as well as its unit alone: 0.24 Wh finds 0.24 Wh/prompt. What was
    rounded is found by two digits or more: 0.31 finds 0.307, and 3 only 3.

    Examples
    --------
    >>> found = matching(Number(0.24, 2, "Wh"))
    >>> found[0].record.id
    'footprint/gemini/prompt'
    """
    listed = records.records().values() if among is None else among
    found = [match for record in listed if (match := _best(number, record.as_shown))]
    return tuple(sorted(found, key=_rank))


def _rank(match: Match) -> tuple[bool, bool, int]:
    figure = match.figure
    return not match.exact, not match.central, _CONFIDENCE.index(figure.confidence)


def _best(number: Number, record: Record) -> Match | None:
    """How a record holds the number, its newest figure before its older ones."""
    found = [
        Match(record, figure, _is(number.value, said), side == "value")
        for figure in reversed(record.values)
        for side in ("value", "low", "high")
        for said in _said(getattr(figure, side), record.unit, number.unit)
        if _rounds_to(said, number)
    ]
    return min(found, key=_rank, default=None)


def _said(held: float | None, unit: str, asked: str) -> Iterator[float]:
    """A number of a record as it is said in the unit asked for, if it can be."""
    if held is None:
        return
    if unit in _SHARES:
        if asked in {PERCENT, ""}:
            yield held * 100
        if asked in {*_SHARES, ""}:
            yield held
        return
    if asked in {"", unit}:
        yield held
        return
    if PERCENT in {unit, asked}:
        return
    spoken = unit if "/" in asked else unit.partition("/")[0]
    try:
        yield convert(held, spoken, asked)
    except UnitMismatch:
        return


def _rounds_to(held: float, number: Number) -> bool:
    if _is(held, number.value):
        return True
    if number.digits < 2 or held == 0 or not math.isfinite(held):
        return False
    places = number.digits - 1 - math.floor(math.log10(abs(held)))
    return _is(round(held, places), number.value)


def _is(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9)
