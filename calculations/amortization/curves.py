"""Curves over the hours in use and over the months, for pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from calculations import sunlight
from calculations.amortization.cards import numbered
from calculations.amortization.flexible import Market, compared, optimal
from calculations.amortization.machine import Machine
from calculations.amortization.machines import Span
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Row, Table
from calculations.sunlight.curves import asked_months, month_ends, sunny_months
from calculations.sunlight.periods import months_of
from calculations.sunlight.stations import MONTHS
from calculations.units import HOURS_PER_YEAR

# Close together where the curve bends most.
_HOURS = tuple(float(hours) for hours in np.geomspace(100, HOURS_PER_YEAR, 48))
_EVEN_HOURS = tuple(float(hours) for hours in np.linspace(500, HOURS_PER_YEAR, 60))


def cost(money: str, spans: Sequence[Span]) -> Table:
    """Cost of an hour by the hours in use, with its range, for each machine.

    The full cost; without a price of electricity, that of the hardware paid off in one year.
    """
    rows = []
    for hours in _HOURS:
        found = {"hours_per_year": Quantity(hours, "h/year")}
        for position, span in enumerate(spans, start=1):
            tail = "" if position == 1 else f"_{position}"
            of = partial(_cost_at, hours=hours, metered=spans[0].usual.running is not None)
            found["cost_per_hour" + tail] = span.quantity(of, f"{money}/h")
        rows.append(Row("", found))
    return Table("cost_curve", tuple(rows))


def _cost_at(machine: Machine, hours: float, *, metered: bool) -> float | None:
    return machine.cost_at(hours) if metered else machine.capex / hours


def cheapest_hours(money: str, machines: Sequence[Machine], prices: Market) -> tuple[Table, Table]:
    """Cost of an hour on the cheapest hours alone, over that of an hour all year round. [1]

    A figure for each row of the table ``intermittent``, by hours; and where each is lowest.
    """
    drawing = compared(money, machines)
    rows, lowest = [], []
    for machine in drawing:
        best = optimal(machine, prices)
        if best is not None:
            hours = best[0].hours
            over = {"over_all_year": _over_all_year(machine, prices)(hours)}
            lowest.append(Row("", {"hours_per_year": Quantity(hours, "h/year"), **over}))
    ratios = [(tail, _over_all_year(machine, prices)) for tail, machine in numbered(drawing)]
    for hours in _EVEN_HOURS:
        found = {"hours_per_year": Quantity(hours, "h/year")}
        found |= {"over_all_year" + tail: ratio(hours) for tail, ratio in ratios}
        rows.append(Row("", found))
    return Table("cheapest_hours", tuple(rows)), Table("lowest", tuple(lowest))


def _over_all_year(machine: Machine, prices: Market) -> Callable[[float], Quantity]:
    """By the hours in use, the cost of an hour over that of an hour all year round."""
    annual, drawn_kw = machine.annual, machine.drawn_kw

    def cost(used: float) -> float:
        return annual / used + drawn_kw * prices.paid(used) + machine.wear

    whole = cost(HOURS_PER_YEAR)
    return lambda hours: Quantity(cost(hours) / whole if whole > 0 else None, "1")


def sun(span: Span, cities: Sequence[Place], month: str | None) -> tuple[Table, ...]:
    """The towns' sun by month, and a twelfth of the hours that the first machine needs. [h]"""
    towns = [sunlight.sunshine(place) for place in cities]
    year = span.quantity(lambda machine: machine.breakeven_hours, "h/year")
    needed = year.times(1 / len(MONTHS), "h") if year.exists else None
    marked = [months_of(month, place.latitude) for place in cities] if month else []
    asked = (asked_months(towns, marked),) if marked else ()
    return sunny_months(towns, needed), month_ends(towns), *asked
