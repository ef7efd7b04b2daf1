"""From a diffuse-demand scenario to its result.

Land follows from energy, so that spreading a load saves none; what spreading changes is the
grid a site needs and whether the panels fit beside it.
"""

from __future__ import annotations

from calculations import records, sunlight
from calculations.diffuse import density, solar
from calculations.diffuse.scenario import Diffuse
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Result, Row, Step, Table
from calculations.units import HOURS_PER_YEAR


def calculate(scenario: Diffuse) -> Result:
    """Land, grid class and solar match of a load, whole and spread."""
    site = scenario.load_mw / scenario.sites
    towns = [_town(place) for place in scenario.cities]
    solar_density = records.number("density/solar")
    campus = records.number("density/campus")
    daylight = records.number("diffuse/daylight")
    ratio = scenario.pv_over_load
    quantities = {
        "load": Quantity(scenario.load_mw, "MW"),
        "sites": Quantity(float(scenario.sites), "site"),
        "load_per_site": Quantity(site, "MW"),
        "solar_land": Quantity(density.land_km2(scenario.load_mw, solar_density), "km2"),
        "solar_land_per_site": Quantity(density.land_km2(site, solar_density), "km2"),
        "gas_land": _land(scenario.load_mw, "gas"),
        "wind_land": _land(scenario.load_mw, "wind"),
        "campus_over_solar": Quantity(campus / solar_density, "x"),
        "home_over_solar": Quantity(records.number("density/home") / solar_density, "x"),
        "sites_below_large_load": _sites_below(scenario.load_mw, "grid/large-load"),
        "sites_below_high_voltage": _sites_below(scenario.load_mw, "grid/medium-voltage"),
        "sites_on_low_voltage": _sites_below(scenario.load_mw, "grid/low-voltage"),
        "solar_share_direct": Quantity(solar.direct_share(ratio, daylight), "1"),
        "solar_share_stored": Quantity(solar.stored_share(ratio, daylight), "1"),
        "solar_full_power_hours": Quantity(solar.full_power_hours(ratio, daylight), "h/day"),
        "solar_ratio_for_all": Quantity(solar.ratio_for_all(daylight), "1"),
    }
    quantities["yearly_energy"] = Quantity(scenario.load_mw * HOURS_PER_YEAR / 1e6, "TWh/year")
    for position, row in enumerate(towns, start=1):
        tail = "" if position == 1 else f"_{position}"
        quantities["sunshine_hours" + tail] = row.quantities["sunshine_hours"]
    return Result(
        quantities=quantities,
        findings={
            "grid_whole": density.grid_class(scenario.load_mw),
            "grid_site": density.grid_class(site),
            "spread": scenario.sites > 1,
            "same_grid": density.grid_class(scenario.load_mw) == density.grid_class(site),
            "towns": len(towns),
        },
        steps=tuple(_steps(scenario, quantities)),
        tables=(
            _land_table(scenario.load_mw),
            _grid_table(scenario.load_mw),
            Table("towns", tuple(towns)),
        ),
        records=(
            *(f"density/{supply}" for supply in density.SUPPLIES),
            "density/campus",
            "density/home",
            "diffuse/daylight",
            *(record for _, record in density.GRID_CLASSES),
            *dict.fromkeys(row.record for row in towns if row.record),
        ),
    )


def _land(load_mw: float, supply: str) -> Quantity:
    return Quantity(density.land_km2(load_mw, records.number(f"density/{supply}")), "km2")


def _sites_below(load_mw: float, record: str) -> Quantity:
    return Quantity(float(density.sites_below(load_mw, records.number(record))), "site")


def _town(place: Place) -> Row:
    sun = sunlight.sunshine(place)
    return Row(str(place), {"sunshine_hours": sun.hours}, sun.record)


def _land_table(load_mw: float) -> Table:
    rows = tuple(
        Row(
            supply,
            {"density": records.figure(f"density/{supply}"), "land": _land(load_mw, supply)},
            f"density/{supply}",
        )
        for supply in density.SUPPLIES
    )
    return Table("land", rows)


def _grid_table(load_mw: float) -> Table:
    rows = tuple(
        Row(
            name,
            {"threshold": records.figure(record), "sites": _sites_below(load_mw, record)},
            record,
        )
        for name, record in density.GRID_CLASSES
    )
    return Table("grid", rows)


def _steps(scenario: Diffuse, quantities: dict[str, Quantity]) -> list[Step]:
    load = quantities["load"]
    ratio = Quantity(scenario.pv_over_load, "1")
    daylight = records.figure("diffuse/daylight")
    threshold = records.figure("grid/large-load")
    return [
        Step("land", {"P": load, "d": records.figure("density/solar")}, quantities["solar_land"]),
        Step("sites-below", {"P": load, "t": threshold}, quantities["sites_below_large_load"]),
        Step("half-sine-day", {"r": ratio, "L": daylight}, quantities["solar_share_direct"]),
    ]
