"""The stations that measured sunshine, where they stand, and how far they are from a town."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.editions import kept_by_edition
from calculations.sunlight import maps

Floats = NDArray[np.float64]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = np.array([31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
NEIGHBOURS = 8
EARTH_RADIUS_KM = 6371.0
# Heights of stations tell a town's height where no map does, this far around it.
_HEIGHTS_WITHIN_KM = 100.0


@dataclass(frozen=True)
class Network:
    """All stations, one a row."""

    names: tuple[str, ...]
    sources: tuple[str, ...]
    countries: tuple[str, ...]
    positions: Floats
    """Unit vectors from the Earth's centre, (n, 3)."""
    heights: Floats
    """Above the sea, NaN where unknown, (n,). [m]"""
    months: Floats
    """Hours by month, NaN where only the year is known, (n, 12). [h]"""
    years: Floats
    sunny_share: Floats
    """Sunshine over daylight by month, NaN likewise, (n, 12). [1]"""


@kept_by_edition()
def network() -> Network:
    """The stations of ``data/sunshine.csv``, read once."""
    rows = list(records.table("sunshine.csv"))
    months = np.array([[float(row[m] or "nan") for m in MONTHS] for row in rows])
    places = [(float(row["latitude"]), float(row["longitude"])) for row in rows]
    light = daylight(np.array([latitude for latitude, _ in places])) * DAYS
    heights = [
        float(row["elevation_m"]) if row["elevation_m"] else maps.height(*place)
        for row, place in zip(rows, places, strict=True)
    ]
    return Network(
        names=tuple(row["station"] for row in rows),
        sources=tuple(row["source"] for row in rows),
        countries=tuple(row["country"] for row in rows),
        positions=np.array([_unit(*place) for place in places]),
        heights=np.array([np.nan if h is None else h for h in heights]),
        months=months,
        years=np.array([float(row["year"]) for row in rows]),
        # Polar night: no daylight to have a share of.
        sunny_share=np.clip(months / np.maximum(light, 1.0), 0.0, 1.0),
    )


def distances(latitude: float, longitude: float) -> Floats:
    """Great-circle distance of every station, (n,). [km]"""
    angles = network().positions @ _unit(latitude, longitude)
    apart: Floats = EARTH_RADIUS_KM * np.arccos(np.clip(angles, -1.0, 1.0))
    return apart


def height_of(latitude: float, longitude: float) -> float | None:
    """Height of a place: of its surroundings, else of stations near it; None if neither. [m]

    >>> height_of(-45.0, -120.0) is None  # open ocean
    True
    """
    mapped = maps.height(latitude, longitude)
    if mapped is not None:
        return mapped
    apart, heights = distances(latitude, longitude), network().heights
    near = np.flatnonzero((apart <= _HEIGHTS_WITHIN_KM) & ~np.isnan(heights))
    if not near.size:
        return None
    weights = np.maximum(apart[near], 1.0) ** -2
    return float(weights @ heights[near] / weights.sum())


def farness(apart: Floats, metres: float | None, penalty: float) -> Floats:
    """Distance that counts difference in height too, (n,). [km]

    Parameters
    ----------
    apart : Floats
        Great-circle distances, (n,). [km]
    metres : float or None
        Height of the place; None counts no height. [m]
    penalty : float
        Distance that 100 m of height are worth. [km]

    References
    ----------
    Method ``sunshine`` in ``data/methods/``.
    """
    if metres is None:
        return apart
    return apart + penalty / 100 * np.nan_to_num(np.abs(network().heights - metres))


def neighbours(far: Floats, allowed: NDArray[np.bool_]) -> tuple[NDArray[np.intp], Floats]:
    """The nearest stations with monthly hours and what each counts for; shares add to 1."""
    usable = np.flatnonzero(allowed & ~np.isnan(network().sunny_share).any(axis=1))
    nearest = usable[np.argsort(far[usable])[:NEIGHBOURS]]
    weights = np.maximum(far[nearest], 1.0) ** -2
    return nearest, weights / weights.sum()


def interpolated(nearest: NDArray[np.intp], weights: Floats, latitude: float) -> Floats:
    """Hours of each month from neighbours' sunny share of daylight, (12,). [h]"""
    hours: Floats = weights @ network().sunny_share[nearest] * daylight(latitude) * DAYS
    return hours


# Of the middle day of each month: how far the sun stands from the equator, (12,). [rad]
_TILT = np.radians(-23.44 * np.cos(2 * np.pi * (np.cumsum(DAYS) - DAYS / 2 + 10) / 365.25))
_SIN_TILT, _COS_TILT = np.sin(_TILT), np.cos(_TILT)
_EDGE = np.sin(np.radians(-0.833))


def daylight(latitude: float | Floats) -> Floats:
    """Hours between sunrise and sunset on the middle day of each month, (12,).

    The sun is up from the moment its upper edge shows, refraction included (0.833 degrees).
    Of several latitudes, (n,), it is (n, 12).

    >>> [round(float(h), 1) for h in daylight(0.0)[:2]]
    [12.1, 12.1]
    """
    phi = np.radians(np.asarray(latitude, dtype=float))[..., np.newaxis]
    cosine = (_EDGE - np.sin(phi) * _SIN_TILT) / (np.cos(phi) * _COS_TILT)
    hours: Floats = 24 / np.pi * np.arccos(np.clip(cosine, -1.0, 1.0))
    return hours


def _unit(latitude: float, longitude: float) -> Floats:
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
