"""Sun and daylight of some months of the year."""

from __future__ import annotations

import numpy as np

from calculations import records
from calculations.quantities import Quantity
from calculations.sunlight.network import DAYS, daylight
from calculations.sunlight.stations import FAR_KM, SAME_PLACE_KM, Sunshine

# Distance to the nearest station up to which each record's error of a month holds.
_ERRORS = (
    (SAME_PLACE_KM, "sunshine/month-station-error"),
    (100.0, "sunshine/month-near-error"),
    (FAR_KM, "sunshine/month-far-error"),
    (500.0, "sunshine/month-very-far-error"),
    (float("inf"), "sunshine/month-remote-error"),
)


def hours_in(months: tuple[int, ...]) -> float:
    """All hours of some months. [h]

    >>> hours_in((11,))
    744.0
    """
    return 24 * float(DAYS[list(months)].sum())


def daylight_in(months: tuple[int, ...], latitude: float) -> float:
    """Hours between sunrise and sunset of some months. [h]"""
    return float((daylight(latitude) * DAYS)[list(months)].sum())


def month_error(sun: Sunshine) -> str:
    """Id of the record with the error of a month's sunshine, in percent of its daylight."""
    estimated = sun.interpolated or not sun.months
    reach = max(sun.distance_km, SAME_PLACE_KM + 1 if estimated else 0.0)
    return next(name for limit, name in _ERRORS if reach <= limit)


def sunshine_in(sun: Sunshine, months: tuple[int, ...], latitude: float) -> Quantity:
    """Hours of sunshine in some months, within what daylight allows. [h]

    References
    ----------
    Method ``sunshine-month`` in ``data/methods/``.
    """
    value = float(np.array(sun.by_month)[list(months)].sum())
    light = daylight_in(months, latitude)
    margin = (records.figure(month_error(sun)).high or 0.0) / 100 * light
    return Quantity(value, "h", max(0.0, value - margin), max(value, min(value + margin, light)))
