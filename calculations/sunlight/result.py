"""Sunshine of towns, side by side."""

from __future__ import annotations

from typing import ClassVar

from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Result, Row, Step, Table
from calculations.scenario import Scenario, Town, parameter
from calculations.sunlight.stations import MONTHS, Sunshine, sunshine
from calculations.units import HOURS_PER_YEAR


class Sunlight(Scenario):
    """Where the sun is to shine."""

    topic: ClassVar[str] = "sunlight"

    cities: tuple[Town, ...] = parameter(
        "city", "Town", default=("Berlin, DE", "Los Angeles, US"), most=6, example="Berlin"
    )


def calculate(scenario: Sunlight) -> Result:
    """Hours of sunshine by town, with distance to the station and error band."""
    found = [(place, sunshine(place)) for place in scenario.cities]
    rows = tuple(_row(place, sun) for place, sun in found)
    quantities: dict[str, Quantity] = {}
    for position, row in enumerate(rows, start=1):
        tail = "" if position == 1 else f"_{position}"
        quantities |= {name + tail: quantity for name, quantity in row.quantities.items()}
    if len(rows) > 1:
        first, second = (row.quantities["sunshine_hours"].value or 0.0 for row in rows[:2])
        quantities["second_over_first"] = Quantity(second / first, "1")
    quantities["farthest_station"] = Quantity(max(s.distance_km for _, s in found), "km")
    return Result(
        quantities=quantities,
        findings={
            "towns": len(rows),
            "best": max(range(len(rows)), key=lambda n: found[n][1].hours.value or 0.0),
            "station": found[0][1].station,
            "interpolated": any(sun.interpolated for _, sun in found),
            "far": any(sun.far for _, sun in found),
        },
        steps=tuple(
            Step("sunshine", {"d": Quantity(sun.distance_km, "km")}, sun.hours, str(place))
            for place, sun in found
        ),
        tables=(Table("towns", rows), _months(found)),
        records=tuple(dict.fromkeys(sun.record for _, sun in found)),
    )


def _row(place: Place, sun: Sunshine) -> Row:
    hours = sun.hours
    return Row(
        str(place),
        {
            "sunshine_hours": hours,
            "share_of_year": hours.times(1 / HOURS_PER_YEAR, "1"),
            "station_distance": Quantity(sun.distance_km, "km"),
        },
        sun.record,
    )


def _months(found: list[tuple[Place, Sunshine]]) -> Table:
    rows = []
    for number, month in enumerate(MONTHS):
        hours = {
            f"town_{position}": Quantity(sun.months[number], "h")
            for position, (_, sun) in enumerate(found, start=1)
            if sun.months
        }
        rows.append(Row(month, hours))
    return Table("months", tuple(rows))
