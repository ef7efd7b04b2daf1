"""From an amortization scenario to its result.

"Payback hours" count hours in total and leave interest and running cost out: the figure people
work out on a napkin. "Break-even hours" are per year, with interest, life and power.
"""

from __future__ import annotations

from collections.abc import Iterable

from calculations import sunlight
from calculations.amortization import annuity
from calculations.amortization.machines import Machine, Span, machines
from calculations.amortization.scenario import Amortization
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Result, Row, Step, Table
from calculations.units import HOURS_PER_YEAR

# Where the curve of cost over hours is read off for the page.
_HOURS_SHOWN = (100.0, 500.0, 1000.0, 2000.0, 4000.0, 6000.0, HOURS_PER_YEAR)


def calculate(scenario: Amortization) -> Result:
    """Cost per hour, payback and break-even for each machine of the scenario."""
    spans = machines(scenario)
    cards = [_card(scenario.currency, span) for span in spans]
    towns = [_town(place, spans[0].usual, scenario.currency) for place in scenario.cities]
    quantities = {**_numbered(cards), **_numbered(towns)}
    tables = [Table("cards", tuple(cards)), _over_hours(scenario.currency, spans)]
    if towns:
        tables.insert(1, Table("towns", tuple(towns)))
    return Result(
        quantities=quantities,
        findings=_findings(spans, towns),
        steps=tuple(step for span in spans for step in _steps(scenario, span.usual)),
        tables=tuple(tables),
        records=tuple(dict.fromkeys(row.record for row in (*cards, *towns) if row.record)),
    )


def _numbered(rows: Iterable[Row]) -> dict[str, Quantity]:
    """The first row's quantities under their plain names, the others' as ``payback_hours_2``."""
    found: dict[str, Quantity] = {}
    for position, row in enumerate(rows, start=1):
        tail = "" if position == 1 else f"_{position}"
        found |= {name + tail: quantity for name, quantity in row.quantities.items()}
    return found


def _card(money: str, span: Span) -> Row:
    usual = span.usual
    found = {
        "capex": span.quantity(lambda m: m.capex, money),
        "hours_per_year": Quantity(usual.hours, "h/year"),
        "power": span.quantity(lambda m: m.power_kw, "kW").to("W"),
        "annual_cost": span.quantity(lambda m: m.annual, f"{money}/year"),
        "one_year_cost_per_hour": span.quantity(lambda m: m.capex / m.hours, f"{money}/h"),
    }
    if usual.price is not None:
        found["price_per_hour"] = span.quantity(lambda m: m.price, f"{money}/h")
        found["payback_hours"] = span.quantity(lambda m: m.payback_hours, "h")
    if usual.running is not None:
        found["energy_cost_per_hour"] = span.quantity(lambda m: m.running, f"{money}/h")
        found["cost_per_hour"] = span.quantity(lambda m: m.cost_per_hour, f"{money}/h")
        found["energy_share"] = span.quantity(_energy_share, "1")
        all_year = annuity.cost_per_hour(usual.annual, HOURS_PER_YEAR, usual.running)
        found["cost_round_the_clock"] = Quantity(all_year, f"{money}/h")
    if usual.price is not None and usual.running is not None:
        found["breakeven_hours_per_year"] = span.quantity(lambda m: m.breakeven_hours, "h/year")
        found["affordable_capex"] = span.quantity(lambda m: m.affordable_capex, money)
    return Row(usual.name, found, usual.record)


def _energy_share(machine: Machine) -> float | None:
    total = machine.cost_per_hour
    if machine.running is None or not total:
        return None
    return machine.running / total


def _town(place: Place, machine: Machine, money: str) -> Row:
    """A town's sun against the hours the first machine needs."""
    sun = sunlight.sunshine(place)
    found = {"sunshine_hours": sun.hours}
    hours = sun.hours.middle or 0.0
    if machine.breakeven_hours:
        found["sun_over_breakeven"] = Quantity(hours / machine.breakeven_hours, "1")
    if machine.payback_hours:
        found["sun_over_payback"] = Quantity(hours / machine.payback_hours, "1")
    if machine.running is not None and hours:
        sunny = annuity.cost_per_hour(machine.annual, hours, machine.running)
        found["cost_per_sunny_hour"] = Quantity(sunny, f"{money}/h")
    return Row(str(place), found, sun.record)


def _over_hours(money: str, spans: list[Span]) -> Table:
    rows = []
    for hours in _HOURS_SHOWN:
        found = {"hours_per_year": Quantity(hours, "h/year")}
        for position, span in enumerate(spans, start=1):
            machine = span.usual
            tail = "" if position == 1 else f"_{position}"
            one_year = Quantity(machine.capex / hours, f"{money}/h")
            found["one_year_cost_per_hour" + tail] = one_year
            if machine.running is not None:
                full = annuity.cost_per_hour(machine.annual, hours, machine.running)
                found["cost_per_hour" + tail] = Quantity(full, f"{money}/h")
        rows.append(Row("", found))
    return Table("over_hours", tuple(rows))


def _findings(spans: list[Span], towns: list[Row]) -> dict[str, str | bool | int]:
    first = spans[0].usual
    needed = first.breakeven_hours
    reckoned = first.price is not None and first.running is not None
    covered = [town.quantities.get("sun_over_breakeven") for town in towns[:1]]
    return {
        "cards": len(spans),
        "towns": len(towns),
        "priced": first.price is not None,
        "metered": first.running is not None,
        "never": reckoned and needed is None,
        "impossible": needed is not None and needed > HOURS_PER_YEAR,
        "sun_covers": any(share is not None and (share.value or 0) >= 1 for share in covered),
    }


def _steps(scenario: Amortization, machine: Machine) -> list[Step]:
    money = scenario.currency
    capex = Quantity(machine.capex, money)
    annual = Quantity(machine.annual, f"{money}/year")
    steps = []
    if machine.price is not None:
        price = Quantity(machine.price, f"{money}/h")
        inputs = {"I": capex, "q": price}
        steps.append(Step("payback", inputs, Quantity(machine.payback_hours, "h"), machine.name))
    factor = annuity.capital_recovery_factor(machine.rate, machine.years)
    rate, years = Quantity(machine.rate, "1/year"), Quantity(machine.years, "year")
    gives = Quantity(factor, "1/year")
    steps.append(Step("capital-recovery-factor", {"r": rate, "n": years}, gives, machine.name))
    steps.append(Step("annual-cost", {"I": capex, "CRF": gives}, annual, machine.name))
    if machine.running is None:
        return steps
    running = Quantity(machine.running, f"{money}/h")
    if machine.electricity is not None:
        inputs = {
            "P": Quantity(machine.power_kw, "kW"),
            "PUE": Quantity(machine.pue, "1"),
            "p": Quantity(machine.electricity, f"{money}/kWh"),
        }
        steps.append(Step("energy-cost-per-hour", inputs, running, machine.name))
    inputs = {"A": annual, "H": Quantity(machine.hours, "h/year"), "e": running}
    total = Quantity(machine.cost_per_hour, f"{money}/h")
    steps.append(Step("cost-per-hour", inputs, total, machine.name))
    if machine.price is not None:
        inputs = {"A": annual, "q": Quantity(machine.price, f"{money}/h"), "e": running}
        needed = Quantity(machine.breakeven_hours, "h/year")
        steps.append(Step("breakeven-hours", inputs, needed, machine.name))
    return steps
