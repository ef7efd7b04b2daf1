"""Panels: from light to power. One kilowatt peak, facing the equator, fixed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculations.sunlight.clouds import Light
from calculations.sunlight.sky import Sun

Floats = NDArray[np.float64]
# Light under which a panel's power is rated. [W/m2]
RATED_LIGHT = 1000.0
# Temperature at which it is rated. [degree Celsius]
RATED_WARMTH = 25.0
# Below this the sky near the sun would be spread over too little ground. [1]
_LOW_SUN = 0.01745


@dataclass(frozen=True)
class Panels:
    """What sets one installation apart from another."""

    losses: float
    """Share lost to dirt, wiring, mismatch and the like. [1]"""
    inverter: float
    """Power out over power in. [1]"""
    warmth_loss: float
    """Share lost for each kelvin above 25 degrees Celsius. [1]"""
    cooling: float
    """Light over the warming it causes, in moving air. [W/m2 for each kelvin]"""
    ground: float
    """Share of light that the ground throws back. [1]"""


def best_tilt(latitude: float) -> float:
    """Tilt of a fixed panel that yields most over a year, near enough. [degree]

    References
    ----------
    Method ``tilt`` in ``data/methods/``.

    Examples
    --------
    >>> [round(best_tilt(latitude)) for latitude in (52.5, 0.0, -33.9)]
    [36, 1, 29]
    """
    x = abs(latitude)
    if latitude >= 0:
        tilt = 1.3793 + x * (1.2011 + x * (-0.014404 + x * 0.000080509))
    else:
        tilt = 0.41657 + x * (1.4216 + x * (-0.024051 + x * 0.00021828))
    return min(max(tilt, 0.0), 90.0)


def on_tilt(light: Light, course: Sun, latitude: float, tilt: float, ground: float) -> Floats:
    """Light on a tilted face, after Hay and Davies, (12, 48, 10). [W/m2]

    Parameters
    ----------
    light, course : Light, Sun
        Light on level ground, and where the sun stands.
    latitude, tilt : float
        Of the place and of the panel. [degree]
    ground : float
        Share of light that the ground throws back. [1]

    References
    ----------
    Method ``tilted-light`` in ``data/methods/``.
    """
    # A face turned to the equator sees the sun as level ground would, that much nearer to it.
    level_at = np.radians(abs(latitude) - tilt)
    dip = course.declination * (1.0 if latitude >= 0 else -1.0)
    facing = np.sin(level_at) * np.sin(dip) + np.cos(level_at) * np.cos(dip) * np.cos(
        course.hour_angle
    )
    facing = np.where(course.height > 0, np.maximum(facing, 0.0), 0.0)[:, :, None]
    up = np.maximum(course.height, _LOW_SUN)[:, :, None]
    near_sun = light.direct / course.space[:, :, None]
    slope = np.cos(np.radians(tilt))
    from_sky = light.diffuse * (near_sun * facing / up + (1 - near_sun) * (1 + slope) / 2)
    total: Floats = light.direct * facing + from_sky + light.level * ground * (1 - slope) / 2
    return total


def power(face: Floats, warmth: Floats, panels: Panels) -> Floats:
    """Alternating current per rated power, (12, 48, 10). [1]

    Parameters
    ----------
    face : Floats
        Light on the panel, (12, 48, 10). [W/m2]
    warmth : Floats
        Temperature of the air in each month, (12,). [degree Celsius]
    panels : Panels
        The installation.

    References
    ----------
    Method ``pv-power`` in ``data/methods/``.
    """
    above = warmth[:, None, None] + face / panels.cooling - RATED_WARMTH
    direct_current = face / RATED_LIGHT * (1 - panels.warmth_loss * above)
    out = direct_current * (1 - panels.losses) * panels.inverter
    return np.maximum(out, 0.0)
