"""A grid of futures, kept where they fit the evidence.

Seven uncertain numbers, six equally likely values each, every combination: 279,936 futures.
No chance is involved, so that the same question gets the same answer to the last bit. A share
of these futures is a share of scenarios under stated priors and evidence; it is no probability.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.rebound.priors import Floats, Priors, log_energy, log_gain, priors

Evidence = Literal["none", "growth", "published"]
Ints = NDArray[np.int32]
Positions = NDArray[np.intp]
Marks = NDArray[np.bool_]
POINTS = 6
FORECAST_YEARS = 5.0
_EARLY = 3
_SAME = 1e-9
_BLOCK = 512
_QUANTILES = (0.1, 0.5, 0.9)


class Known(NamedTuple):
    """What a future must fit: growth in its first year, and the published case."""

    least: float
    """Logarithm of the least energy after one year over today's."""
    most: float
    published: float
    """Logarithm of the published energy in `FORECAST_YEARS` over today's."""


def known() -> Known:
    """The evidence, as the records in force have it."""
    first = records.figure("rebound/year-one")
    base = records.number("outlook/world-2030/base") / records.number("outlook/world-2025")
    return Known(math.log(first.low or 0), math.log(first.high or 0), math.log(base))


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


@dataclass(frozen=True)
class View:
    """The futures under one set of evidence."""

    priors: Priors
    known: Known
    evidence: Evidence
    spread: float

    def outcome(self, years: float) -> Outcome:
        """Share of futures above today and the spread of energy after `years`."""
        # Only the published case is weighed by the spread; one cache entry serves the rest.
        spread = self.spread if self.evidence == "published" else 1.0
        return _outcome(self.priors, self.known, self.evidence, spread, years)

    def share_up_then_down(self, early: float, late: float) -> float:
        """Weight of the futures above today at `early` and below it at `late`."""
        return _up_then_down(self, early, late)

    def share_above_if(self, gains_slow_first: bool, years: float) -> float:
        """Weight above today among those where efficiency gains slow first, or new uses do."""
        return _above_if(self, gains_slow_first, years)

    def median_gain(self, years: float) -> tuple[float, float, float]:
        """Efficiency over today's: tenth percentile, median and ninetieth."""
        rate, slowing = (prior.at(midpoints()) for prior in self.priors[:2])
        gains = log_gain(rate[:, None], slowing[None, :], years).reshape(-1)
        order = np.argsort(gains)
        low, median, high = quantiles(gains[order], _gain_weights(self)[order])
        return math.exp(low), math.exp(median), math.exp(high)

    def above(self, years: float) -> Marks:
        """Whether each future is above today then."""
        return _above(self.priors, self.window, years)

    def weights(self) -> Floats:
        """How well each future fits."""
        if self.evidence != "published":
            return _even(self.priors, self.window)
        return _weights(self.priors, self.known, self.spread)

    def on_grid(self, values: Floats) -> Floats:
        """Values of the futures in their places on the grid, an axis for each number."""
        shape = (POINTS,) * len(self.priors)
        if self.window is None:
            return np.reshape(values, shape)
        found = np.zeros(POINTS ** len(self.priors))
        # Positions are kept short and used long: NumPy would convert them piece by piece, slowly.
        found[_kept(self.priors, self.window).astype(np.intp)] = values
        return found.reshape(shape)

    def totals(self, values: Floats) -> list[Floats]:
        """For each number, the sum of `values` over the futures with each of its six values."""
        placed = self.on_grid(values)
        # Two passes over the grid instead of one for each axis.
        early = placed.reshape(POINTS**_EARLY, -1).sum(axis=1).reshape((POINTS,) * _EARLY)
        late = placed.reshape(POINTS**_EARLY, -1).sum(axis=0)
        halves = (early, late.reshape((POINTS,) * (len(self.priors) - _EARLY)))
        return [
            half.sum(axis=tuple(n for n in range(half.ndim) if n != axis))
            for half in halves
            for axis in range(half.ndim)
        ]

    @property
    def window(self) -> Known | None:
        """The growth that is asked of year one, where it is."""
        return None if self.evidence == "none" else self.known


def view(evidence: Evidence = "published", spread: float | None = None) -> View:
    """The futures under the records in force."""
    allowed = records.number("rebound/forecast-spread") if spread is None else spread
    return View(priors(), known(), evidence, allowed)


def midpoints() -> Floats:
    """Six equally likely quantiles."""
    points: Floats = (np.arange(POINTS) + 0.5) / POINTS
    return points


def mesh(given: Priors) -> tuple[Floats, ...]:
    """Six values of each number, each along an axis of its own."""
    return np.ix_(*(prior.at(midpoints()) for prior in given))


def quantiles(ranked: Floats, weight: Floats) -> tuple[float, float, float]:
    """The tenth percentile, the median and the ninetieth of values in order."""
    low, median, high = (float(ranked[at]) for at in _positions(weight))
    return low, median, high


