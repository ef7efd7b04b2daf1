"""Land, densities, grids and storage, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from calculations import records
from calculations.diffuse import density, storage
from calculations.diffuse.scenario import Diffuse
from calculations.editions import kept_by_edition
from calculations.later import Later
from calculations.quantities import Quantity
from calculations.results import Row, Table

DAYLIGHT = "diffuse/daylight"
EFFICIENCY = "diffuse/battery-efficiency"
# Sizes of battery that are shown beside the scenario's own. [h]
_BATTERIES = (0.0, 4.0, 8.0, 12.0, 17.0)
CAMPUS = "density/campus"
# Below this, land is told in square metres.
_SMALL_KM2 = 0.01
_WHOLE_SITES = ("density/microgrid",)


def land_of(load_mw: float, supply: str) -> Quantity:
    """Land for a supply; for solar down to what new, dense designs need."""
    usual = density.land_km2(load_mw, records.number(f"density/{supply}"))
    if supply != "solar":
        return Quantity(usual, "km2")
    dense = density.land_km2(load_mw, records.number("density/solar-dense"))
    return Quantity(usual, "km2", min(dense, usual), usual)


def land(load_mw: float) -> Table:
    """Land that each supply needs, whole and for each area of a campus."""
    return Table("land", Later(_land, load_mw))


def _land(load_mw: float) -> Iterator[Row]:
    campus = records.number(CAMPUS)

    def row(label: str, record: str, area: Quantity) -> Row:
        supply = records.figure(record)
        multiple = density.area_multiple(campus, supply.middle or 1.0)
        found = {"density": supply, "land": area, "area_multiple": Quantity(multiple, "x")}
        return Row(label, found, record)

    for name in density.SUPPLIES:
        yield row(name, f"density/{name}", land_of(load_mw, name))
    for record in _WHOLE_SITES:
        area = density.land_km2(load_mw, records.number(record))
        yield row("", record, Quantity(area, "km2"))


def squares(load_mw: float) -> Table:
    """Land of the campus itself and of each supply, largest first, as squares.

    ``side`` is that of the square; ``area_multiple`` is against the campus.
    """
    campus = records.number(CAMPUS)
    found = []
    for record in (CAMPUS, *(f"density/{name}" for name in density.SUPPLIES), *_WHOLE_SITES):
        delivered = records.number(record)
        area = density.land_km2(load_mw, delivered)
        sides = {
            "land": Quantity(area, "km2") if area >= _SMALL_KM2 else Quantity(area, "km2").to("m2"),
            "side": Quantity(sqrt(area), "km"),
            "area_multiple": Quantity(density.area_multiple(campus, delivered), "x"),
        }
        found.append(Row(record.partition("/")[2], sides, record))
    found.sort(key=lambda row: -(row.quantities["side"].value or 0.0))
    return Table("squares", tuple(found))


def demand() -> Table:
    """What draws how much on its area, and how many times that area each supply needs."""
    return Table("demand", Later(_demand))


@kept_by_edition()
def _demand() -> tuple[Row, ...]:
    rows = []
    for name in density.DEMANDS:
        drawn = records.figure(f"density/{name}")
        found = {"density": drawn}
        for supply in ("solar", "wind", "nuclear", "gas"):
            delivered = records.number(f"density/{supply}")
            multiple = density.area_multiple(drawn.middle or 0.0, delivered)
            found[f"times_{supply}"] = Quantity(multiple, "x")
        rows.append(Row("", found, f"density/{name}"))
    return tuple(rows)


def sites_below(load_mw: float, record: str) -> Quantity:
    """Fewest sites below one of the grid's lines."""
    return Quantity(float(density.sites_below(load_mw, records.number(record))), "site")


def grid(load_mw: float) -> Table:
    """How many sites fit into each class of grid."""
    return Table("grid", Later(_grid, load_mw))


def _grid(load_mw: float) -> Iterator[Row]:
    for name, record in density.GRID_CLASSES:
        sites = sites_below(load_mw, record)
        yield Row(name, {"threshold": records.figure(record), "sites": sites}, record)


def rules(load_mw: float) -> Table:
    """How many sites stay small by each named rule."""
    return Table("rules", Later(_rules, load_mw))


def _rules(load_mw: float) -> Iterator[Row]:
    for rule, (record, _) in density.RULES.items():
        sites = Quantity(float(density.sites_by_rule(load_mw, rule)), "site")
        yield Row("", {"threshold": records.figure(record), "sites": sites}, record)


def carried(scenario: Diffuse, battery: float) -> storage.Carried:
    """How much of the load sun and a battery carry on clear days."""
    efficiency = records.number(EFFICIENCY)
    daylight = records.number(DAYLIGHT)
    return storage.clear_days(scenario.pv_over_load, battery, daylight, efficiency, efficiency)


def batteries(scenario: Diffuse) -> Table:
    """What a larger battery adds."""
    return Table("storage", Later(_batteries, scenario))


def _batteries(scenario: Diffuse) -> Iterator[Row]:
    for battery in sorted({*_BATTERIES, scenario.battery_hours}):
        day = carried(scenario, battery)
        found = {
            "battery_hours": Quantity(battery, "h"),
            "energy_share": Quantity(day.energy, "1"),
            "hours_share": Quantity(day.hours, "1"),
            "curtailed_share": Quantity(day.curtailed, "1"),
        }
        yield Row("", found)
