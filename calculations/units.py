"""Units that quantities may carry, and the conversions between them.

A unit is a product of the names below with at most one slash: ``USD/kWh``, ``W/m2``,
``kWh/year``. What is counted (prompts, tokens, sites) is a dimension of its own, so that
Wh per prompt and Wh per token never mix; so is each currency, because nothing here knows
an exchange rate.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from calculations.errors import UnitMismatch, UnknownUnit

HOURS_PER_YEAR = 8760.0
"""A common year. Leap years are left out of every method here."""

_SCALES: dict[str, tuple[str, float]] = {
    "1": ("", 1.0),
    "x": ("", 1.0),
    "%": ("", 0.01),
    "Wh": ("energy", 1.0),
    "kWh": ("energy", 1e3),
    "MWh": ("energy", 1e6),
    "GWh": ("energy", 1e9),
    "TWh": ("energy", 1e12),
    "J": ("energy", 1 / 3600),
    "kJ": ("energy", 1e3 / 3600),
    "MJ": ("energy", 1e6 / 3600),
    "GJ": ("energy", 1e9 / 3600),
    "W": ("power", 1.0),
    "kW": ("power", 1e3),
    "MW": ("power", 1e6),
    "GW": ("power", 1e9),
    "s": ("time", 1 / 3600),
    "min": ("time", 1 / 60),
    "h": ("time", 1.0),
    "day": ("time", 24.0),
    "year": ("time", HOURS_PER_YEAR),
    "m2": ("area", 1.0),
    "km2": ("area", 1e6),
    "ha": ("area", 1e4),
    "acre": ("area", 4046.8564224),  # international acre
    "m": ("length", 1.0),
    "km": ("length", 1e3),
    "mL": ("volume", 1.0),
    "L": ("volume", 1e3),
    "gCO2e": ("emissions", 1.0),
    "kgCO2e": ("emissions", 1e3),
    "tCO2e": ("emissions", 1e6),
    "token": ("token", 1.0),
    "Mtoken": ("token", 1e6),
}
_COUNTED = frozenset(
    {
        "prompt",
        "site",
        "home",
        "GPU",
        "GPU-hour",
        "model",
        "parameter",
        "use",
        "image",
        "video",
        "session",
    }
)
_CURRENCY = re.compile(r"[A-Z]{3}")
# A unit in the wrong case is a slip, and no currency: KWH, MWH, DAY.
_MISSPELT = frozenset(name.upper() for name in (*_SCALES, *_COUNTED)) - _COUNTED


@lru_cache(maxsize=1024)
def _read(unit: str) -> tuple[tuple[tuple[str, int], ...], float]:
    above, slash, below = unit.partition("/")
    if not above or (slash and not below):
        raise UnknownUnit(unit)
    powers: Counter[str] = Counter()
    factor = 1.0
    for part, sign in ((above, 1), (below, -1)):
        if not part:
            continue
        if part in _SCALES:
            dimension, scale = _SCALES[part]
        elif part in _COUNTED or (_CURRENCY.fullmatch(part) and part not in _MISSPELT):
            dimension, scale = part, 1.0
        else:
            raise UnknownUnit(unit)
        factor *= scale**sign
        # A watt is a watt-hour per hour: kWh/year and kW are the same thing.
        if dimension == "power":
            powers["energy"] += sign
            powers["time"] -= sign
        elif dimension:
            powers[dimension] += sign
    return tuple(sorted((d, p) for d, p in powers.items() if p)), factor


def check(unit: str) -> str:
    """Return `unit` if it is known.

    Raises
    ------
    UnknownUnit
        If a part of it is in no table.
    """
    _read(unit)
    return unit


def convert(value: float, unit: str, to: str) -> float:
    """Turn `value` from one unit into another.

    Raises
    ------
    UnitMismatch
        If the two measure different things.
    UnknownUnit
        If one of them is not known.

    Examples
    --------
    >>> convert(1.0, "GW", "MW")
    1000.0
    >>> round(convert(8.76, "MWh/year", "kW"), 12)
    1.0
    """
    dimensions, factor = _read(unit)
    wanted, target = _read(to)
    if dimensions != wanted:
        raise UnitMismatch(unit, to)
    return value * (factor / target)


def product_scale(first: str, second: str, to: str, *, divide: bool = False) -> float:
    """What a product (or quotient) of plain numbers in two units is multiplied by to be in `to`.

    Raises
    ------
    UnitMismatch
        If the product measures something else than `to` does.

    Examples
    --------
    >>> product_scale("Wh/prompt", "prompt/day", "kWh/day")
    0.001
    >>> product_scale("kWh", "Wh/prompt", "prompt", divide=True)
    1000.0
    """
    sign = -1 if divide else 1
    dimensions, factor = _read(first)
    others, other = _read(second)
    powers: Counter[str] = Counter(dict(dimensions))
    for dimension, power in others:
        powers[dimension] += sign * power
    wanted, target = _read(to)
    if tuple(sorted((d, p) for d, p in powers.items() if p)) != wanted:
        raise UnitMismatch(f"{first} {'÷' if divide else '×'} {second}", to)
    return factor * other**sign / target
