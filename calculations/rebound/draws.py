"""Random draws of the same futures, to check the grid and to show an error.

Seeded, so that the same question still gets the same answer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from calculations.rebound.futures import FORECAST_YEARS, Outcome, View, likeness, quantiles
from calculations.rebound.priors import Floats, log_energy

SEED = 12345


@dataclass(frozen=True)
class Drawn:
    """What random draws say of a horizon."""

    outcome: Outcome
    kept: float
    """Share of the draws that show the growth asked of year one."""
    error: float
    """Standard error of the share above today."""


def standard_error(share: float, count: float) -> float:
    """Standard error of a share seen in so many independent draws.

    >>> standard_error(0.5, 10_000)
    0.005
    """
    return math.sqrt(share * (1 - share) / count)


@lru_cache(maxsize=32)
def drawn(view: View, years: float, count: int, seed: int = SEED) -> Drawn:
    """Draw `count` futures, match them to the evidence and look at a horizon.

    References
    ----------
    Method ``random-draws`` in ``data/methods/``.
    """
    numbers = tuple(numbers_drawn(view, count, seed))
    if view.window is not None:
        first = log_energy(numbers, 1)
        fits = (first >= view.window.least) & (first <= view.window.most)
        numbers = tuple(one[fits] for one in numbers)
    energy = log_energy(numbers, years)
    weight = np.ones(energy.size)
    if view.evidence == "published":
        at_forecast = energy if years == FORECAST_YEARS else log_energy(numbers, FORECAST_YEARS)
        weight = likeness(at_forecast, view.known.published, view.spread)
    order = np.argsort(energy)
    low, median, high = (math.exp(n) for n in quantiles(energy[order], weight[order]))
    above = float(weight[energy > 0].sum() / weight.sum())
    # Unequal weights tell as much as this many equal ones.
    telling = float(weight.sum() ** 2 / (weight**2).sum())
    outcome = Outcome(above, low, median, high)
    return Drawn(outcome, energy.size / count, standard_error(above, telling))


def numbers_drawn(view: View, count: int, seed: int) -> list[Floats]:
    """Draws of the seven numbers, by the inverse of their distributions."""
    uniform = np.random.default_rng(seed).random((len(view.priors), count))
    return [prior.at(row) for prior, row in zip(view.priors, uniform, strict=True)]
