"""The steps of a machine's reckoning, for the page that shows the working."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from calculations.amortization import prices, supply
from calculations.amortization.flexible import Market, optimal
from calculations.amortization.machine import Machine
from calculations.quantities import Quantity
from calculations.results import Row, Step
from calculations.units import HOURS_PER_YEAR


def steps(money: str, machine: Machine) -> Iterator[Step]:
    """What an hour costs and when the machine has paid for itself."""
    name, capex = machine.name, Quantity(machine.capex, money)
    if machine.price is not None:
        inputs = {"I": capex, "q": Quantity(machine.price, f"{money}/h")}
        yield Step("payback", inputs, Quantity(machine.payback_hours, "h"), name)
    inputs = {"r": Quantity(machine.rate, "1/year"), "n": Quantity(machine.years, "year")}
    recovery = Quantity(machine.recovery, "1/year")
    yield Step("capital-recovery-factor", inputs, recovery, name)
    yield Step(
        "annual-cost", _owning(money, machine), Quantity(machine.annual, f"{money}/year"), name
    )
    if machine.running is not None:
        yield from _full_cost(money, machine)


def _owning(money: str, machine: Machine) -> dict[str, Quantity]:
    return {
        "I": Quantity(machine.capex, money),
        "S": Quantity(machine.resale / (1 + machine.rate) ** machine.years, money),
        "CRF": Quantity(machine.recovery, "1/year"),
        "F": Quantity(machine.fixed, f"{money}/year"),
    }


def _full_cost(money: str, machine: Machine) -> Iterator[Step]:
    name, per_hour = machine.name, f"{money}/h"
    annual = Quantity(machine.annual, f"{money}/year")
    energy = Quantity(machine.energy, per_hour)
    if machine.electricity is not None:
        inputs = {
            "P": Quantity(machine.power_kw, "kW"),
            "PUE": Quantity(machine.pue, "1"),
            "p": Quantity(machine.electricity, f"{money}/kWh"),
        }
        yield Step("energy-cost-per-hour", inputs, energy, name)
    running = {"e": energy, "v": Quantity(machine.wear, per_hour)}
    inputs = {"A": annual, "H": Quantity(machine.hours, "h/year"), **running}
    total = Quantity(machine.cost_per_hour, per_hour)
    yield Step("cost-per-hour", inputs, total, name)
    if machine.output is not None:
        inputs = {"c": total, "T": Quantity(machine.output, "token/h").to("Mtoken/h")}
        tokens = Quantity(machine.cost_per_million_tokens, f"{money}/Mtoken")
        yield Step("cost-per-million-tokens", inputs, tokens, name)
    if machine.price is not None:
        yield from _earning(money, machine, annual, running)


def _earning(
    money: str, machine: Machine, annual: Quantity, running: dict[str, Quantity]
) -> Iterator[Step]:
    price = Quantity(machine.price, f"{money}/h")
    needed = Quantity(machine.breakeven_hours, "h/year")
    yield Step("breakeven-hours", {"A": annual, "q": price, **running}, needed, machine.name)
    owning = _owning(money, machine)
    inputs = {
        "q": price,
        **running,
        "H": Quantity(machine.hours, "h/year"),
        **{symbol: owning[symbol] for symbol in ("F", "CRF", "S")},
    }
    affordable = Quantity(machine.affordable_capex, money)
    yield Step("affordable-capex", inputs, affordable, machine.name)
    if machine.run_threshold is not None:
        inputs = {"q": price, "v": running["v"], "k": Quantity(machine.drawn_kw, "kW")}
        threshold = Quantity(machine.run_threshold, f"{money}/kWh")
        yield Step("run-threshold", inputs, threshold, machine.name)


def flexible_steps(money: str, machine: Machine, market: Market) -> Iterator[Step]:
    """Which hours to run, where electricity has a price for each."""
    best = optimal(machine, market)
    if best is None:
        return
    annual = Quantity(machine.annual, f"{money}/year")
    drawn = Quantity(machine.drawn_kw, "kW")
    spread = Quantity(market.spread, f"{money}/kWh")
    inputs = {"A": annual, "k": drawn, "Δ": spread, "Y": Quantity(HOURS_PER_YEAR, "h/year")}
    yield Step("optimal-hours", inputs, Quantity(best[0].hours, "h/year"), machine.name)
    sd = Quantity(market.spread / sqrt(12), f"{money}/kWh")
    inputs = {"A": annual, "k": drawn, "s": sd}
    yield Step("optimal-hours-bell", inputs, Quantity(best[1].hours, "h/year"), machine.name)
    recovery = Quantity(machine.recovery, "1/year")
    critical = prices.critical_capex(market.spread, machine.drawn_kw, machine.recovery)
    inputs = {"k": drawn, "Δ": spread, "Y": Quantity(HOURS_PER_YEAR, "h/year"), "CRF": recovery}
    yield Step("critical-capex", inputs, Quantity(critical, money), machine.name)


def early_step(machine: Machine, earlier: float) -> Step:
    """How much curtailment an earlier connection is worth."""
    share = Quantity(supply.bearable_curtailment(earlier, machine.years), "1")
    inputs = {"Y": Quantity(earlier, "year"), "n": Quantity(machine.years, "year")}
    return Step("early-connection", inputs, share, machine.name)


def sun_step(money: str, machine: Machine, sun_price: float, row: Row) -> Step:
    """How cheap kit would have to be to run on a town's sun alone."""
    inputs = {
        "PUE": Quantity(machine.pue, "1"),
        "p": Quantity(machine.electricity, f"{money}/kWh"),
        "s": Quantity(sun_price, f"{money}/kWh"),
        "CRF": Quantity(machine.recovery, "1/year"),
        "H": row.quantities["sunshine_hours"],
        "Y": Quantity(HOURS_PER_YEAR, "h/year"),
    }
    return Step("sun-or-firm", inputs, row.quantities["switch_capex_per_kw"], row.label)


def output_steps(money: str, machine: Machine, first: Machine, row: Row) -> Iterator[Step]:
    """A machine's hours at its own output, and the output at which it is no better."""
    if first.price is None or machine.running is None:
        return
    common = {
        "A": Quantity(machine.annual, f"{money}/year"),
        "q": Quantity(first.price, f"{money}/h"),
        "e": Quantity(machine.energy, f"{money}/h"),
        "v": Quantity(machine.wear, f"{money}/h"),
    }
    share = {"o": row.quantities["output_share"]}
    yield Step(
        "hours-at-output", common | share, row.quantities["breakeven_at_output"], machine.name
    )
    if "output_to_tie" in row.quantities:
        needed = {"H": Quantity(first.breakeven_hours, "h/year")}
        tie = row.quantities["output_to_tie"]
        yield Step("output-to-tie", common | needed, tie, machine.name)
