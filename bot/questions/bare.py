"""Bare numbers of a next turn, which take the unit of the value that they replace.

``no, 34`` after 30 ct a kWh are cents, ``if I talk them down to 27`` after 31 500 are thousands,
and ``rather 6`` after 8 hours a day are hours a day.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from bot.questions.units import units

_PRICES = frozenset({"price_per_hour", "electricity_price"})
_ALIKE = 5.0
"""A new value is hardly more times the old one; else it is meant as it stands."""
_MOST_HOURS = {"day": 24, "weekday": 24, "week": 168}


def in_unit_of(slot: str, value: float, kept: Mapping[str, Any]) -> float:
    """The bare `value` in the unit in which the slot's value in `kept` was likely said.

    >>> in_unit_of("electricity_price", 34, {"electricity_price": 0.3})
    0.34
    >>> in_unit_of("hours_per_year", 6, {"hours_per_year": 2920})
    2190
    """
    old = kept.get(slot)
    if slot == "hours_per_year":
        return value * _times(value, old)
    if slot in _PRICES and old:
        return value / 100 if not _alike(value, old) and _alike(value / 100, old) else value
    if slot == "capex" and old:
        alike = any(_alike(value, one) for one in old)
        thousands = any(one >= 1000 and _alike(value * 1000, one) for one in old)
        return value * 1000 if thousands and not alike else value
    return value


def _alike(value: float, old: float) -> bool:
    return value > 0 and old > 0 and max(value / old, old / value) <= _ALIKE


def _times(value: float, old: float | None) -> float:
    """How often a year so many hours come, if they are counted as the old ones were."""
    if not old or value <= 0:
        return 1
    fitting = list(_ways(value, old))
    if not fitting:
        return 1
    return min(fitting, key=lambda times: abs(math.log(value * times / old)))


def _ways(value: float, old: float) -> Iterable[float]:
    """Days, working days or weeks a year: those by which the old hours are whole, or all."""
    ways = [(units().per_year[name], most) for name, most in _MOST_HOURS.items() if value <= most]
    whole = [times for times, most in ways if old % times == 0 and old / times <= most]
    return whole or [times for times, _ in ways if times != units().per_year["weekday"]]
