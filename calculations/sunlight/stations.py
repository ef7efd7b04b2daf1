"""Hours of sunshine anywhere, from station normals.

A station within 25 km speaks for a town, one of the World Meteorological Organization before
any other. Elsewhere the share of daylight that is sunny is averaged over the eight nearest
stations, weighted by the inverse square of the distance. "Sunshine" is sun above 120 W/m2; it
is not hours of full solar power.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.places import Place
from calculations.quantities import Quantity

Floats = NDArray[np.float64]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = np.array([31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
SAME_PLACE_KM = 25.0
NEIGHBOURS = 8
EARTH_RADIUS_KM = 6371.0
# Preferred first: measured by one rule, then collected, then converted from a percentage.
_SOURCES = ("wmo-clino", "city-list", "noaa")
# Distance to the nearest station up to which each record's error holds.
_ERRORS = (
    (SAME_PLACE_KM, "sunshine/station-error"),
    (100.0, "sunshine/near-error"),
    (250.0, "sunshine/far-error"),
    (500.0, "sunshine/very-far-error"),
    (float("inf"), "sunshine/remote-error"),
)


@dataclass(frozen=True)
class Sunshine:
    """Sunshine of a town in an average year."""

    hours: Quantity
    """In a year, with the error that nine of ten such estimates stay within."""
    months: tuple[float, ...]
    """Hours in each month; empty where a station reports the year only."""
    station: str
    """The station that speaks for it, or the nearest of those averaged."""
    distance_km: float
    interpolated: bool
    record: str
    """Id of the record that describes the source."""

    @property
    def far(self) -> bool:
        """Whether the nearest station is so far that the number is a rough guess."""
        return self.distance_km > 250.0


@dataclass(frozen=True)
class _Stations:
    names: tuple[str, ...]
    sources: tuple[str, ...]
    positions: Floats
    """Unit vectors from the Earth's centre, (n, 3)."""
    months: Floats
    """Hours by month, NaN where only the year is known, (n, 12)."""
    years: Floats
    sunny_share: Floats
    """Sunshine over daylight by month, NaN likewise, (n, 12)."""


@lru_cache(maxsize=1024)
def sunshine(place: Place) -> Sunshine:
    """Average sunshine of a town.

    References
    ----------
    Method ``sunshine`` in ``data/methods/``.
    """
    stations = _stations()
    angles = stations.positions @ _unit(place.latitude, place.longitude)
    distances: Floats = EARTH_RADIUS_KM * np.arccos(np.clip(angles, -1.0, 1.0))
    close = [int(n) for n in np.flatnonzero(distances <= SAME_PLACE_KM)]
    if close:
        best = min(close, key=lambda n: (_SOURCES.index(stations.sources[n]), distances[n]))
        months = stations.months[best]
        known = () if np.isnan(months).any() else tuple(float(m) for m in months)
        return _result(float(stations.years[best]), known, best, distances, False)
    usable = np.flatnonzero(~np.isnan(stations.sunny_share).any(axis=1))
    nearest = usable[np.argsort(distances[usable])[:NEIGHBOURS]]
    weights = distances[nearest] ** -2
    share = weights @ stations.sunny_share[nearest] / weights.sum()
    by_month = share * daylight(place.latitude) * DAYS
    months_known = tuple(float(m) for m in by_month)
    return _result(float(by_month.sum()), months_known, int(nearest[0]), distances, True)


def _result(
    year: float, months: tuple[float, ...], station: int, distances: Floats, interpolated: bool
) -> Sunshine:
    stations, distance = _stations(), float(distances[station])
    error = next(name for limit, name in _ERRORS if distance <= limit)
    spread = (records.figure(error).high or 0.0) / 100
    return Sunshine(
        hours=Quantity(year, "h/year", year * (1 - spread), year * (1 + spread)),
        months=months,
        station=stations.names[station],
        distance_km=distance,
        interpolated=interpolated,
        record=f"sunshine/{stations.sources[station]}",
    )


def daylight(latitude: float) -> Floats:
    """Hours between sunrise and sunset on the middle day of each month, (12,).

    The sun is up from the moment its upper edge shows, refraction included (0.833 degrees).

    >>> [round(float(h), 1) for h in daylight(0.0)[:2]]
    [12.1, 12.1]
    """
    middle = np.cumsum(DAYS) - DAYS / 2
    tilt = np.radians(-23.44 * np.cos(2 * np.pi * (middle + 10) / 365.25))
    phi = np.radians(latitude)
    edge = np.sin(np.radians(-0.833))
    cosine = (edge - np.sin(phi) * np.sin(tilt)) / (np.cos(phi) * np.cos(tilt))
    hours: Floats = 24 / np.pi * np.arccos(np.clip(cosine, -1.0, 1.0))
    return hours


def _unit(latitude: float, longitude: float) -> Floats:
    phi, lam = np.radians(latitude), np.radians(longitude)
    return np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


@lru_cache(maxsize=1)
def _stations() -> _Stations:
    rows = list(records.table("sunshine.csv"))
    months = np.array([[float(row[m] or "nan") for m in MONTHS] for row in rows])
    latitudes = [float(row["latitude"]) for row in rows]
    light = np.array([daylight(latitude) for latitude in latitudes]) * DAYS
    return _Stations(
        names=tuple(row["station"] for row in rows),
        sources=tuple(row["source"] for row in rows),
        positions=np.array([_unit(float(r["latitude"]), float(r["longitude"])) for r in rows]),
        months=months,
        years=np.array([float(row["year"]) for row in rows]),
        # Polar night: no daylight to have a share of.
        sunny_share=np.clip(months / np.maximum(light, 1.0), 0.0, 1.0),
    )
