"""Solar power of a town: what a kilowatt of panels yields, and in how many hours it suffices.

Hours of sunshine count a faint sun and a strong one alike. This counts hours by what panels
give in them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from calculations import records
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.sunlight import clouds, maps, sky
from calculations.sunlight.months import month_error
from calculations.sunlight.network import DAYS, Floats
from calculations.sunlight.panels import Panels, best_tilt, on_tilt, power
from calculations.sunlight.periods import WHOLE_YEAR
from calculations.sunlight.stations import Sunshine, sunshine

HOURS_IN_STEP = 0.5
CONSTANTS = (
    "sunshine/pv-losses",
    "sunshine/pv-inverter",
    "sunshine/pv-warmth-loss",
    "sunshine/pv-cooling",
    "sunshine/pv-ground",
)
# What else every yield rests on.
_MAPS = (
    "sunshine/clear-index-states",
    "sunshine/pv-map-haze",
    "sunshine/pv-map-warmth",
    "sunshine/map-height",
)
# Shares of rated power at which the error of the hours was measured; between them, between.
_MEASURED_AT = (0.10, 0.30, 0.50, 0.60)


@dataclass(frozen=True)
class SolarPower:
    """One kilowatt peak of fixed panels in an average year, or in some months of it."""

    total: Quantity
    """What it yields. [kWh/year], of some months [kWh]"""
    months: tuple[float, ...]
    """What it yields in each month. [kWh]"""
    tilt: float
    """Of the panels, towards the equator. [degree]"""
    sunny_share: float
    """Sunshine over that possible, weighted by light. [1]"""
    index: float
    """Light over that of cloudless days. [1]"""
    levels: Floats
    """Power over rated power in each part of the year, ascending. [1]"""
    hours_from: Floats
    """Hours with at least that power. [h]"""
    up: float
    """Hours with the sun up. [h]"""
    constants: tuple[float, float]
    """Clear index of months without and with nothing but sunshine. [1]"""
    american: bool
    spread: float
    """Extra relative error because the sunshine itself is estimated. [1]"""
    unit: str
    """Of `hours`: ``h/year``, or ``h`` where only some months are counted."""
    records: tuple[str, ...]

    def hours(self, share: float) -> Quantity:
        """Hours in which power is at least that share of rated power. [h/year] or [h]

        References
        ----------
        Method ``pv-hours`` in ``data/methods/``.
        """
        first = int(np.searchsorted(self.levels, share - 1e-12))
        value = float(self.hours_from[first]) if first < len(self.levels) else 0.0
        errors = [_high(name) for name in self._errors()]
        error = math.hypot(float(np.interp(share, _MEASURED_AT, errors)), self.spread)
        low, high = value * max(0.0, 1 - error), min(value * (1 + error), max(self.up, value))
        return Quantity(value, self.unit, low, high)

    def hours_errors(self, share: float) -> tuple[str, ...]:
        """Ids of the records that the error of `hours` comes from."""
        names, last = self._errors(), len(_MEASURED_AT) - 1
        above = min(int(np.searchsorted(_MEASURED_AT, share)), last)
        exact = above == 0 or share == _MEASURED_AT[above] or share > _MEASURED_AT[last]
        return names[above : above + 1] if exact else names[above - 1 : above + 1]

    def _errors(self) -> tuple[str, ...]:
        tail = "-us" if self.american else ""
        measured = tuple(f"sunshine/pv-hours-{n}-error{tail}" for n in (10, 30, 50))
        return (*measured, "sunshine/pv-hours-high-error")


def solar_power(place: Place, months: tuple[int, ...] = WHOLE_YEAR) -> SolarPower:
    """Yield of panels in a town, and its hours by power; in some `months` only, from 0.

    The model's own error was measured over whole years; that of the sunshine of some months is
    added to it.

    References
    ----------
    Method ``pv-yield`` in ``data/methods/``.
    """
    sun = sunshine(place)
    american = sun.american >= 0.5
    overcast, clear = (_blend(end, sun.american) for end in ("overcast", "clear"))
    metres = max(sun.height_m or 0.0, 0.0)
    where = _Where(place.latitude, place.longitude, metres, sun.by_month)
    year = _year(where, overcast, clear, _panels(), months)
    whole = months == WHOLE_YEAR
    if whole:
        spread = _sunshine_spread(sun, year.share, year.index, clear - overcast)
    else:
        spread = _high(month_error(sun)) * (clear - overcast) / max(year.index, overcast)
    error = math.hypot(_high(_yield_error(american)), spread)
    total = float(sum(year.months))
    unit = "kWh/year" if whole else "kWh"
    return SolarPower(
        total=Quantity(total, unit, total * max(0.0, 1 - error), total * (1 + error)),
        months=year.months,
        tilt=best_tilt(place.latitude),
        sunny_share=year.share,
        index=year.index,
        levels=year.levels,
        hours_from=year.hours_from,
        up=year.up,
        constants=(overcast, clear),
        american=american,
        spread=spread,
        unit="h/year" if whole else "h",
        records=(_yield_error(american), *_index_records(sun.american), *CONSTANTS, *_MAPS),
    )


@dataclass(frozen=True)
class _Where:
    latitude: float
    longitude: float
    metres: float
    sunshine: tuple[float, ...]


@dataclass(frozen=True)
class _Year:
    months: tuple[float, ...]
    share: float
    index: float
    levels: Floats
    hours_from: Floats
    up: float


# A tenth of a megabyte each, and a millisecond's work.
@lru_cache(maxsize=24)
def _year(
    where: _Where, overcast: float, clear: float, panels: Panels, months: tuple[int, ...]
) -> _Year:
    """The whole chain, from sunshine to power, of the months that count."""
    at = (where.latitude, where.longitude)
    course = sky.sun(where.latitude)
    cloudless = sky.clear_sky(course, maps.turbidity(*at), where.metres)
    share = clouds.sunny_share(np.array(where.sunshine), cloudless, DAYS)
    index = clouds.clear_index(share, overcast, clear)
    light = clouds.under_clouds(cloudless, course, index)
    face = on_tilt(light, course, where.latitude, best_tilt(where.latitude), panels.ground)
    out = power(face, maps.temperature(*at, where.metres), panels)
    days = np.where(np.isin(np.arange(12), months), DAYS, 0.0)
    hours = light.weights[:, None, :] * days[:, None, None] * HOURS_IN_STEP + np.zeros_like(out)
    bright = cloudless.level.sum(axis=1) * days
    # Polar night: nothing to weigh.
    bright = bright / max(float(bright.sum()), 1e-9)
    order = np.argsort(out, axis=None)
    levels, parts = out.ravel()[order], hours.ravel()[order]
    return _Year(
        months=tuple((out * hours).sum(axis=(1, 2)).tolist()),
        share=float(bright @ share),
        index=float(bright @ index),
        levels=levels,
        hours_from=np.cumsum(parts[::-1])[::-1],
        up=float(((course.height > 0).sum(axis=1) * days).sum() * HOURS_IN_STEP),
    )


def _sunshine_spread(sun: Sunshine, share: float, index: float, slope: float) -> float:
    """Relative error of light that estimated sunshine adds; stations' own is in the model's. [1]"""
    return _high(sun.error) * slope * share / index if sun.interpolated else 0.0


def _high(name: str) -> float:
    return (records.figure(name).high or 0.0) / 100


def _panels() -> Panels:
    losses, inverter, warmth, cooling, ground = (records.number(name) for name in CONSTANTS)
    return Panels(losses / 100, inverter / 100, warmth, cooling, ground / 100)


def _blend(end: str, american: float) -> float:
    world = records.number(f"sunshine/{end}-index")
    return world + (records.number(f"sunshine/{end}-index-us") - world) * american


def _index_records(american: float) -> tuple[str, ...]:
    tails = (*([""] if american < 1 else []), *(["-us"] if american > 0 else []))
    return tuple(f"sunshine/{end}-index{tail}" for tail in tails for end in ("overcast", "clear"))


def _yield_error(american: bool) -> str:
    return "sunshine/pv-yield-error-us" if american else "sunshine/pv-yield-error"
