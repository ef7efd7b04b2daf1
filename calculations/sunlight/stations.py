"""Hours of sunshine anywhere, from station normals.

A station within 25 km and at a like height speaks for a town, one of the World Meteorological
Organization before any other. Elsewhere the share of daylight that is sunny is averaged over
the eight nearest stations, weighted by the inverse square of the distance, to which a
difference in height adds. "Sunshine" is sun above 120 W/m2; it is not hours of full solar power.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calculations import records
from calculations.editions import kept_by_edition
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.sunlight.network import (
    DAYS,
    MONTHS,
    Floats,
    daylight,
    distances,
    farness,
    height_of,
    interpolated,
    neighbours,
    network,
)

__all__ = ["DAYS", "MONTHS", "Sunshine", "daylight", "sunshine"]

SAME_PLACE_KM = 25.0
# A summit does not speak for the town at its foot. [m]
SAME_PLACE_M = 400.0
FAR_KM = 250.0
PENALTY = "sunshine/height-penalty"
# Preferred first: measured by one rule, then collected, then converted from a percentage.
_SOURCES = ("wmo-clino", "city-list", "noaa")
# Distance to the nearest station up to which each record's error holds.
_ERRORS = (
    (SAME_PLACE_KM, "sunshine/station-error"),
    (100.0, "sunshine/near-error"),
    (FAR_KM, "sunshine/far-error"),
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
    error: str = "sunshine/station-error"
    """Id of the record that gives the error band."""
    by_month: tuple[float, ...] = ()
    """Hours in each month; shared out as at its neighbours' where only the year is known."""
    american: float = 0.0
    """Share of it that comes from US stations, whose sensors count more sun. [1]"""
    height_m: float | None = None
    """Height of the town above the sea, where known."""

    @property
    def far(self) -> bool:
        """Whether the nearest station is so far that the number is a rough guess."""
        return self.distance_km > FAR_KM


@dataclass(frozen=True)
class _Estimate:
    year: float
    known: bool
    by_month: tuple[float, ...]
    station: int
    distance: float
    interpolated: bool
    american: float
    height: float | None


def sunshine(place: Place) -> Sunshine:
    """Average sunshine of a town.

    References
    ----------
    Method ``sunshine`` in ``data/methods/``.
    """
    found = _estimate(place.latitude, place.longitude, records.number(PENALTY))
    least = SAME_PLACE_KM + 1 if found.interpolated else 0.0
    reach = max(found.distance, least)
    error = next(name for limit, name in _ERRORS if reach <= limit)
    spread = (records.figure(error).high or 0.0) / 100
    stations = network()
    return Sunshine(
        hours=Quantity(found.year, "h/year", found.year * (1 - spread), found.year * (1 + spread)),
        months=found.by_month if found.known else (),
        station=stations.names[found.station],
        distance_km=found.distance,
        interpolated=found.interpolated,
        record=f"sunshine/{stations.sources[found.station]}",
        error=error,
        by_month=found.by_month,
        american=found.american,
        height_m=found.height,
    )


@kept_by_edition(4096)
def _estimate(latitude: float, longitude: float, penalty: float) -> _Estimate:
    stations, metres = network(), height_of(latitude, longitude)
    apart = distances(latitude, longitude)
    far = farness(apart, metres, penalty)
    alike = far - apart <= SAME_PLACE_M * penalty / 100
    close = np.flatnonzero((apart <= SAME_PLACE_KM) & alike)
    nearest, weights = neighbours(far, np.full(len(far), True))
    around = interpolated(nearest, weights, latitude)
    if close.size:
        best = min(close, key=lambda n: (_SOURCES.index(stations.sources[n]), apart[n]))
        return _at_station(int(best), float(apart[best]), around, metres)
    foreign = np.array([stations.countries[n] != "US" for n in nearest])
    return _Estimate(
        year=float(around.sum()),
        known=True,
        by_month=tuple(around.tolist()),
        station=int(nearest[0]),
        distance=float(apart[nearest[0]]),
        interpolated=True,
        american=float(1 - weights[foreign].sum()),
        height=metres,
    )


def _at_station(best: int, distance: float, around: Floats, metres: float | None) -> _Estimate:
    stations = network()
    months, year = stations.months[best], float(stations.years[best])
    known = not np.isnan(months).any()
    by_month = months if known else around * year / max(float(around.sum()), 1.0)
    american = float(stations.countries[best] == "US")
    hours = tuple(by_month.tolist())
    return _Estimate(year, known, hours, best, distance, False, american, metres)
