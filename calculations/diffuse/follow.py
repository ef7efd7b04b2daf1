"""Following the sun from town to town: how much of the year, and what it costs.

Every town needs its own hardware. What stands in the dark is idle, so that the cost of the
copies belongs to the answer as much as the hours do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from calculations.units import HOURS_PER_YEAR

Floats = NDArray[np.float64]


def share_with(ups: NDArray[np.bool_], at_least: int) -> float:
    """Share of the year in which at least so many towns have the sun up. [1]

    `ups` holds one row of 8760 hours for each town.

    >>> ups = np.array([[True, True, False, False], [False, True, True, False]])
    >>> share_with(ups, 1), share_with(ups, 2)
    (0.75, 0.25)
    """
    return float((ups.sum(axis=0) >= at_least).mean())


def sunny_hours(ups: NDArray[np.bool_], sunshine: Sequence[float], at_least: int = 1) -> float:
    """Hours a year in which at least so many towns have sunshine, clouds included. [h/year]

    References
    ----------
    Method ``follow-the-sun`` in ``data/methods/``.

    Examples
    --------
    >>> ups = np.array([[True, True, False, False], [False, True, True, False]])
    >>> sunny_hours(ups, [1, 2]), sunny_hours(ups, [1, 2], at_least=2)
    (2.5, 0.5)
    """
    return sum(hours_by_count(ups, sunshine)[at_least:])


def hours_by_count(ups: NDArray[np.bool_], sunshine: Sequence[float]) -> tuple[float, ...]:
    """Hours a year in which exactly none, one, two… of the towns have sunshine. [h/year]

    Each town's daylight is sunny in the share that its yearly sunshine needs, at any hour alike,
    and clouds in one town say nothing of those in another.

    >>> hours_by_count(np.array([[True, True, False, False]]), [1])
    (3.0, 1.0)
    """
    daylight = np.maximum(ups.sum(axis=1), 1)
    sunny = np.minimum(np.asarray(sunshine) / daylight, 1.0)[:, None] * ups
    # chances[k]: that exactly k of the towns so far are sunny, for every hour.
    chances = np.zeros((len(ups) + 1, ups.shape[1]))
    chances[0] = 1.0
    for known, town in enumerate(sunny):
        bright = chances[: known + 1] * town
        chances[: known + 1] -= bright
        chances[1 : known + 2] += bright
    return tuple(float(hours) for hours in chances.sum(axis=1))


def hours_between(sunshine: Sequence[float]) -> tuple[float, float]:
    """Fewest and most hours that towns can have sun in at least one of them. [h/year]

    >>> hours_between([1600, 3200])
    (3200, 4800)
    """
    return max(sunshine), min(HOURS_PER_YEAR, sum(sunshine))


def hardware_multiple(towns: int, at_once: int) -> float | None:
    """Hardware over that of one site; None where there are fewer towns than share the load.

    References
    ----------
    Method ``idle-copies`` in ``data/methods/``.

    Examples
    --------
    >>> hardware_multiple(2, 1), hardware_multiple(6, 2), hardware_multiple(1, 2) is None
    (2.0, 3.0, True)
    """
    return towns / at_once if towns >= at_once else None


def cost_per_kwh(
    annual: float, multiple: float, hours: float, pue: float, price: float
) -> float | None:
    """Full cost of a kilowatt of computing for an hour; None without hours.

    Parameters
    ----------
    annual : float
        Yearly cost of owning a kilowatt of computing. [currency/kW]
    multiple : float
        Hardware over that of one site. [1]
    hours : float
        In which the load runs. [h/year]
    pue, price : float
        Power usage effectiveness, and price of electricity. [currency/kWh]

    References
    ----------
    Method ``idle-copies`` in ``data/methods/``.

    Examples
    --------
    >>> cost_per_kwh(8760, 1, 8760, 1.2, 0.1), cost_per_kwh(8760, 2, 4380, 1, 0)
    (1.12, 4.0)
    """
    return annual * multiple / hours + pue * price if hours > 0 else None
