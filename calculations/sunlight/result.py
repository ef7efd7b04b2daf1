"""Towns side by side: hours of sunshine, and the different thing, hours of solar power."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calculations import records
from calculations.later import Later
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Result, Row, Step, Table
from calculations.sunlight.curves import asked_months, month_ends, sunny_months
from calculations.sunlight.part import Part, part, parts_findings
from calculations.sunlight.power import SolarPower, solar_power
from calculations.sunlight.scenario import Sunlight
from calculations.sunlight.stations import MONTHS, PENALTY, Sunshine, sunshine
from calculations.units import HOURS_PER_YEAR

__all__ = ["Sunlight", "calculate"]

# Shares of rated power whose hours are told. [%]
LEVELS = (10, 30, 50)


@dataclass(frozen=True)
class _Town:
    place: Place
    sun: Sunshine
    solar: SolarPower
    share: float
    """Of rated power, that the load takes. [1]"""
    part: Part | None = None
    """The month or season that is asked for, if any."""

    @property
    def load_hours(self) -> Quantity:
        """Hours in which the panels carry the load alone."""
        return self.solar.hours(self.share)


def calculate(scenario: Sunlight) -> Result:
    """Hours of sunshine and of solar power by town, with station, distance and error band."""
    share = 1 / scenario.pv_over_load
    towns = [_town(place, share, scenario.month) for place in scenario.cities]
    rows = tuple(_row(town) for town in towns)
    quantities: dict[str, Quantity] = {}
    for position, row in enumerate(rows, start=1):
        tail = "" if position == 1 else f"_{position}"
        quantities |= {name + tail: quantity for name, quantity in row.quantities.items()}
    if len(rows) > 1:
        quantities["second_over_first"] = _second_over_first(rows)
    quantities["farthest_station"] = Quantity(max(t.sun.distance_km for t in towns), "km")
    return Result(
        quantities=quantities,
        findings=_findings(towns),
        steps=Later(
            lambda: (step for town in towns for step in _steps(town, scenario.pv_over_load))
        ),
        tables=(
            Table("towns", rows),
            Table("months", Later(_months, towns)),
            Table("pv_months", Later(_solar_months, towns)),
        ),
        series=Later(_series, towns),
        records=Later(lambda: dict.fromkeys(name for town in towns for name in _records(town))),
    )


def _town(place: Place, share: float, month: str | None) -> _Town:
    sun = sunshine(place)
    return _Town(place, sun, solar_power(place), share, part(place, sun, share, month))


def _second_over_first(rows: tuple[Row, ...]) -> Quantity:
    first, second = (row.quantities["sunshine_hours"].value or 0.0 for row in rows[:2])
    return Quantity(second / first if first else None, "1")


def _findings(towns: list[_Town]) -> dict[str, str | bool | int]:
    def best(of: list[Quantity]) -> int:
        return max(range(len(of)), key=lambda n: of[n].value or 0.0)

    return {
        "towns": len(towns),
        "best": best([town.sun.hours for town in towns]),
        "best_for_panels": best([town.solar.total for town in towns]),
        "station": towns[0].sun.station,
        "interpolated": any(town.sun.interpolated for town in towns),
        "far": any(town.sun.far for town in towns),
        "farthest": max(range(len(towns)), key=lambda n: towns[n].sun.distance_km),
        # Without more panels than load there is no hour in which they carry it.
        "carries": any((town.load_hours.value or 0.0) > 0 for town in towns),
        **parts_findings([town.part for town in towns if town.part]),
    }


def _row(town: _Town) -> Row:
    hours = town.sun.hours
    levels = {f"pv_hours_{level}": town.solar.hours(level / 100) for level in LEVELS}
    return Row(
        str(town.place),
        {
            "sunshine_hours": hours,
            "share_of_year": hours.times(1 / HOURS_PER_YEAR, "1"),
            "station_distance": Quantity(town.sun.distance_km, "km"),
            "pv_yield": town.solar.total,
            "load_hours": town.load_hours,
            "load_share": town.load_hours.times(1 / HOURS_PER_YEAR, "1"),
            **levels,
            **(town.part.quantities if town.part else {}),
        },
        town.sun.record,
    )


def _steps(town: _Town, ratio: float) -> tuple[Step, ...]:
    label, solar = str(town.place), town.solar
    overcast, clear = solar.constants
    index = Quantity(solar.index, "1")
    ends = {"k": Quantity(overcast, "1"), "c": Quantity(clear, "1")}
    sunny = {"σ": Quantity(solar.sunny_share, "1")}
    return (
        Step("sunshine", _distances(town.sun), town.sun.hours, label),
        Step("clear-index", {**ends, **sunny}, index, label),
        Step("pv-yield", {"μ": index}, solar.total, label),
        Step("pv-hours", {"r": Quantity(ratio, "1")}, town.load_hours, label),
        *(town.part.steps(label) if town.part else ()),
    )


def _distances(sun: Sunshine) -> dict[str, Quantity]:
    distance = {"d": Quantity(sun.distance_km, "km")}
    return distance | ({"p": records.figure(PENALTY)} if sun.interpolated else {})


def _series(towns: list[_Town]) -> tuple[Table, ...]:
    suns = [town.sun for town in towns]
    parts = [town.part.months for town in towns if town.part]
    marked = (asked_months(suns, parts),) if parts else ()
    return sunny_months(suns), month_ends(suns), *marked


def _months(towns: list[_Town]) -> Iterator[Row]:
    for number, month in enumerate(MONTHS):
        hours = {
            f"town_{position}": Quantity(town.sun.months[number], "h")
            for position, town in enumerate(towns, start=1)
            if town.sun.months
        }
        yield Row(month, hours)


def _solar_months(towns: list[_Town]) -> Iterator[Row]:
    for number, month in enumerate(MONTHS):
        yields = {
            f"town_{position}": Quantity(town.solar.months[number], "kWh")
            for position, town in enumerate(towns, start=1)
        }
        yield Row(month, yields)


def _records(town: _Town) -> tuple[str, ...]:
    shares = (*(level / 100 for level in LEVELS), town.share)
    errors = (name for share in shares for name in town.solar.hours_errors(share))
    estimated = (PENALTY, "sunshine/map-height") if town.sun.interpolated else ()
    sun = (town.sun.record, town.sun.error)
    some = town.part.records if town.part else ()
    return (*sun, *estimated, *town.solar.records, *errors, *some)
