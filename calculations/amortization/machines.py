"""The machines that a scenario means, with all uncertain inputs at either end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from calculations import records
from calculations.amortization.machine import Machine
from calculations.amortization.scenario import Amortization
from calculations.quantities import Quantity
from calculations.units import HOURS_PER_YEAR


@dataclass(frozen=True)
class Span:
    """A machine as it is, and at the cheap and the dear end of all that was not stated."""

    cheap: Machine
    usual: Machine
    dear: Machine

    def quantity(self, of: Callable[[Machine], float | None], unit: str) -> Quantity:
        """Work `of` out for all three; an end at which there is no number stays open."""
        value = of(self.usual)
        ends = [of(self.cheap), of(self.dear)]
        if value is None or all(end in (None, value) for end in ends):
            return Quantity(value, unit)
        known = [end for end in ends if end is not None]
        if len(known) == 1:
            return Quantity(value, unit, min(known[0], value))
        return Quantity(value, unit, min(*known, value), max(*known, value))


def slug(name: str) -> str:
    """The part of a record's id that names a product.

    >>> slug("RTX 4090")
    'rtx-4090'
    """
    return "-".join(name.lower().split())


def machines(scenario: Amortization) -> list[Span]:
    """The machines meant: stated prices, else those of named products, else the article's two."""
    blank = _blank(scenario)
    names = scenario.hardware
    # Prices and products go together in the order in which they were named.
    padded = (*names, *[""] * len(scenario.capex))
    found = [
        _named(replace(blank, capex=capex), scenario, name)
        for capex, name in zip(scenario.capex, padded, strict=False)
    ]
    for name in names[len(found) :]:
        record = f"hardware/{slug(name)}/price"
        price = _middle(record)
        if scenario.currency == "USD" and price is not None:
            found.append(_named(replace(blank, capex=price, record=record), scenario, name))
    if not found:
        toys = ("article/dear-card", "article/cheap-card")
        found = [replace(blank, capex=records.number(toy), record=toy) for toy in toys]
    found = _with_output(found, scenario.tokens_per_hour)
    return [Span(_end(scenario, m, "cheap"), m, _end(scenario, m, "dear")) for m in found]


def unpriced(scenario: Amortization) -> list[str]:
    """The named products left out, for want of a price in the scenario's currency."""
    return [
        name
        for name in scenario.hardware[len(scenario.capex) :]
        if scenario.currency != "USD" or _middle(f"hardware/{slug(name)}/price") is None
    ]


def _blank(scenario: Amortization) -> Machine:
    return Machine(
        capex=0.0,
        price=scenario.used("price_per_hour"),
        electricity=scenario.used("electricity_price"),
        power_kw=scenario.power_w / 1000,
        pue=scenario.pue,
        rate=scenario.interest_rate,
        years=scenario.lifetime_years,
        hours=scenario.hours_per_year or HOURS_PER_YEAR,
        salvage=scenario.salvage_value,
        fixed=scenario.fixed_cost,
        wear=scenario.wear_cost,
    )


def _named(machine: Machine, scenario: Amortization, name: str) -> Machine:
    """The machine with what is known of a product: the power it draws, the rent it brings."""
    source = f"hardware/{slug(name)}/power"
    power = _middle(source)
    if power is not None and not scenario.stated("power_w"):
        machine = replace(machine, power_kw=power / 1000, power_record=source)
    rent = f"hardware/{slug(name)}/rent"
    price = _middle(rent)
    if price is not None and machine.price is not None and not scenario.stated("price_per_hour"):
        machine = replace(machine, price=price, rent=rent)
    return replace(machine, name=name)


def _with_output(found: list[Machine], outputs: Sequence[float]) -> list[Machine]:
    padded = (*outputs, *[None] * len(found))
    return [replace(m, output=output) for m, output in zip(found, padded, strict=False)]


def _middle(record: str) -> float | None:
    return records.figure(record).middle if record in records.records() else None


# Field of a machine, field of the scenario, and the bound that makes an hour cheap.
_UNCERTAIN = (
    ("price", "price_per_hour", "high"),
    ("electricity", "electricity_price", "low"),
    ("power_kw", "power_w", "low"),
    ("pue", "pue", "low"),
    ("rate", "interest_rate", "low"),
    ("years", "lifetime_years", "high"),
)


def _end(scenario: Amortization, machine: Machine, end: str) -> Machine:
    changes: dict[str, Any] = {}
    for field, stated, cheap_bound in _UNCERTAIN:
        if scenario.stated(stated) or getattr(machine, field) is None:
            continue
        if field == "power_kw" and machine.power_record:
            continue  # a named product draws what its maker says
        record = machine.rent if field == "price" else scenario.record_of(stated)
        bound = _bound(record or machine.rent, cheap_bound, end)
        changes[field] = bound / 1000 if field == "power_kw" else bound
    if machine.record:
        changes["capex"] = _bound(machine.record, "low", end)
    return replace(machine, **changes)


def _bound(record: str, cheap_bound: str, end: str) -> float:
    figure = records.figure(record)
    low_end = (cheap_bound == "low") == (end == "cheap")
    bound = figure.low if low_end else figure.high
    middle = figure.middle
    return bound if bound is not None else (middle or 0.0)