def _positions(weight: Floats) -> Iterator[int]:
    """Where each quantile of the weight is reached.

    Summed in blocks, and one by one only where a quantile lies: several times faster than a
    running sum over all, and an answer needs a dozen of these.
    """
    heaped = np.cumsum(np.add.reduceat(weight, np.arange(0, weight.size, _BLOCK)))
    for quantile in _QUANTILES:
        wanted = quantile * heaped[-1]
        block = int(np.searchsorted(heaped, wanted))
        before = heaped[block - 1] if block else 0.0
        inside = np.cumsum(weight[block * _BLOCK : (block + 1) * _BLOCK])
        # Rounding can leave a quantile a hair beyond the block it lies in.
        step = min(int(np.searchsorted(inside, wanted - before)), inside.size - 1)
        yield block * _BLOCK + step


def likeness(at_forecast: Floats, published: float, spread: float) -> Floats:
    """Weight of a future by its distance from the published case.

    References
    ----------
    Method ``evidence-weight`` in ``data/methods/``.
    """
    found: Floats = np.exp(-0.5 * ((at_forecast - published) / spread) ** 2)
    return found


@lru_cache(maxsize=2)
def _kept(given: Priors, window: Known) -> Ints:
    """Positions of the futures that show the growth asked of year one."""
    first = log_energy(mesh(given), 1).reshape(-1)
    return np.flatnonzero((first >= window.least) & (first <= window.most)).astype(np.int32)


def _even(given: Priors, window: Known | None) -> Floats:
    # One number that is shown in each place: a quarter of a million would be megabytes.
    size = POINTS ** len(given) if window is None else _kept(given, window).size
    even: Floats = np.broadcast_to(1.0, size)
    return even


@lru_cache(maxsize=2)
def _gains_slow_first(given: Priors, window: Known | None) -> Marks:
    _, gains, _, uses, *_ = mesh(given)
    shape = (POINTS,) * len(given)
    first: Marks = np.broadcast_to(gains > uses, shape).reshape(-1)
    return first if window is None else first[_kept(given, window)]


def energies(given: Priors, window: Known | None, years: float) -> Floats:
    """Logarithm of energy over today's in each future."""
    everywhere = log_energy(mesh(given), years).reshape(-1)
    return everywhere if window is None else everywhere.take(_kept(given, window))


# What follows does not depend on the horizon, or on a few years only, and is asked for each time.
@lru_cache(maxsize=32)
def _up_then_down(view: View, early: float, late: float) -> float:
    weight = view.weights()
    return float(weight[view.above(early) & ~view.above(late)].sum() / weight.sum())


@lru_cache(maxsize=32)
def _above_if(view: View, gains_slow_first: bool, years: float) -> float:
    which = _gains_slow_first(view.priors, view.window) == gains_slow_first
    weight = view.weights()
    return float(weight[view.above(years) & which].sum() / weight[which].sum())


@lru_cache(maxsize=8)
def _gain_weights(view: View) -> Floats:
    """How well the futures fit together, by the two numbers that make the gain."""
    summed: Floats = view.on_grid(view.weights()).reshape(POINTS**2, -1).sum(axis=1)
    return summed


@lru_cache(maxsize=8)
def level_weights(view: View) -> tuple[Floats, ...]:
    """How well the futures fit together, by each number's six values."""
    return tuple(view.totals(view.weights()))


# Two megabytes each; what is asked of them is kept by `_outcome`.
@lru_cache(maxsize=2)
def ranked(given: Priors, window: Known | None, years: float) -> tuple[Positions, Floats]:
    """The futures in the order of their energy, and their energy in that order."""
    energy = energies(given, window, years)
    order = _order(energy)
    return order, energy.take(order)


def _order(values: Floats) -> Positions:
    """Positions in ascending order, but for values closer than a billionth of their width.

    NumPy sorts 16-bit integers by radix, so two passes are several times faster than one sort
    of the floats; a new horizon is worked out while somebody waits.
    """
    low, high = values.min(), values.max()
    scaled = ((values - low) * ((2**32 - 1) / max(high - low, _SAME))).astype(np.uint32)
    order = np.argsort((scaled & 0xFFFF).astype(np.uint16), kind="stable")
    upper = (scaled >> 16).astype(np.uint16)
    return order.take(np.argsort(upper.take(order), kind="stable"))


@lru_cache(maxsize=16)
def _above(given: Priors, window: Known | None, years: float) -> Marks:
    marks: Marks = energies(given, window, years) > 0
    return marks


@lru_cache(maxsize=3)
def _weights(given: Priors, window: Known, spread: float) -> Floats:
    at_forecast = energies(given, window, FORECAST_YEARS)
    return likeness(at_forecast, window.published, spread)


@lru_cache(maxsize=256)
def _outcome(
    given: Priors, window: Known, evidence: Evidence, spread: float, years: float
) -> Outcome:
    seen = View(given, window, evidence, spread)
    if evidence == "none":
        # Asked for only at a few years, so that its order of futures is not worth keeping.
        energy = np.sort(energies(given, None, years))
        weight = seen.weights()
    else:
        order, energy = ranked(given, window, years)
        weight = seen.weights()
        if evidence == "published":
            weight = weight.take(order)
    low, median, high = (math.exp(n) for n in quantiles(energy, weight))
    at_most = int(np.searchsorted(energy, 0.0, side="right"))
    return Outcome(float(weight[at_most:].sum() / weight.sum()), low, median, high)
