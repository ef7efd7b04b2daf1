"""How much of a constant load a solar day can carry.

A clear day is taken as half a sine wave of `daylight` hours. `ratio` is solar peak power over
the load.
"""

from __future__ import annotations

import math


def direct_share(ratio: float, daylight: float = 12.0) -> float:
    """Share of the load's energy met without any storage.

    Parameters
    ----------
    ratio : float
        Solar peak power over the load, above 0. [1]
    daylight : float
        Hours from sunrise to sunset, up to 24. [h]

    Returns
    -------
    float
        Between 0 and ``daylight / 24``. [1]

    References
    ----------
    Method ``half-sine-day`` in ``data/methods/``.

    Examples
    --------
    >>> [round(direct_share(r), 4) for r in (1, 2, 3, 5)]
    [0.3183, 0.4186, 0.4464, 0.4681]
    """
    if ratio <= 1:
        return 2 * ratio * daylight / (24 * math.pi)
    rise = daylight / math.pi * math.asin(1 / ratio)
    slopes = 2 * ratio * daylight / math.pi * (1 - math.cos(math.pi * rise / daylight))
    return (slopes + daylight - 2 * rise) / 24


def full_power_hours(ratio: float, daylight: float = 12.0) -> float:
    """Hours a day in which the sun alone carries the whole load. [h]

    >>> full_power_hours(1)
    0.0
    >>> full_power_hours(2)
    8.0
    """
    if ratio <= 1:
        return 0.0
    return round(daylight - 2 * daylight / math.pi * math.asin(1 / ratio), 12)


def stored_share(ratio: float, daylight: float = 12.0) -> float:
    """Share met with storage that loses nothing: the most that is possible.

    >>> round(stored_share(1), 4), stored_share(4)
    (0.3183, 1.0)
    """
    return min(1.0, 2 * ratio * daylight / (24 * math.pi))


def ratio_for_all(daylight: float = 12.0) -> float:
    """Solar peak power over load for a full day with perfect storage. [1]

    >>> round(ratio_for_all(), 4)
    3.1416
    """
    return 24 * math.pi / (2 * daylight)
