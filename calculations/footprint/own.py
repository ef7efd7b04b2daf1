"""Electricity of one's own machines: what they draw, and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from calculations import records
from calculations.footprint.compare import SITE_OVER_GPU
from calculations.footprint.scenario import Footprint
from calculations.quantities import Quantity
from calculations.results import Row, Step

PUE = "cost/pue"
ANY_CARD = "cost/power-per-card"
# Computers that stand on a desk: nothing else draws power for them.
_WHOLE = ("mac-studio", "mac-mini", "jetson-orin", "dgx-spark")
# Cards for one's own PC, which needs no cooling plant but some power of its own.
_DESKTOP = "rtx-"


@dataclass(frozen=True)
class Own:
    """What one's own hardware draws."""

    quantities: dict[str, Quantity] = field(default_factory=dict)
    name: str = ""
    scope: str = ""
    """What stands around it: ``server``, ``desktop``, ``machine`` (all in one) or ``stated``."""
    missing: str = ""
    """Hardware that no record has the power of."""
    rows: tuple[Row, ...] = ()
    steps: tuple[Step, ...] = ()
    records: tuple[str, ...] = ()


def own(scenario: Footprint) -> Own:
    """Power at the wall and energy of a run, a day or a year.

    The value counts the cards and, in a data centre, its overhead (PUE); low is the cards alone,
    high the cards with the rest of the server and cooling.
    """
    asked = (scenario.power_w, scenario.gpus, scenario.run_hours)
    if not scenario.hardware and all(one is None for one in asked):
        return Own()
    slug = _slug(scenario.hardware[0]) if scenario.hardware else ""
    name = f"hardware/{slug}/power" if slug else ANY_CARD
    if scenario.power_w is None and name not in records.records():
        return Own(missing=scenario.hardware[0])
    stated = scenario.power_w is not None
    used = () if stated else (name,)
    each = Quantity(scenario.power_w, "W") if stated else records.figure(name)
    wall, steps, more = _at_the_wall(scenario, each, slug)
    quantities = {"own_each": each, "own_power": wall, **_energies(scenario, wall)}
    label = records.record(name).label.split(":")[0] if slug and used else ""
    rows = tuple(_row(one) for one in scenario.hardware[1:])
    return Own(
        quantities,
        label or (scenario.hardware[0] if slug else ""),
        _scope(scenario, slug),
        rows=(Row(label, {"own_power": wall}, used[0] if used else None), *filter(None, rows)),
        steps=(*steps, *_steps(scenario, wall, quantities)),
        records=(*used, *more),
    )


def _slug(name: str) -> str:
    return "-".join(name.casefold().split())


def _scope(scenario: Footprint, slug: str) -> str:
    if scenario.power_w is not None:
        return "stated"
    return "machine" if slug in _WHOLE else "desktop" if slug.startswith(_DESKTOP) else "server"


def _row(name: str) -> Row | None:
    record = f"hardware/{_slug(name)}/power"
    if record not in records.records():
        return None
    return Row(records.record(record).label, {"own_power": records.figure(record)}, record)


def _at_the_wall(
    scenario: Footprint, each: Quantity, slug: str
) -> tuple[Quantity, tuple[Step, ...], tuple[str, ...]]:
    """Power of all cards with what they need around them. [W]"""
    count = float(scenario.gpus or 1)
    scope = _scope(scenario, slug)
    used = (PUE,) if scope == "server" and scenario.pue is None else ()
    pue = scenario.pue or (records.number(PUE) if used else 1.0)
    middle = (each.middle or 0.0) * count * pue
    low, high = (each.low or each.middle or 0.0), (each.high or each.middle or 0.0)
    if scope in {"machine", "stated"}:
        wall = Quantity(middle, "W", low * count * pue, high * count * pue)
    else:
        around = records.figure(SITE_OVER_GPU).high or 1.0
        wall = Quantity(middle, "W", low * count, max(high * count * around, middle))
        used = (*used, SITE_OVER_GPU)
    inputs = {"P": each, "n": Quantity(count, "1"), "p": Quantity(pue, "1")}
    return wall, (Step("own-power", inputs, wall, slug),), used


def _energies(scenario: Footprint, wall: Quantity) -> dict[str, Quantity]:
    found = {"own_energy_per_day": wall.by(Quantity(24.0, "h/day"), "kWh/day")}
    if scenario.run_hours is not None:
        found["own_energy"] = wall.by(Quantity(scenario.run_hours, "h"), "kWh")
    if scenario.hours_per_year is not None:
        hours = Quantity(scenario.hours_per_year, "h/year")
        found["own_energy_per_year"] = wall.by(hours, "kWh/year")
    return found


def _steps(scenario: Footprint, wall: Quantity, found: dict[str, Quantity]) -> tuple[Step, ...]:
    if "own_energy" not in found:
        return ()
    hours = Quantity(scenario.run_hours, "h")
    return (Step("own-energy", {"P": wall, "t": hours}, found["own_energy"]),)
