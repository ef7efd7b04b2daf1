"""Hours of sunshine of a town, hours of useful solar power, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculations.places import Place
    from calculations.quantities import Quantity
    from calculations.sunlight.stations import Sunshine


def sunshine(place: Place) -> Sunshine:
    """Average sunshine of a town, for topics that need it only where a town is named."""
    from calculations.sunlight import stations  # noqa: PLC0415  (loads numpy and the stations)

    return stations.sunshine(place)


def sunshine_of(place: Place, period: str) -> tuple[Quantity, str]:
    """Hours of sunshine of a month or season, and the id of the record with its error. [h]"""
    from calculations.sunlight import months, periods  # noqa: PLC0415

    sun, which = sunshine(place), periods.months_of(period, place.latitude)
    return months.sunshine_in(sun, which, place.latitude), months.month_error(sun)
