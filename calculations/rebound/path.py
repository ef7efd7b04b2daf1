"""A world over the years: when its energy peaks and when it is back at today's."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from calculations.rebound import growth
from calculations.rebound.world import World

LONGEST = 60.0
_STEPS_A_YEAR = 4
_HALVINGS = 40
_MOST = 1e300
"""Use beyond anything that is meant, so that a lag never divides infinities."""


def _exp(exponent: float) -> float:
    """The exponential, up to `_MOST`."""
    return math.exp(min(exponent, math.log(_MOST)))


@dataclass(frozen=True)
class Course:
    """How a world's efficiency, ceiling and users grow."""

    world: World
    rate: float
    """Of efficiency, at first (log). [1/year]"""
    slowing: float = 0.0
    ceiling_rate: float = 0.0
    """Of the ceiling of use, at first (log). [1/year]"""
    ceiling_slowing: float = 0.0
    pace: float = 1.0
    """Share of the gap to the wanted use that is closed in a year."""
    adopted: float | None = None
    """Share of all future users who use it today; None where their number stays."""
    adoption_speed: float = 0.0

    def gain(self, years: float) -> float:
        """Efficiency over today's."""
        return _exp(growth.grown(self.rate, self.slowing, years))

    def wanted(self, years: float) -> float:
        """Use over today's, were there no lag."""
        ceiling = _exp(growth.grown(self.ceiling_rate, self.ceiling_slowing, years))
        users = 1.0
        if self.adopted is not None:
            users = growth.adoption(self.adopted, self.adoption_speed, years)
        return min(_MOST, self.world.use(self.gain(years)) * ceiling * users)

    def energy(self, years: float) -> float:
        """Energy over today's; with a lag between whole years along the line of its logarithm."""
        if self.pace == 1:
            return self.wanted(years) / self.gain(years)
        whole = math.floor(years)
        steps = growth.adjusted([self.wanted(n) for n in range(whole + 2)], self.pace)
        use = steps[-2] * float((steps[-1] / steps[-2]) ** (years - whole))
        return use / self.gain(years)

    def sampled(self) -> tuple[list[float], list[float]]:
        """Years, and energy over today's in each; a lag steps from year to year."""
        density = _STEPS_A_YEAR if self.pace == 1 else 1
        years = [n / density for n in range(int(LONGEST) * density + 1)]
        if self.pace == 1:
            return years, [self.energy(year) for year in years]
        use = growth.adjusted([self.wanted(year) for year in years], self.pace)
        return years, [s / self.gain(y) for s, y in zip(use, years, strict=True)]


@dataclass(frozen=True)
class Turn:
    """The highest energy of a course, and the year in which it is at today's again."""

    year: float
    energy: float
    back: float | None
    """None where that is not within `LONGEST` years, or where energy never was above."""


@lru_cache(maxsize=128)
def turn(course: Course) -> Turn | None:
    """Where a course turns; None where its energy only falls or still rises after `LONGEST`."""
    years, energies = course.sampled()
    top = max(range(len(years)), key=energies.__getitem__)
    if top in (0, len(years) - 1):
        return None
    best = years[top]
    if course.pace == 1:
        best = _highest(course.energy, years[top - 1], years[top + 1])
    height = course.energy(best)
    late = next((n for n in range(top, len(years)) if energies[n] <= 1), None)
    if late is None or height <= 1:
        return Turn(best, height, None)
    return Turn(best, height, _back(course.energy, years[late - 1], years[late]))


def _back(of: Callable[[float], float], low: float, high: float) -> float:
    """Where a function falls through 1 between two points (halving)."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if of(middle) > 1 else (low, middle)
    return high


def _highest(of: Callable[[float], float], low: float, high: float) -> float:
    """Where a function with one top between two points has it (golden section)."""
    golden = (math.sqrt(5) - 1) / 2
    for _ in range(_HALVINGS):
        left, right = high - golden * (high - low), low + golden * (high - low)
        low, high = (left, high) if of(left) < of(right) else (low, right)
    return (low + high) / 2
