"""Which slots a quantity could fill, by what it measures, and the value it would have there.

Units decide here; what they leave open (is ``5`` a price or a lifetime?) is for `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.questions.bare import in_unit_of
from bot.questions.quantity import ASKED, HEADS, OF_YEAR, Kind, Quantity
from bot.questions.rates import A_DAY
from bot.questions.units import units
from calculations.units import HOURS_PER_YEAR

THIS_YEAR = 2026
AHEAD = "ahead"
"""The unit of a time that begins today, which is no lifetime: ``next year``."""
NONE = "none"
"""The label of a number that fills no slot."""


_NOTHING: Mapping[str, Any] = {}
# Nobody sells an hour for so much: "a card at 8900 euro per hour?" asks for the cost of an hour.
_NO_HOUR = 1000
_MOST_ELASTIC = 10
# So many households has the world; more is a sum of money.
_MOST_SITES = 2_000_000_000
_DEAR = frozenset({"USD", "EUR", "GBP", "CHF"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot, the value there, and the way it was read, which is what the model tells apart."""

    label: str
    """The slot's name, with a sign where one slot has several readings (``efficiency_gain<``)."""
    slot: str
    value: float


def candidates(one: Quantity, kept: Mapping[str, Any] = _NOTHING) -> tuple[Candidate, ...]:
    """All readings of a quantity, without the one that it fills no slot.

    `kept` is what the thread has stated: a bare number takes the unit of what it replaces.
    """
    if one.void or (one.kind == "number" and (one.glued or one.unit == HEADS)):
        return ()
    read = [pair for pair in _READERS[one.kind](one) if one.meant in {"", pair[0]}]
    if kept and one.kind == "number":
        read = [*_refitted(one, read, kept)]
    return tuple(Candidate(label, _slot(label), value) for label, value in read)


def _refitted(
    one: Quantity, read: list[tuple[str, float]], kept: Mapping[str, Any]
) -> Iterator[tuple[str, float]]:
    bare = one.per is None and not one.scaled
    for label, value in read:
        if label == "elasticity" and value > _MOST_ELASTIC and label not in kept:
            continue  # "and in 15?" behind 2 years
        if label == "horizon_years" and label in kept and value > THIS_YEAR % 100:
            yield label, value - THIS_YEAR % 100  # "and 35?" behind 2030
        else:
            yield label, in_unit_of(label, value, kept) if bare else value
    times = units().per_year.get(one.per or "", 0) if one.per != "hour" else 0
    if "hours_per_year" in kept and 0 < one.value * times <= HOURS_PER_YEAR:
        # "make it 20 a week", where hours are the talk
        yield "hours_per_year", one.value * times


def _slot(label: str) -> str:
    return label.rstrip("<>%")


def _money(one: Quantity) -> Iterator[tuple[str, float]]:
    if one.per == "hour" and one.value >= _NO_HOUR and one.currency in _DEAR:
        yield "capex", one.value
    elif one.per == "hour":
        yield "price_per_hour", one.value
    elif one.per == "kwh":
        yield "electricity_price", one.value
    elif one.per is None:
        yield "capex", one.value
        yield "price_per_hour", one.value
        yield "electricity_price", one.value


def _number(one: Quantity) -> Iterator[tuple[str, float]]:
    if one.unit == ASKED:
        yield "prompts_per_day", one.value
        return
    if one.per == "hour":
        yield "price_per_hour", one.value
    elif one.per == "kwh":
        yield "electricity_price", one.value
    if one.per is not None and one.per in A_DAY and one.per != "hour":
        yield "prompts_per_day", one.value * A_DAY[one.per]
    if one.per is None:
        yield "capex", one.value
        yield "price_per_hour", one.value
        yield "electricity_price", one.value
        yield "elasticity", abs(one.value)
        yield "prompts_per_day", one.value
        yield from _whole_number(one)
        if one.value <= HOURS_PER_YEAR:
            yield "hours_per_year", one.value
        if one.value <= 50:
            yield "lifetime_years", one.value
            yield "horizon_years", one.value
        if one.value > 0:
            yield "efficiency_gain", one.value
            yield "power_w", one.value
            yield "load_mw", one.value
        if 0 < one.value < 1:
            yield "efficiency_gain>", 1 / one.value


def _whole_number(one: Quantity) -> Iterator[tuple[str, float]]:
    if one.value == int(one.value) and 1 < one.value <= _MOST_SITES:
        yield "sites", one.value


def _hours(one: Quantity) -> Iterator[tuple[str, float]]:
    times = units().per_year
    if one.per == "hour":
        return
    value = one.value * times.get(one.per or _unsaid(one.value), 1.0)
    # Hours of a day, a week or a year are hours in use, and too many are refused in words; so many
    # hours in all are not.
    if one.per is not None or value <= HOURS_PER_YEAR:
        yield "hours_per_year", value


def _unsaid(hours: float) -> str:
    """What hours are meant by where nobody says so: so few are of a day, some of a week."""
    return "day" if hours <= 24 else "week" if hours <= 168 else "year"


def _duration(one: Quantity) -> Iterator[tuple[str, float]]:
    if one.unit == AHEAD:
        yield "horizon_years", one.value
        return
    yield "lifetime_years", one.value
    yield "horizon_years", one.value
    if one.value <= 1:
        yield "hours_per_year", one.value * HOURS_PER_YEAR


def _power(one: Quantity) -> Iterator[tuple[str, float]]:
    yield "power_w", one.value
    yield "load_mw", one.value / 1e6


def _part(one: Quantity) -> Iterator[tuple[str, float]]:
    """``90%``, ``a third``: less by that much, down to that much, or that much of the year."""
    if one.unit == OF_YEAR:
        yield "hours_per_year", one.value * HOURS_PER_YEAR
        return
    if one.kind == "share" and one.value > 0:
        yield "efficiency_gain>", 1 / one.value
        yield "elasticity", one.value
    if 0 < one.value < 1:
        yield "efficiency_gain<", 1 / (1 - one.value)
    elif one.value >= 1:
        # Nothing saves all of its energy or more: no gain is that large, and 0 is refused.
        yield "efficiency_gain<", 0.0
    if one.kind == "percent" and one.value > 0:
        yield "efficiency_gain>", 1 / one.value
        yield "efficiency_gain%", 1 + one.value
    if 0 < one.value <= 1:
        yield "hours_per_year", one.value * HOURS_PER_YEAR


def _factor(one: Quantity) -> Iterator[tuple[str, float]]:
    """``10x``; nobody calls it a gain where less of the energy, ``halve``, is what is left."""
    if one.value >= 1 or one.value == 0:
        yield "efficiency_gain", one.value
    if one.value > 0:
        yield "efficiency_gain>", 1 / one.value


def _year(one: Quantity) -> Iterator[tuple[str, float]]:
    if one.value > THIS_YEAR:
        yield "horizon_years", one.value - THIS_YEAR
    yield "capex", one.value
    yield "sites", one.value
    yield "prompts_per_day", one.value * A_DAY.get(one.per or "day", 1.0)
    yield "hours_per_year", one.value


def _nothing(one: Quantity) -> Iterator[tuple[str, float]]:
    yield from ()


_READERS: Mapping[Kind, Callable[[Quantity], Iterator[tuple[str, float]]]] = {
    "money": _money,
    "number": _number,
    "hours": _hours,
    "duration": _duration,
    "power": _power,
    "percent": _part,
    "share": _part,
    "factor": _factor,
    "year": _year,
    "energy": _nothing,
    "size": _nothing,
}
