"""Where the sun stands, at half past every hour of a common year (UTC).

The simple formulas: the Earth's orbit is taken as a circle and refraction is left out. Against
a full almanac the hours of daylight are within a per cent.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TILT = 23.44
"""Of the Earth's axis. [degrees]"""
DAYS = 365
_DAY = np.repeat(np.arange(1, DAYS + 1), 24)
_CLOCK = np.tile(np.arange(24) + 0.5, DAYS)
_DECLINATION = np.radians(-TILT * np.cos(2 * np.pi * (_DAY + 10) / DAYS))
_SIN_DECLINATION, _COS_DECLINATION = np.sin(_DECLINATION), np.cos(_DECLINATION)


# As many as one question has towns, at seventy kilobytes each.
@lru_cache(maxsize=8)
def sin_elevation(latitude: float, longitude: float) -> Floats:
    """Sine of the sun's height above the horizon, (8760,).

    Parameters
    ----------
    latitude, longitude : float
        [degrees], north and east positive.

    References
    ----------
    Method ``sun-height`` in ``data/methods/``.

    Examples
    --------
    >>> bool(sin_elevation(0.0, 7.5).max() > 0.999)
    True
    """
    angle = np.radians(15 * (_CLOCK + longitude / 15 - 12))
    phi = np.radians(latitude)
    height = np.sin(phi) * _SIN_DECLINATION + np.cos(phi) * _COS_DECLINATION * np.cos(angle)
    height.flags.writeable = False  # it is shared
    found: Floats = height
    return found


def is_up(latitude: float, longitude: float, elevation: float = 0.0) -> NDArray[np.bool_]:
    """Whether the sun stands above `elevation` degrees, (8760,).

    >>> int(is_up(0.0, 0.0).sum())
    4380
    """
    above: NDArray[np.bool_] = sin_elevation(latitude, longitude) > np.sin(np.radians(elevation))
    return above
