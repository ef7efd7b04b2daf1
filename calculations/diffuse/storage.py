"""Sun and a battery against a constant load, hour by hour.

Everything is per unit of load: generation in multiples of it, the battery in hours of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

# Days until the battery's level no longer depends on having begun empty.
_DAYS = 10


@dataclass(frozen=True)
class Carried:
    """How well sun and battery carried the load."""

    energy: float
    """Share of the energy. [1]"""
    hours: float
    """Share of the hours in which nothing was missing. [1]"""
    curtailed: float
    """Share of the generation that found no use. [1]"""


def clear_day(ratio: float, daylight: float) -> tuple[float, ...]:
    """Generation in each hour of a clear day, half a sine wave around noon, read at half past.

    >>> [round(hour, 3) for hour in clear_day(1.0, 12.0)[5:8]]
    [0.0, 0.131, 0.383]
    """
    rise = 12 - daylight / 2
    since = (hour + 0.5 - rise for hour in range(24))
    return tuple(
        ratio * math.sin(math.pi * t / daylight) if 0 < t < daylight else 0.0 for t in since
    )


def simulate(
    generation: Sequence[float],
    battery: float,
    charging: float,
    discharging: float,
    *,
    counted: int | None = None,
) -> Carried:
    """Run a battery over hours of generation against a load of 1, beginning empty.

    Parameters
    ----------
    generation : sequence of float
        In multiples of the load, one for each hour. [1]
    battery : float
        Hours of the load it holds. [h]
    charging, discharging : float
        Share of the energy that gets in, and out again. [1]
    counted : int, optional
        Only the last hours, so many of them, count; all if left out.

    Raises
    ------
    ValueError
        If the battery is negative or an efficiency lies outside of 0 to 1.

    References
    ----------
    Method ``battery`` in ``data/methods/``.

    Examples
    --------
    >>> simulate([2, 0], battery=1, charging=1, discharging=1)
    Carried(energy=1.0, hours=1.0, curtailed=0.0)
    >>> simulate([2, 0], battery=0, charging=1, discharging=1)
    Carried(energy=0.5, hours=0.5, curtailed=0.5)
    """
    _check(battery, charging, discharging)
    served = _served(generation, battery, charging, discharging)
    return _carried(generation, served, len(generation) if counted is None else counted)


def _served(
    generation: Iterable[float], battery: float, charging: float, discharging: float
) -> Iterator[tuple[float, float]]:
    """What the load gets in each hour, and how much of the generation finds no use."""
    level = 0.0
    for made in generation:
        spare = made - 1.0
        if spare >= 0:
            stored = min(spare * charging, battery - level)
            level += stored
            yield 1.0, spare - stored / charging
        else:
            out = min(-spare, level * discharging)
            level -= out / discharging
            yield made + out, 0.0


def _carried(
    generation: Sequence[float], served: Iterable[tuple[float, float]], count: int
) -> Carried:
    """The shares over the last hours, so many of them."""
    start = len(generation) - count
    met, full, lost = 0.0, 0, 0.0
    for got, unused in islice(served, start, None):
        met += got
        full += got > 1 - 1e-9
        lost += unused
    total = math.fsum(generation[start:])
    return Carried(met / count, full / count, lost / total if total else 0.0)


def _check(battery: float, charging: float, discharging: float) -> None:
    if battery < 0 or not 0 < charging <= 1 or not 0 < discharging <= 1:
        raise ValueError(f"battery {battery} h, charging {charging}, discharging {discharging}?")


@lru_cache(maxsize=512)
def clear_days(
    ratio: float, battery: float, daylight: float, charging: float, discharging: float
) -> Carried:
    """The last of ten equal clear days.

    >>> round(clear_days(3, 8, 12, 0.95, 0.95).energy, 6)
    0.765965
    """
    days = clear_day(ratio, daylight) * _DAYS
    return simulate(days, battery, charging, discharging, counted=24)
