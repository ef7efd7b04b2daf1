"""What clouds leave of a clear day's light, from hours of sunshine alone.

A month's mean follows from the share of its possible sunny hours that were sunny; how the
hours scatter around that mean is the same the world over, near enough, and comes from a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.sunlight.sky import LOWEST, ClearSky, Sun

Floats = NDArray[np.float64]
STATES = 10
# Sunshine recorders count a sun of at least this strength. [W/m2]
SUNNY = 120.0


@dataclass(frozen=True)
class Light:
    """Light under ten kinds of sky, (12, 48, 10). [W/m2]"""

    level: Floats
    direct: Floats
    diffuse: Floats
    weights: Floats
    """Share of a month's hours under each kind of sky, (12, 10). [1]"""


def sunny_share(sunshine: Floats, sky: ClearSky, days: Floats) -> Floats:
    """Hours of sunshine over those that a cloudless month would have, (12,). [1]

    Parameters
    ----------
    sunshine : Floats
        Hours of sunshine of each month, (12,). [h]
    sky : ClearSky
        The cloudless days.
    days : Floats
        Days of each month, (12,). [day]

    References
    ----------
    Method ``clear-index`` in ``data/methods/``.
    """
    possible = (sky.direct >= SUNNY).sum(axis=1) / 2 * days
    share: Floats = np.clip(sunshine / np.maximum(possible, 1.0), 0.0, 1.0)
    return share


def clear_index(share: Floats, overcast: float, clear: float) -> Floats:
    """Light of a month over that of a cloudless one. [1]

    Parameters
    ----------
    share : Floats
        Sunshine over that possible. [1]
    overcast, clear : float
        The index of months without and with nothing but sunshine. [1]

    References
    ----------
    Method ``clear-index`` in ``data/methods/``.

    Examples
    --------
    >>> clear_index(np.array([0.0, 0.5, 1.0]), 0.4, 1.0)
    array([0.4, 0.7, 1. ])
    """
    return overcast + (clear - overcast) * share


def under_clouds(sky: ClearSky, course: Sun, index: Floats) -> Light:
    """Light under each kind of sky that a month of that mean index has.

    Parameters
    ----------
    sky, course : ClearSky, Sun
        The cloudless days.
    index : Floats
        Clear index of each month, (12,). [1]

    References
    ----------
    Methods ``sky-states`` and ``diffuse-share`` in ``data/methods/``.
    """
    weights, states = sky_states(index)
    level = sky.level[:, :, None] * states[:, None, :]
    up = course.height[:, :, None]
    clearness = level / (course.space[:, :, None] * np.maximum(up, LOWEST))
    diffuse = level * diffuse_share(clearness)
    direct = np.where(up > LOWEST, (level - diffuse) / np.maximum(up, LOWEST), 0.0)
    return Light(level, np.minimum(direct, course.space[:, :, None]), diffuse, weights)


def sky_states(index: Floats) -> tuple[Floats, Floats]:
    """Shares and clear indices of ten kinds of sky, each (12, 10), whose mean is `index`.

    >>> weights, states = sky_states(np.full(12, 0.7))
    >>> bool(np.allclose((weights * states).sum(axis=1), 0.7))
    True
    """
    means, weights, states = _table()
    inside = np.clip(index, means[0], means[-1])
    below = np.clip(np.searchsorted(means, inside, side="right") - 1, 0, len(means) - 2)
    part = ((inside - means[below]) / (means[below + 1] - means[below]))[:, None]
    shares = weights[below] * (1 - part) + weights[below + 1] * part
    shares = shares / shares.sum(axis=1, keepdims=True)
    values = states[below] * (1 - part) + states[below + 1] * part
    return shares, values * (index / (shares * values).sum(axis=1))[:, None]


def diffuse_share(clearness: Floats) -> Floats:
    """Share of the light that comes from the whole sky, after Erbs. [1]

    >>> diffuse_share(np.array([0.0, 0.5, 0.9])).round(2)
    array([1.  , 0.66, 0.16])
    """
    k = np.clip(clearness, 0.0, 1.0)
    middle = 0.9511 - 0.1604 * k + 4.388 * k**2 - 16.638 * k**3 + 12.336 * k**4
    share: Floats = np.where(k <= 0.22, 1 - 0.09 * k, np.where(k <= 0.8, middle, 0.165))
    return share


@lru_cache(maxsize=1)
def _table() -> tuple[Floats, Floats, Floats]:
    rows = list(records.table("solar/clear_index.csv"))

    def columns(name: str) -> Floats:
        return np.array([[float(row[f"{name}_{n}"]) for n in range(1, STATES + 1)] for row in rows])

    means = np.array([float(row["mean_index"]) for row in rows])
    return means, columns("weight"), columns("index")
