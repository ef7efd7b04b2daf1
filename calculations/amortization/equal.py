"""Cheap kit and dear kit at equal and at unequal output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculations.amortization import output
from calculations.amortization.machine import Machine
from calculations.later import Later
from calculations.quantities import Quantity
from calculations.results import Row, Table


def relative_outputs(machines: Sequence[Machine]) -> list[float]:
    """Work of each machine in shares of the first's; the same where none was stated."""
    base = machines[0].output
    return [machine.output / base if base and machine.output else 1.0 for machine in machines]


def equal_output(money: str, machines: Sequence[Machine]) -> Table:
    """Each machine's hours at the first one's work, at its own, and in proportion to its price.

    The price of an hour is the first machine's, for the work which that one does.
    """
    return Table("equal_output", Later(_rows, money, machines))


def _rows(money: str, machines: Sequence[Machine]) -> Iterator[Row]:
    for machine, share in zip(machines, relative_outputs(machines), strict=True):
        yield _row(money, machine, machines[0], share)


def _row(money: str, machine: Machine, first: Machine, share: float) -> Row:
    worth = machine.capex / first.capex
    found = {"capex": Quantity(machine.capex, money), "output_share": Quantity(share, "1")}
    found["output_in_proportion"] = Quantity(worth, "1")
    if first.price is not None:
        price = first.price
        found["payback_hours"] = Quantity(machine.capex / price, "h")
        found["payback_at_output"] = Quantity(machine.capex / (share * price), "h")
        found["payback_in_proportion"] = Quantity(machine.capex / (worth * price), "h")
        if machine.running is not None:
            found |= _full_cost(machine, first, price, share, worth)
    found["machines_for_equal_output"] = Quantity(1 / share, "x")
    found["capex_for_equal_output"] = Quantity(machine.capex / share, money)
    if machine.cost_per_million_tokens is not None:
        found["cost_per_million_tokens"] = Quantity(
            machine.cost_per_million_tokens, f"{money}/Mtoken"
        )
    return Row(machine.name, found, machine.record)


def _full_cost(
    machine: Machine, first: Machine, price: float, share: float, worth: float
) -> dict[str, Quantity]:
    """The same at full cost; "never" where the work does not pay for the power."""
    running = machine.running or 0.0

    def hours(at: float) -> Quantity:
        return Quantity(output.hours_at_output(machine.annual, price, running, at), "h/year")

    found = {
        "breakeven_equal": hours(1.0),
        "breakeven_at_output": hours(share),
        "breakeven_in_proportion": hours(worth),
    }
    needed = first.breakeven_hours
    if needed:
        tie = output.output_to_tie(machine.annual, price, running, needed)
        found["output_to_tie"] = Quantity(tie, "1")
    return found
