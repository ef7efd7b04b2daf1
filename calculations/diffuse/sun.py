"""The towns of a scenario, and the sun that goes round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculations import records
from calculations.amortization.annuity import capital_recovery_factor
from calculations.diffuse import follow, geometry
from calculations.diffuse.scenario import Diffuse
from calculations.editions import kept_by_edition
from calculations.later import Later
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Row, Table
from calculations.sunlight.scenario import Sunlight
from calculations.sunlight.stations import Sunshine, sunshine
from calculations.units import HOURS_PER_YEAR

HIGH_SUN = "diffuse/high-sun"
BUILD = "hardware/any/price-hyperscale"
COSTS = (
    BUILD,
    "cost/interest-rate",
    "cost/server-life",
    "cost/pue",
    "cost/sun-power",
    "cost/electricity-price",
)


@dataclass(frozen=True)
class Round:
    """The towns that the sun goes round, with their hours."""

    places: tuple[Place, ...]
    suns: tuple[Sunshine, ...]
    up: NDArray[np.bool_]
    """Sun above the horizon, (towns, 8760)."""
    high: NDArray[np.bool_]
    """Sun high enough for useful power, (towns, 8760)."""
    by_count: tuple[float, ...]
    """Hours with sunshine in exactly none, one, two… of the towns. [h/year]"""

    @property
    def sunshine(self) -> list[float]:
        """Sunshine of each town. [h/year]"""
        return [_usual(sun) for sun in self.suns]

    def sunny_hours(self, at_least: int) -> float:
        """Hours with sunshine in at least so many towns. [h/year]"""
        return sum(self.by_count[at_least:])


def round_of(scenario: Diffuse) -> Round:
    """The scenario's towns; without any, the two that the article compares."""
    return _round(scenario.cities or Sunlight().cities)


@kept_by_edition(8)
def _round(places: tuple[Place, ...]) -> Round:
    height = records.number(HIGH_SUN)
    suns = tuple(sunshine(place) for place in places)
    up = np.array([geometry.is_up(p.latitude, p.longitude) for p in places])
    return Round(
        places=places,
        suns=suns,
        up=up,
        high=np.array([geometry.is_up(p.latitude, p.longitude, height) for p in places]),
        by_count=follow.hours_by_count(up, [_usual(sun) for sun in suns]),
    )


def _usual(sun: Sunshine) -> float:
    return sun.hours.middle or 0.0


def towns(found: Round) -> Table:
    """Daylight and sunshine, town by town."""
    return Table("towns", Later(_towns, found))


def _towns(found: Round) -> Iterator[Row]:
    for n, place in enumerate(found.places):
        daylight = int(found.up[n].sum())
        hours = found.suns[n].hours
        quantities = {
            "sunshine_hours": hours,
            "daylight_hours": Quantity(float(daylight), "h/year"),
            "high_sun_hours": Quantity(float(found.high[n].sum()), "h/year"),
            "sunny_share": Quantity(min(1.0, (hours.middle or 0.0) / daylight), "1"),
        }
        yield Row(str(place), quantities, found.suns[n].record)


def follow_sun(found: Round) -> Table:
    """Share of the year with at least so many towns in the sun, and the hardware for it."""
    return Table("follow_sun", Later(_follow_sun, found))


def _follow_sun(found: Round) -> Iterator[Row]:
    count = len(found.places)
    for at_least in range(1, count + 1):
        hours = found.sunny_hours(at_least)
        quantities = {
            "towns_in_sun": Quantity(float(at_least), "site"),
            "daylight_share": Quantity(follow.share_with(found.up, at_least), "1"),
            "high_sun_share": Quantity(follow.share_with(found.high, at_least), "1"),
            "sunshine_hours": Quantity(hours, "h/year"),
            "sunshine_share": Quantity(hours / HOURS_PER_YEAR, "1"),
            "hardware_multiple": Quantity(follow.hardware_multiple(count, at_least), "x"),
        }
        yield Row("", quantities)


def quantities(scenario: Diffuse, found: Round) -> dict[str, Quantity]:
    """Hours that following the sun gives, the hardware it takes and what that costs."""
    at_once, count = scenario.towns_at_once, len(found.places)
    hours = found.sunny_hours(at_once)
    multiple = follow.hardware_multiple(count, at_once)
    return {
        "follow_towns": Quantity(float(count), "site"),
        "follow_daylight_share": Quantity(follow.share_with(found.up, at_once), "1"),
        "follow_high_sun_share": Quantity(follow.share_with(found.high, at_once), "1"),
        "follow_sun_hours": _union(found.sunshine, hours, at_once),
        "follow_sun_share": Quantity(hours / HOURS_PER_YEAR, "1"),
        "hardware_multiple": Quantity(multiple, "x"),
        "idle_copies": Quantity(None if multiple is None else multiple - 1, "x"),
        **_costs(scenario, hours, multiple),
    }


def _union(sunshine: Sequence[float], hours: float, at_once: int) -> Quantity:
    """Hours with their bounds: clouds always together, or never."""
    if at_once > 1:
        return Quantity(hours, "h/year")
    low, high = follow.hours_between(sunshine)
    # Daylight that never meets leaves no room between the estimate and its bound.
    return Quantity(hours, "h/year", min(low, hours), max(high, hours))


def _costs(scenario: Diffuse, hours: float, multiple: float | None) -> dict[str, Quantity]:
    """An hour of a kilowatt of computing: on the sun's heels, and in one place all year."""
    build = records.figure(BUILD).to("USD/kW")
    annual = [_annual(n) for n in (build.low, build.value, build.high)]
    pue = records.number("cost/pue")
    sun, firm = records.number("cost/sun-power"), records.number("cost/electricity-price")
    chasing = [follow.cost_per_kwh(a, multiple or 0.0, hours, pue, sun) for a in annual]
    staying = [follow.cost_per_kwh(a, 1.0, HOURS_PER_YEAR, pue, firm) for a in annual]
    found = {"cost_in_one_place": _low_value_high(staying)}
    if multiple is None or None in chasing:
        return found | {"cost_following": Quantity(None, "USD/kWh")}
    ratios = [(one or 0.0) / (other or 1.0) for one, other in zip(chasing, staying, strict=True)]
    extra = build.times((multiple - 1) * scenario.load_mw * 1000, "USD")
    return found | {
        "cost_following": _low_value_high(chasing),
        "following_over_staying": Quantity(ratios[1], "x", min(ratios), max(ratios)),
        "idle_capital": extra,
    }


def _annual(capex: float | None) -> float:
    rate, life = records.number("cost/interest-rate"), records.number("cost/server-life")
    return (capex or 0.0) * capital_recovery_factor(rate, life)


def _low_value_high(found: Sequence[float | None]) -> Quantity:
    low, value, high = found
    return Quantity(value, "USD/kWh", low, high)
