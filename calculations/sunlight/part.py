"""A month or a season of a town, beside its year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculations import records
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Step
from calculations.sunlight.months import daylight_in, hours_in, month_error, sunshine_in
from calculations.sunlight.periods import findings, months_of
from calculations.sunlight.power import SolarPower, solar_power
from calculations.sunlight.stations import Sunshine


@dataclass(frozen=True)
class Part:
    """Sun and solar power of some months of an average year."""

    period: str
    latitude: float
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
        latitude=place.latitude,
        months=months,
        sun=sunshine_in(sun, months, place.latitude),
        light=daylight_in(months, place.latitude),
        solar=solar,
        load_hours=solar.hours(share),
        error=month_error(sun),
    )


def parts_findings(parts: Sequence[Part]) -> dict[str, str | bool | int]:
    """What the parts of all towns say: which is sunniest, and whether all are the same months."""
    if not parts:
        return findings(None, ())
    return {
        **findings(parts[0].period, [one.latitude for one in parts]),
        "part_best": max(range(len(parts)), key=lambda n: parts[n].sun.value or 0.0),
        "part_carries": any((one.load_hours.value or 0.0) > 0 for one in parts),
    }
