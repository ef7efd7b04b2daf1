"""A month or a season of a town, beside its year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculations import records
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Row, Step, Table
from calculations.sunlight.months import daylight_in, hours_in, month_error, sunshine_in
from calculations.sunlight.periods import months_of
from calculations.sunlight.power import SolarPower, solar_power
from calculations.sunlight.stations import MONTHS, Sunshine


@dataclass(frozen=True)
class Part:
    """Sun and solar power of some months of an average year."""

    period: str
    months: tuple[int, ...]
    """From 0."""
    sun: Quantity
    """Hours of sunshine. [h]"""
    light: float
    """Hours between sunrise and sunset. [h]"""
    solar: SolarPower
    load_hours: Quantity
    """Hours in which the panels carry the load alone. [h]"""
    error: str
    """Id of the record with the error of the sunshine."""
    by_month: tuple[float, ...]

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """What a town's row tells of it."""
        light = Quantity(self.light, "h")
        return {
            "part_sunshine": self.sun,
            "part_daylight": light,
            "part_share": self.sun.times(1 / self.light, "1") if self.light else Quantity(0.0, "1"),
            "part_yield": self.solar.total,
            "part_load_hours": self.load_hours,
            "part_load_share": self.load_hours.times(1 / hours_in(self.months), "1"),
        }

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of the records that only it rests on."""
        return (self.error,)

    def steps(self, label: str) -> tuple[Step, ...]:
        """How its sunshine was worked out."""
        error = records.figure(self.error).high or 0.0
        inputs = {"S": Quantity(self.sun.value, "h"), "L": Quantity(self.light, "h")}
        return (Step("sunshine-month", {**inputs, "e": Quantity(error, "%")}, self.sun, label),)


def part(place: Place, sun: Sunshine, share: float, period: str | None) -> Part | None:
    """The part of a town's year that `period` names; None where it names none.

    `share` of rated power is what the load takes.
    """
    if period is None:
        return None
    months = months_of(period, place.latitude)
    solar = solar_power(place, months)
    return Part(
        period=period,
        months=months,
        sun=sunshine_in(sun, months, place.latitude),
        light=daylight_in(months, place.latitude),
        solar=solar,
        load_hours=solar.hours(share),
        error=month_error(sun),
        by_month=sun.by_month,
    )


def parts_findings(parts: Sequence[Part]) -> dict[str, str | bool | int]:
    """What the parts of all towns say: which is sunniest, and whether all are the same months."""
    if not parts:
        return {"part": ""}
    return {
        "part": parts[0].period,
        "part_best": max(range(len(parts)), key=lambda n: parts[n].sun.value or 0.0),
        "part_first": MONTHS[parts[0].months[0]],
        "part_last": MONTHS[parts[0].months[-1]],
        "part_same": len({one.months for one in parts}) == 1,
        "part_carries": any((one.load_hours.value or 0.0) > 0 for one in parts),
    }


def parts_series(parts: Sequence[Part]) -> Table:
    """Sunshine of the months that are asked for, for marking them in the picture. [h]"""
    rows = []
    for number, month in enumerate(MONTHS):
        found = {
            f"town_{position}": Quantity(one.by_month[number], "h")
            for position, one in enumerate(parts, start=1)
            if number in one.months
        }
        if found:
            rows.append(Row(month, found))
    return Table("part_months", tuple(rows))
