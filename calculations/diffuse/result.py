"""From a diffuse-demand scenario to its result.

Land follows from energy, so that spreading a load saves none; what spreading changes is the
grid a site needs, whether the panels fit beside it, and how even the weather is.
"""

from __future__ import annotations

from collections.abc import Sequence

from calculations import records
from calculations.diffuse import density, solar, sun, tables
from calculations.diffuse.scenario import Diffuse
from calculations.diffuse.sun import Round
from calculations.diffuse.working import steps
from calculations.later import Later
from calculations.quantities import Quantity
from calculations.results import Result, Table
from calculations.sunlight.stations import Sunshine
from calculations.units import HOURS_PER_YEAR

_USED = (
    *(f"density/{supply}" for supply in density.SUPPLIES),
    "density/solar-dense",
    *(f"density/{demand}" for demand in density.DEMANDS),
    *(record for _, record in density.GRID_CLASSES),
    *(record for record, _ in density.RULES.values()),
    tables.DAYLIGHT,
    tables.EFFICIENCY,
    "diffuse/real-weather",
    "diffuse/panel",
    sun.HIGH_SUN,
    *sun.COSTS,
)


def calculate(scenario: Diffuse) -> Result:
    """Land, grid class and solar match of a load, whole and spread, and following the sun."""
    found = sun.round_of(scenario)
    quantities = {
        **_load(scenario),
        **_land(scenario),
        **_grid(scenario),
        **_solar(scenario),
        **sun.quantities(scenario, found),
    }
    quantities |= _sunshine(found.suns[: len(scenario.cities)])
    shown = _tables(scenario, found)
    return Result(
        quantities=quantities,
        findings=_findings(scenario, found, quantities),
        steps=Later(steps, scenario, quantities),
        tables=shown,
        series=Later(lambda: (tables.squares(scenario.load_mw),)),
        records=Later(_records, shown, found),
    )


def _tables(scenario: Diffuse, found: Round) -> tuple[Table, ...]:
    return (
        tables.land(scenario.load_mw),
        tables.demand(),
        tables.grid(scenario.load_mw),
        tables.rules(scenario.load_mw),
        tables.batteries(scenario),
        sun.towns(found),
        sun.follow_sun(found),
    )


def _sunshine(suns: Sequence[Sunshine]) -> dict[str, Quantity]:
    """Sunshine of the towns that were named, the first under the plain name."""
    return {
        "sunshine_hours" + ("" if n == 1 else f"_{n}"): one.hours
        for n, one in enumerate(suns, start=1)
    }


def _load(scenario: Diffuse) -> dict[str, Quantity]:
    site = Quantity(scenario.load_mw / scenario.sites, "MW")
    return {
        "load": Quantity(scenario.load_mw, "MW"),
        "sites": Quantity(float(scenario.sites), "site"),
        "load_per_site": site,
        "yearly_energy": Quantity(scenario.load_mw * HOURS_PER_YEAR / 1e6, "TWh/year"),
    }


def _land(scenario: Diffuse) -> dict[str, Quantity]:
    load, sites = scenario.load_mw, scenario.sites
    solar_density = records.number("density/solar")
    peak = scenario.pv_over_load * load / sites

    def over_solar(demand: str) -> Quantity:
        drawn = records.number(f"density/{demand}")
        return Quantity(density.area_multiple(drawn, solar_density), "x")

    panel = records.figure("diffuse/panel")
    areas = [peak * 1e6 / d if d else None for d in (panel.high, panel.value, panel.low)]
    return {
        "solar_land": tables.land_of(load, "solar"),
        "solar_land_per_site": tables.land_of(load / sites, "solar"),
        "gas_land": tables.land_of(load, "gas"),
        "wind_land": tables.land_of(load, "wind"),
        "supply_land": tables.land_of(load, scenario.supply),
        "panels_per_site": Quantity(areas[1], "m2", areas[0], areas[2]),
        "campus_over_solar": over_solar("campus"),
        "home_over_solar": over_solar("home"),
    }


def _grid(scenario: Diffuse) -> dict[str, Quantity]:
    load, rule = scenario.load_mw, scenario.rule
    return {
        "sites_below_large_load": tables.sites_below(load, "grid/large-load"),
        "sites_below_high_voltage": tables.sites_below(load, "grid/medium-voltage"),
        "sites_on_low_voltage": tables.sites_below(load, "grid/low-voltage"),
        "sites_by_rule": Quantity(float(density.sites_by_rule(load, rule)), "site"),
        "rule_threshold": records.figure(density.RULES[rule][0]),
    }


def _solar(scenario: Diffuse) -> dict[str, Quantity]:
    ratio, daylight = scenario.pv_over_load, records.number(tables.DAYLIGHT)
    day = tables.carried(scenario, scenario.battery_hours)
    many = density.smoothing(scenario.sites, scenario.correlation)
    return {
        "solar_share_direct": Quantity(solar.direct_share(ratio, daylight), "1"),
        "solar_share_stored": Quantity(solar.stored_share(ratio, daylight), "1"),
        "solar_full_power_hours": Quantity(solar.full_power_hours(ratio, daylight), "h/day"),
        "solar_ratio_for_all": Quantity(solar.ratio_for_all(daylight), "1"),
        "battery_energy": Quantity(scenario.load_mw * scenario.battery_hours, "MWh"),
        "battery_share": Quantity(day.energy, "1"),
        "battery_hours_share": Quantity(day.hours, "1"),
        "curtailed_share": Quantity(day.curtailed, "1"),
        "real_weather_share": records.figure("diffuse/real-weather").to("1"),
        "smoothing": Quantity(many, "1"),
        "smoothing_floor": Quantity(scenario.correlation**0.5, "1"),
    }


def _findings(
    scenario: Diffuse, found: Round, quantities: dict[str, Quantity]
) -> dict[str, str | bool | int]:
    whole = density.grid_class(scenario.load_mw)
    site = density.grid_class(scenario.load_mw / scenario.sites)
    return {
        "grid_whole": whole,
        "grid_site": site,
        "spread": scenario.sites > 1,
        "same_grid": whole == site,
        "towns": len(scenario.cities),
        "rule": scenario.rule,
        "rule_record": density.RULES[scenario.rule][0],
        "follow_towns": len(found.places),
        "too_few_towns": len(found.places) < scenario.towns_at_once,
        "follow_costs": "more" if _dearer(quantities) else "less",
    }


def _dearer(quantities: dict[str, Quantity]) -> bool:
    ratio = quantities.get("following_over_staying")
    return ratio is None or (ratio.value or 0.0) > 1


def _records(shown: tuple[Table, ...], found: Round) -> tuple[str, ...]:
    named = [row.record for table in shown for row in table.rows if row.record]
    return tuple(dict.fromkeys([*_USED, *named, *(town.error for town in found.suns)]))
