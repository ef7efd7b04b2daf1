"""The sun of a cloudless day: where it stands and how strong it is.

Twelve days stand for the year, the one of each month whose sun is nearest to the month's
mean, in half-hours of solar time. Arrays are (month, half-hour).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
# Klein's mean days, as days of the year.
MEAN_DAYS = np.array([17, 47, 75, 105, 135, 162, 198, 228, 258, 288, 318, 344])
HALF_HOURS = (np.arange(48) + 0.5) / 2
# Sun outside of the atmosphere. [W/m2]
SOLAR_CONSTANT = 1361.0
# Where the sun is lower than this its light counts for nothing and formulas divide by it. [1]
LOWEST = 0.01


@dataclass(frozen=True)
class Sun:
    """Where the sun stands; all (12, 48) but `space`, which is (12, 1)."""

    height: Floats
    """Sine of the angle above the horizon, below 0 at night."""
    declination: Floats
    hour_angle: Floats
    space: Floats
    """Light outside of the atmosphere, on a face turned to the sun. [W/m2]"""


@dataclass(frozen=True)
class ClearSky:
    """Light of a cloudless day, (12, 48). [W/m2]"""

    level: Floats
    """On level ground, from sun and sky together."""
    direct: Floats
    """From the sun alone, on a face turned to it."""
    diffuse: Floats
    """From the sky, on level ground."""


def sun(latitude: float) -> Sun:
    """Course of the sun on the mean day of each month.

    References
    ----------
    Method ``clear-sky`` in ``data/methods/``.

    Examples
    --------
    >>> course = sun(0.0)
    >>> float(course.height.max()) > 0.99, round(float((course.height > 0).mean()), 2)
    (True, 0.5)
    """
    year = 2 * np.pi * (MEAN_DAYS[:, None] - 1) / 365
    tilt = (
        0.006918
        - 0.399912 * np.cos(year)
        + 0.070257 * np.sin(year)
        - 0.006758 * np.cos(2 * year)
        + 0.000907 * np.sin(2 * year)
        - 0.002697 * np.cos(3 * year)
        + 0.00148 * np.sin(3 * year)
    )
    hour = np.radians(15 * (HALF_HOURS[None, :] - 12))
    phi = np.radians(latitude)
    up = np.sin(phi) * np.sin(tilt) + np.cos(phi) * np.cos(tilt) * np.cos(hour)
    nearness = 1 + 0.033 * np.cos(2 * np.pi * MEAN_DAYS[:, None] / 365)
    return Sun(up, tilt, hour, SOLAR_CONSTANT * nearness)


def clear_sky(course: Sun, turbidity: Floats, metres: float) -> ClearSky:
    """Light of cloudless days after Ineichen and Perez.

    Parameters
    ----------
    course : Sun
        Where the sun stands.
    turbidity : Floats
        Linke turbidity of each month, (12,). [1]
    metres : float
        Height above the sea. [m]

    References
    ----------
    Method ``clear-sky`` in ``data/methods/``.
    """
    up = np.maximum(course.height, LOWEST)
    haze = turbidity[:, None]
    air = _air_mass(up, metres)
    thin, haze_thin = np.exp(-metres / 8000), np.exp(-metres / 1250)
    level = (
        course.space
        * up
        * (5.09e-5 * metres + 0.868)
        * np.exp(-(3.92e-5 * metres + 0.0387) * air * (thin + haze_thin * (haze - 1)))
    )
    direct = course.space * (0.664 + 0.163 / thin) * np.exp(-0.09 * air * (haze - 1))
    most = level * (1 - (0.1 - 0.2 * np.exp(-haze)) / (0.1 + 0.882 / thin)) / up
    day = course.height > LOWEST
    level = np.where(day, level, 0.0)
    direct = np.where(day, np.minimum(direct, np.maximum(most, 0.0)), 0.0)
    return ClearSky(level, direct, np.maximum(level - direct * up, 0.0))


def _air_mass(up: Floats, metres: float) -> Floats:
    """Air in the light's way, over that of a zenith sun at sea level, after Kasten and Young."""
    degrees = np.degrees(np.arcsin(up))
    pressure = (1 - 2.25577e-5 * metres) ** 5.25588
    mass: Floats = pressure / (up + 0.50572 * (degrees + 6.07995) ** -1.6364)
    return mass
