"""Seven uncertain numbers, and energy over the years as they make it.

The ranges are records; the shapes of the distributions are named here, in the order in which
the futures are counted through.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.editions import kept_by_edition

Floats = NDArray[np.float64]
Shape = Literal["triangular", "uniform", "log-uniform"]

SHAPES: dict[str, Shape] = {
    "rebound/efficiency-growth": "triangular",
    "rebound/efficiency-slowing": "uniform",
    "rebound/ceiling-growth": "triangular",
    "rebound/ceiling-slowing": "uniform",
    "rebound/saturation": "log-uniform",
    "rebound/elasticity": "triangular",
    "rebound/price-share": "uniform",
}


class Prior(NamedTuple):
    """What one number may be."""

    record: str
    shape: Shape
    low: float
    mode: float
    high: float

    def at(self, quantile: Floats) -> Floats:
        """Values below which the given shares of the distribution lie."""
        if self.shape == "triangular":
            return self._triangular(quantile)
        if self.shape == "log-uniform":
            bottom, top = math.log(self.low), math.log(self.high)
            found: Floats = np.exp(bottom + quantile * (top - bottom))
            return found
        return self.low + quantile * (self.high - self.low)

    def _triangular(self, quantile: Floats) -> Floats:
        width = self.high - self.low
        rising = self.low + np.sqrt(quantile * width * (self.mode - self.low))
        falling = self.high - np.sqrt((1 - quantile) * width * (self.high - self.mode))
        found: Floats = np.where(quantile < (self.mode - self.low) / width, rising, falling)
        return found


Priors = tuple[Prior, ...]


@kept_by_edition()
def priors() -> Priors:
    """The seven of them, as the records in force have them."""
    return tuple(_prior(name, shape) for name, shape in SHAPES.items())


def _prior(name: str, shape: Shape) -> Prior:
    figure = records.figure(name)
    if figure.low is None or figure.value is None or figure.high is None:
        raise ValueError(f"{name} needs low, value and high")
    return Prior(name, shape, figure.low, figure.value, figure.high)


def log_gain(rate: Floats, slowing: Floats, years: float) -> Floats:
    """Logarithm of what a slowing rate (slowing above 0) makes of `years`."""
    found: Floats = rate * -np.expm1(-slowing * years) / slowing
    return found


def log_energy(numbers: tuple[Floats, ...], years: float) -> Floats:
    """Logarithm of energy over today's, for arrays of the seven numbers that go together.

    References
    ----------
    Method ``futures`` in ``data/methods/``.
    """
    rate, slowing, ceiling_rate, ceiling_slowing, served, steepness, share = numbers
    gain = log_gain(rate, slowing, years)
    log_price = np.log1p(share * np.expm1(-gain))
    unserved = (1 - served) / served
    use = -np.log(served) - np.log1p(unserved * np.exp(steepness * log_price))
    found: Floats = log_gain(ceiling_rate, ceiling_slowing, years) + (use - gain)
    return found
