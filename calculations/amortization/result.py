"""From an amortization scenario to its result.

"Payback hours" count hours in total and leave interest and running cost out: the figure people
work out on a napkin. "Break-even hours" are per year, with interest, life, power and wear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculations import records, sunlight
from calculations.amortization import (
    cards,
    curves,
    equal,
    flexible,
    prices,
    sensitivity,
    supply,
    working,
)
from calculations.amortization.findings import findings
from calculations.amortization.flexible import Market
from calculations.amortization.machine import Machine
from calculations.amortization.machines import Span, machines, unpriced
from calculations.amortization.scenario import Amortization
from calculations.later import Later
from calculations.quantities import Quantity, between
from calculations.results import Result, Row, Step, Table
from calculations.sunlight import periods
from calculations.units import HOURS_PER_YEAR

Rows = Sequence[Row]
_GRID = "cost/grid-shedding"
_POWER_CUT = "cost/power-cut-shown"


def calculate(scenario: Amortization) -> Result:
    """Cost per hour, payback and break-even for each machine; when pausing it pays."""
    spans = machines(scenario)
    money = scenario.currency
    market = flexible.market(scenario)
    tables = _tables(scenario, spans, market)
    by_id = {table.id: table.rows for table in tables}
    quantities = {**_numbered(by_id["cards"]), **_numbered(by_id.get("towns", ()))}
    quantities |= _flexible(money, spans[0], market) | _grid(scenario, spans[0])
    return Result(
        quantities=quantities,
        findings=findings(spans, by_id, quantities)
        | {
            **periods.findings(scenario.month, [town.latitude for town in scenario.cities]),
            "sun_far": any(sunlight.sunshine(place).far for place in scenario.cities),
            "unpriced": ", ".join(unpriced(scenario)),
            "instead": bool(scenario.hardware) and not spans[0].usual.name,
            "rent_borrowed": any(s.usual.name and s.usual.rent == Machine.rent for s in spans),
        },
        steps=Later(_steps, scenario, spans, market, by_id),
        tables=tuple(tables),
        series=Later(_series, scenario, spans, market),
        records=Later(_records, scenario, spans, tables),
    )


def _tables(scenario: Amortization, spans: list[Span], market: Market | None) -> list[Table]:
    money, usual = scenario.currency, [span.usual for span in spans]
    tables = [Table("cards", tuple(cards.card(money, span) for span in spans))]
    if scenario.cities:
        towns = [cards.town(place, usual[0], money, scenario.month) for place in scenario.cities]
        tables.append(Table("towns", tuple(towns)))
    tables.append(cards.over_hours(money, spans))
    if len(usual) > 1:
        tables.append(equal.equal_output(money, usual))
    if market is not None:
        tables.append(flexible.price_curve(money, usual, market))
        tables.append(flexible.intermittent(money, usual, market))
    against_firm = flexible.sun_or_firm(money, scenario, usual[0])
    return [*tables, against_firm] if against_firm else tables


def _series(scenario: Amortization, spans: list[Span], market: Market | None) -> tuple[Table, ...]:
    found = [curves.cost(scenario.currency, spans)]
    found.append(sensitivity.tornado(scenario.currency, spans[0]))
    if market is not None:
        found += curves.cheapest_hours(scenario.currency, [s.usual for s in spans], market)
    if scenario.cities:
        found += curves.sun(spans[0], scenario.cities, scenario.month)
    return tuple(found)


def _numbered(rows: Iterable[Row]) -> dict[str, Quantity]:
    """The first row's quantities under their plain names, the others' as ``payback_hours_2``."""
    found: dict[str, Quantity] = {}
    for position, row in enumerate(rows, start=1):
        tail = "" if position == 1 else f"_{position}"
        found |= {name + tail: quantity for name, quantity in row.quantities.items()}
    return found


def _flexible(money: str, span: Span, market: Market | None) -> dict[str, Quantity]:
    """Which hours the first machine should run, bought new and once owned."""
    machine = span.usual
    best = flexible.optimal(machine, market) if market else None
    if market is None or best is None:
        return {}
    hours, costs = [one.hours for one in best], [one.cost for one in best]

    def critical(one: Machine) -> float:
        return prices.critical_capex(market.spread, one.pue, one.recovery)

    return {
        "price_spread": Quantity(market.spread, f"{money}/kWh"),
        "optimal_hours": between(hours, "h/year", hours[0]),
        "cost_at_optimum": between(costs, f"{money}/h", costs[0]),
        "capex_per_kw": span.quantity(lambda m: m.capex_per_kw, f"{money}/kW"),
        "critical_capex_per_kw": span.quantity(critical, f"{money}/kW"),
    }


def _grid(scenario: Amortization, span: Span) -> dict[str, Quantity]:
    """What pausing for the grid costs, and what an earlier connection makes bearable."""
    grid = records.figure(_GRID).to("1")
    earlier = supply.bearable_curtailment(scenario.years_earlier, scenario.lifetime_years)
    found = {
        "bearable_curtailment": Quantity(earlier, "1"),
        "grid_shedding": grid,
        "power_cut_shown": records.figure(_POWER_CUT).to("1"),
    }
    all_year = span.usual.cost_round_the_clock
    shares = [share for share in (grid.low, grid.high) if share is not None]
    costs = [span.usual.cost_at(HOURS_PER_YEAR * (1 - share)) for share in shares]
    if all_year and shares:
        extra = [cost / all_year - 1 for cost in costs if cost is not None]
        found["cost_of_shedding"] = between(extra, "1")
    return found


def _steps(
    scenario: Amortization, spans: list[Span], market: Market | None, by_id: dict[str, Rows]
) -> Iterable[Step]:
    money, first = scenario.currency, spans[0].usual
    for span in spans:
        yield from working.steps(money, span.usual)
        if market is not None:
            yield from working.flexible_steps(money, span.usual, market)
    for span, row in zip(spans[1:], by_id.get("equal_output", ())[1:], strict=False):
        yield from working.output_steps(money, span.usual, first, row)
    for row in by_id.get("sun_or_firm", ()):
        yield working.sun_step(money, first, scenario.sun_price, row)
    yield working.early_step(first, scenario.years_earlier)


def _records(scenario: Amortization, spans: list[Span], tables: list[Table]) -> tuple[str, ...]:
    used = [row.record for table in tables for row in table.rows]
    used += [span.usual.power_record for span in spans]
    if spans[0].usual.price is not None and not scenario.stated("price_per_hour"):
        used += [span.usual.rent for span in spans]
    used += [sunlight.sunshine(place).error for place in scenario.cities]
    if scenario.month is not None:
        used += [sunlight.sunshine_of(place, scenario.month)[1] for place in scenario.cities]
    used += [*flexible.also_used(table.id for table in tables), _GRID, _POWER_CUT]
    return tuple(dict.fromkeys(name for name in used if name))
