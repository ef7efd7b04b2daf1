"""Each machine side by side, and what more hours do to the cost of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from calculations import sunlight
from calculations.amortization.machine import Machine
from calculations.amortization.machines import Span
from calculations.later import Later
from calculations.places import Place
from calculations.quantities import Quantity
from calculations.results import Row, Table
from calculations.units import HOURS_PER_YEAR

HOURS_SHOWN = (100.0, 500.0, 1000.0, 2000.0, 4000.0, 6000.0, HOURS_PER_YEAR)
"""Where curves over the hours in use are read off for the page."""


def card(money: str, span: Span) -> Row:
    """All that is known of one machine."""
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
        found |= _costs(money, span)
    if usual.price is not None and usual.running is not None:
        found["breakeven_hours_per_year"] = span.quantity(lambda m: m.breakeven_hours, "h/year")
        found["affordable_capex"] = span.quantity(lambda m: m.affordable_capex, money)
    if usual.run_threshold is not None:
        threshold = span.quantity(lambda m: m.run_threshold, f"{money}/kWh")
        found["run_threshold"] = threshold
    return Row(usual.name, found, usual.record)


def _costs(money: str, span: Span) -> dict[str, Quantity]:
    found = {
        "electricity_price": span.quantity(lambda m: m.electricity, f"{money}/kWh"),
        "energy_cost_per_hour": span.quantity(lambda m: m.energy, f"{money}/h"),
        "running_cost_per_hour": span.quantity(lambda m: m.running, f"{money}/h"),
        "cost_per_hour": span.quantity(lambda m: m.cost_per_hour, f"{money}/h"),
        "energy_share": span.quantity(lambda m: m.energy_share, "1"),
        "capex_share": span.quantity(lambda m: m.capex_share, "1"),
        "cost_round_the_clock": span.quantity(lambda m: m.cost_round_the_clock, f"{money}/h"),
    }
    if span.usual.wear == 0:
        del found["running_cost_per_hour"]  # the same as the electricity
    if span.usual.output is not None:
        found["output"] = Quantity(span.usual.output, "token/h")
        tokens = span.quantity(lambda m: m.cost_per_million_tokens, f"{money}/Mtoken")
        found["cost_per_million_tokens"] = tokens
    return found


def town(place: Place, machine: Machine, money: str, month: str | None = None) -> Row:
    """A town's sun against the hours the first machine needs, and that of a month or season."""
    sun = sunlight.sunshine(place)
    found = {"sunshine_hours": sun.hours}
    hours = sun.hours.middle or 0.0
    if machine.breakeven_hours:
        found["sun_over_breakeven"] = Quantity(hours / machine.breakeven_hours, "1")
    if machine.payback_hours:
        found["sun_over_payback"] = Quantity(hours / machine.payback_hours, "1")
    if machine.running is not None and hours:
        found["cost_per_sunny_hour"] = _over(sun.hours, machine.cost_at, f"{money}/h")
    if machine.price is not None and machine.running is not None and hours:
        found["affordable_on_sun"] = _over(sun.hours, machine.affordable_at, money)
    if month is not None:
        found |= _part(sunlight.sunshine_of(place, month)[0], machine, money)
    return Row(str(place), found, sun.record)


def _part(sun: Quantity, machine: Machine, money: str) -> dict[str, Quantity]:
    """The sun of a month or season, and an hour's cost for a machine that runs only then."""
    if machine.running is None or not sun.value:
        return {"part_sunshine": sun}
    return {"part_sunshine": sun, "cost_per_part_hour": _over(sun, machine.cost_at, f"{money}/h")}


def _over(hours: Quantity, of: Callable[[float], float | None], unit: str) -> Quantity:
    """Work `of` out for the hours and for both ends of their range."""
    at = [n for n in (hours.low, hours.middle, hours.high) if n]
    found = [n for n in map(of, at) if n is not None]
    value = of(hours.middle or 0.0)
    return Quantity(value, unit, min(found), max(found))


def over_hours(money: str, spans: Sequence[Span]) -> Table:
    """Cost of an hour by the hours in use, for each machine."""
    return Table("over_hours", Later(_over_hours, money, spans))


def _over_hours(money: str, spans: Sequence[Span]) -> Iterator[Row]:
    for hours in HOURS_SHOWN:
        found = {"hours_per_year": Quantity(hours, "h/year")}
        for tail, machine in numbered([span.usual for span in spans]):
            one_year = Quantity(machine.capex / hours, f"{money}/h")
            found["one_year_cost_per_hour" + tail] = one_year
            if machine.running is not None:
                found["cost_per_hour" + tail] = Quantity(machine.cost_at(hours), f"{money}/h")
        yield Row("", found)


def numbered(machines: Sequence[Machine]) -> list[tuple[str, Machine]]:
    """Each machine with the end of its quantities' names: nothing, ``_2``, ``_3``…"""
    return [
        ("" if position == 1 else f"_{position}", machine)
        for position, machine in enumerate(machines, start=1)
    ]
