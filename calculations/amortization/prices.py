"""Which hours to run when electricity has a price for each hour.

Two questions. Before buying: how many of the cheapest hours make an hour of work cheapest, once
the purchase is spread over them? After buying: up to which price is it worth running at all?
Prices are per kWh, `drawn_kw` is power times PUE, `annual` the yearly cost of owning.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import NormalDist

from calculations.units import HOURS_PER_YEAR

_NORMAL = NormalDist()


@dataclass(frozen=True)
class Optimum:
    """The hours a year that make an hour cheapest."""

    hours: float
    """[h/year]"""
    cost: float
    """Of an hour, purchase and electricity. [currency/h]"""
    threshold: float
    """Price of the dearest hour still used. [currency/kWh]"""


def curve(prices: Sequence[float], fixed: float, drawn_kw: float = 1.0) -> list[float]:
    """Average cost of an hour when only the cheapest 1, 2, 3… hours are used.

    >>> curve([30, -20, 0], 20)
    [0.0, 0.0, 10.0]
    """
    paid = accumulate(sorted(prices))
    return [(fixed + drawn_kw * total) / hours for hours, total in enumerate(paid, start=1)]


def cheapest_of(prices: Sequence[float], fixed: float, drawn_kw: float = 1.0) -> Optimum:
    """Fewest hours of a list at which an hour costs least.

    Parameters
    ----------
    prices : sequence of float
        One for each hour that could be used. [currency/kWh]
    fixed : float
        To be paid whatever runs. [currency]
    drawn_kw : float
        Power while running, times PUE. [kW]

    Raises
    ------
    ValueError
        If there are no prices.

    References
    ----------
    Method ``optimal-hours`` in ``data/methods/``.

    Examples
    --------
    >>> cheapest_of([-20, 0, 10, 30, 50, 60, 80, 100, 150, 300], 200)
    Optimum(hours=5, cost=54.0, threshold=50)
    """
    if not prices:
        raise ValueError("no prices to choose from")
    costs = curve(prices, fixed, drawn_kw)
    best = min(range(len(costs)), key=costs.__getitem__)
    return Optimum(best + 1, costs[best], sorted(prices)[best])


def on_a_line(annual: float, drawn_kw: float, lowest: float, highest: float) -> Optimum:
    """Cheapest hours when prices rise evenly from the cheapest hour of the year to the dearest.

    Raises
    ------
    ValueError
        If the highest price is below the lowest.

    References
    ----------
    Method ``optimal-hours`` in ``data/methods/``.

    Examples
    --------
    >>> best = on_a_line(375.684682, 1.2, -0.02, 0.14)
    >>> round(best.hours), round(best.cost, 4), round(best.threshold, 4)
    (5855, 0.1043, 0.0869)
    """
    spread = highest - lowest
    if spread < 0:
        raise ValueError(f"highest price {highest} is below the lowest, {lowest}")
    slope = drawn_kw * spread
    hours = HOURS_PER_YEAR
    if slope > 0:
        # Kit that costs nothing would run for the very cheapest hour only.
        hours = min(hours, max(1.0, math.sqrt(2 * annual * HOURS_PER_YEAR / slope)))
    used = hours / HOURS_PER_YEAR
    cost = annual / hours + drawn_kw * (lowest + spread * used / 2)
    return Optimum(hours, cost, lowest + spread * used)


def on_a_bell(annual: float, drawn_kw: float, mean: float, deviation: float) -> Optimum:
    """Cheapest hours when prices are spread like a bell curve, which has no dearest hour.

    Raises
    ------
    ValueError
        If the standard deviation is not above 0.

    References
    ----------
    Method ``optimal-hours-bell`` in ``data/methods/``.

    Examples
    --------
    >>> best = on_a_bell(125.228227, 1.2, 0.0796, 0.0489690893)
    >>> round(best.hours), round(best.cost, 4), round(best.threshold, 4)
    (3137, 0.0742, 0.0618)
    """
    if deviation <= 0:
        raise ValueError(f"standard deviation {deviation} must be above 0")
    z = bell_point(annual / (HOURS_PER_YEAR * drawn_kw * deviation))
    threshold = mean + z * deviation
    return Optimum(HOURS_PER_YEAR * _NORMAL.cdf(z), drawn_kw * threshold, threshold)


def bell_point(ratio: float) -> float:
    """The z at which z F(z) + f(z) equals `ratio`; F and f are the standard normal's.

    >>> round(bell_point(0.5), 6)
    0.188049
    """
    # Convex and rising, and the start lies to the right of the root: Newton cannot overshoot.
    wanted = max(ratio, 1e-9)
    z = wanted
    for _ in range(60):
        share = _NORMAL.cdf(z)
        step = (z * share + _NORMAL.pdf(z) - wanted) / share
        z -= step
        if abs(step) < 1e-13:
            break
    return z


def bell_deviation(mean: float, negative_hours: float, hours: float = HOURS_PER_YEAR) -> float:
    """Standard deviation of a bell curve with that many hours below zero.

    Raises
    ------
    ValueError
        If fewer than none or more than half of the hours are negative.

    Examples
    --------
    >>> round(bell_deviation(79.6, 457, 8784), 3)
    48.969
    """
    if not 0 < negative_hours < hours / 2:
        raise ValueError(f"{negative_hours} of {hours} hours cannot lie below zero here")
    return mean / -_NORMAL.inv_cdf(negative_hours / hours)


def critical_capex(spread: float, drawn_kw: float, recovery: float) -> float:
    """Purchase price above which running all year is cheapest, on a line of prices.

    `recovery` is the capital recovery factor, `spread` the dearest hour less the cheapest.

    References
    ----------
    Method ``critical-capex`` in ``data/methods/``.

    Examples
    --------
    >>> round(critical_capex(0.16, 1.2, 0.2504564546), 2)
    3357.71
    """
    return drawn_kw * spread * HOURS_PER_YEAR / (2 * recovery)


def run_threshold(value: float, wear: float, drawn_kw: float) -> float:
    """Price of electricity above which kit already owned should pause.

    What it cost is gone either way and does not enter; at 0 it runs on free power only.

    References
    ----------
    Method ``run-threshold`` in ``data/methods/``.

    Examples
    --------
    >>> round(run_threshold(2.0, 0.0, 1.2), 4), run_threshold(0.02, 0.02, 0.44)
    (1.6667, 0.0)
    """
    return (value - wear) / drawn_kw
