"""A grid of futures, kept where they fit the evidence.

Seven uncertain numbers, six equally likely values each, every combination: 279,936 futures.
No chance is involved, so that the same question gets the same answer to the last bit. A share
of these futures is a share of scenarios under stated priors and evidence; it is no probability.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.editions import kept_by_edition

Floats = NDArray[np.float64]
Evidence = Literal["none", "growth", "published"]
POINTS = 6
FORECAST_YEARS = 5


@dataclass(frozen=True)
class Outcome:
    """Energy at a horizon, over energy today, across the futures that fit."""

    share_above: float
    """Weight of the futures above today."""
    low: float
    """Tenth percentile of the ratio."""
    median: float
    high: float
    """Ninetieth percentile."""


def triangular(low: float, mode: float, high: float) -> Floats:
    """Six equally likely points of a triangular distribution."""
    at = _midpoints()
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(at * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - at) * (high - low) * (high - mode))
    points: Floats = np.where(at < turn, rising, falling)
    return points


def uniform(low: float, high: float) -> Floats:
    """Six equally likely points of a uniform distribution."""
    points: Floats = low + _midpoints() * (high - low)
    return points


def _midpoints() -> Floats:
    points: Floats = (np.arange(POINTS) + 0.5) / POINTS
    return points


def log_energy(years: float) -> Floats:
    """Logarithm of energy over today's, for every future, (279936,).

    References
    ----------
    Method ``futures`` in ``data/methods/``.
    """
    gain = _grown("rebound/efficiency-growth", "rebound/efficiency-slowing", years)
    ceiling = _grown("rebound/ceiling-growth", "rebound/ceiling-slowing", years)
    served = _prior("rebound/saturation")
    steepness = _prior("rebound/elasticity")
    share = _prior("rebound/price-share")
    log_gain = gain[:, None, None, None]
    m0 = served[None, :, None, None]
    price = 1 - share * (1 - np.exp(-log_gain))
    unserved = (1 - m0) / m0
    use = -np.log(m0) - np.log1p(unserved * price ** steepness[None, None, :, None])
    relative = (use - log_gain).reshape(-1)
    every: Floats = np.add.outer(ceiling, relative).reshape(-1)
    return every


def _grown(growth: str, slowing: str, years: float) -> Floats:
    """Growth over `years` of a rate that itself decays, every combination."""
    rate, decay = _prior(growth)[:, None], _prior(slowing)[None, :]
    grown: Floats = rate * (1 - np.exp(-decay * years)) / decay
    return grown.reshape(-1)


def _prior(name: str) -> Floats:
    figure = records.figure(name)
    low, mode, high = figure.low, figure.value, figure.high
    if low is None or mode is None or high is None:
        raise ValueError(f"{name} needs low, value and high")
    if name == "rebound/saturation":
        evenly_in_log: Floats = np.exp(uniform(math.log(low), math.log(high)))
        return evenly_in_log
    flat = {"rebound/efficiency-slowing", "rebound/ceiling-slowing", "rebound/price-share"}
    return uniform(low, high) if name in flat else triangular(low, mode, high)


@kept_by_edition(8)
def weights(evidence: Evidence, spread: float) -> Floats:
    """How well each future fits what is known, (279936,).

    ``growth`` keeps a future whose first year grew as 2025 did; ``published`` also weighs it by
    its distance from the published base case for 2030, allowing a log error of `spread`.
    """
    if evidence == "none":
        return np.ones(POINTS**7)
    first = records.figure("rebound/year-one")
    year = np.exp(log_energy(1))
    fits = ((year >= (first.low or 0)) & (year <= (first.high or math.inf))).astype(np.float64)
    if evidence == "growth":
        return fits
    target = math.log(
        records.number("outlook/world-2030/base") / records.number("outlook/world-2025")
    )
    error = (log_energy(FORECAST_YEARS) - target) / spread
    likeness: Floats = fits * np.exp(-0.5 * error**2)
    return likeness


@kept_by_edition(128)
def outcome(years: float, evidence: Evidence = "published", spread: float = 0.5) -> Outcome:
    """Share of futures above today and the spread of energy after `years`."""
    energy, weight = log_energy(years), weights(evidence, spread)
    kept = weight > 0
    energy, weight = energy[kept], weight[kept]
    order = np.argsort(energy)
    ranked, heaped = energy[order], np.cumsum(weight[order])
    total = heaped[-1]
    low, median, high = (
        float(np.exp(ranked[np.searchsorted(heaped, q * total)])) for q in (0.1, 0.5, 0.9)
    )
    return Outcome(float(weight[energy > 0].sum() / weight.sum()), low, median, high)


def share_up_then_down(
    early: float, late: float, evidence: Evidence = "published", spread: float = 0.5
) -> float:
    """Weight of the futures above today at `early` and below it at `late` (the article's view)."""
    weight = weights(evidence, spread)
    both = (log_energy(early) > 0) & (log_energy(late) < 0)
    return float(weight[both].sum() / weight.sum())
