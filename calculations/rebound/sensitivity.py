"""Which of the seven numbers decides: one at a time, and by rank within the futures that fit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from calculations.rebound.futures import View, level_weights, ranked
from calculations.rebound.priors import Floats, Priors, log_energy

_TENTH, _HALF, _NINETIETH = 0.1, 0.5, 0.9


@dataclass(frozen=True)
class Bar:
    """What one number does to energy while the others stay at their medians."""

    record: str
    """Id of the number's record."""
    at_low: float
    """Energy over today's with the number at its tenth percentile."""
    at_high: float
    """The same at its ninetieth."""
    swing: float
    """Distance of the two as a logarithm."""


@lru_cache(maxsize=64)
def tornado(given: Priors, years: float) -> tuple[float, tuple[Bar, ...]]:
    """Energy with all numbers at their medians, and a bar for each number, longest first.

    References
    ----------
    Method ``tornado`` in ``data/methods/``.
    """
    medians = _at(given, _HALF)
    low, high = _at(given, _TENTH), _at(given, _NINETIETH)
    base = float(log_energy(tuple(medians), years))
    bars = []
    for n, prior in enumerate(given):
        ends = [
            float(log_energy((*medians[:n], end[n], *medians[n + 1 :]), years))
            for end in (low, high)
        ]
        swing = abs(ends[1] - ends[0])
        bars.append(Bar(prior.record, math.exp(ends[0]), math.exp(ends[1]), swing))
    return math.exp(base), tuple(sorted(bars, key=lambda bar: -bar.swing))


def _at(given: Priors, quantile: float) -> list[Floats]:
    return [prior.at(np.array(quantile)) for prior in given]


@lru_cache(maxsize=64)
def rank_correlations(view: View, years: float) -> dict[str, float]:
    """Rank correlation of each number with energy, weighted by how well each future fits.

    References
    ----------
    Method ``rank-correlation`` in ``data/methods/``.
    """
    order, _ = ranked(view.priors, view.window, years)
    weight = view.weights()
    ranked_weight = weight.take(order)
    rank = np.empty_like(weight)
    rank[order] = np.cumsum(ranked_weight) - ranked_weight / 2
    spread = float((weight * rank**2).sum())
    summed = zip(level_weights(view), view.totals(weight * rank), strict=True)
    return {
        prior.record: _correlation(heavy, ranks, spread)
        for prior, (heavy, ranks) in zip(view.priors, summed, strict=True)
    }


def _correlation(weight: Floats, ranks: Floats, spread: float) -> float:
    """Correlation of a number's ranks, one a level, with the ranks of energy.

    `weight` and `ranks` are sums over the futures of each level, of weight and of weight times
    rank; `spread` is the sum of weight times squared rank.
    """
    total = weight.sum()
    mine = np.cumsum(weight) - weight / 2
    mean, other = ranks.sum() / total, (weight * mine).sum() / total
    together = (ranks * mine).sum() / total - mean * other
    across = (weight * mine**2).sum() / total - other**2
    return float(together / math.sqrt((spread / total - mean**2) * across))
