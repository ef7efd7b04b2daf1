"""The machines that a scenario means, with every number of their reckoning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from calculations import records
from calculations.amortization import annuity
from calculations.amortization.scenario import Amortization
from calculations.quantities import Quantity
from calculations.units import HOURS_PER_YEAR


@dataclass(frozen=True)
class Machine:
    """One machine. A price is None where nothing is known in the scenario's currency."""

    capex: float
    price: float | None
    electricity: float | None
    power_kw: float
    pue: float
    rate: float
    years: float
    hours: float
    name: str = ""
    record: str | None = None
    """Where the purchase price is from, unless it was stated."""
    rent: str = "cost/rent-per-hour"
    """Where the price of an hour is from, unless it was stated."""

    @property
    def running(self) -> float | None:
        """Electricity for an hour."""
        if self.power_kw == 0:
            return 0.0
        if self.electricity is None:
            return None
        return annuity.energy_cost_per_hour(self.power_kw, self.pue, self.electricity)

    @property
    def annual(self) -> float:
        """Annuity of the purchase price."""
        return annuity.annual_cost(self.capex, self.rate, self.years)

    @property
    def cost_per_hour(self) -> float | None:
        """Full cost of an hour in use."""
        if self.running is None:
            return None
        return annuity.cost_per_hour(self.annual, self.hours, self.running)

    @property
    def payback_hours(self) -> float | None:
        """Hours in total, running cost left out."""
        return None if self.price is None else annuity.payback_hours(self.capex, self.price)

    @property
    def breakeven_hours(self) -> float | None:
        """Hours a year at full cost."""
        if self.price is None or self.running is None:
            return None
        return annuity.breakeven_hours(self.annual, self.price, self.running)

    @property
    def affordable_capex(self) -> float | None:
        """What the hours in use could carry."""
        if self.price is None or self.running is None:
            return None
        return annuity.affordable_capex(self.price, self.running, self.hours, self.rate, self.years)


@dataclass(frozen=True)
class Span:
    """A machine as it is, and at the cheap and the dear end of all that was not stated."""

    cheap: Machine
    usual: Machine
    dear: Machine

    def quantity(self, of: Callable[[Machine], float | None], unit: str) -> Quantity:
        """Work `of` out for all three."""
        value = of(self.usual)
        ends = [n for n in (of(self.cheap), of(self.dear)) if n is not None]
        if value is None or not ends or min(ends) == max(ends) == value:
            return Quantity(value, unit)
        return Quantity(value, unit, min(*ends, value), max(*ends, value))


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
    return [Span(_end(scenario, m, "cheap"), m, _end(scenario, m, "dear")) for m in found]


def _blank(scenario: Amortization) -> Machine:
    # A default in dollars says nothing about another currency, and no exchange rate is known.
    dollars = scenario.currency == "USD"
    priced = dollars or scenario.stated("price_per_hour")
    metered = dollars or scenario.stated("electricity_price")
    return Machine(
        capex=0.0,
        price=scenario.price_per_hour if priced else None,
        electricity=scenario.electricity_price if metered else None,
        power_kw=scenario.power_w / 1000,
        pue=scenario.pue,
        rate=scenario.interest_rate,
        years=scenario.lifetime_years,
        hours=scenario.hours_per_year or HOURS_PER_YEAR,
    )


def _named(machine: Machine, scenario: Amortization, name: str) -> Machine:
    """The machine with what is known of a product: the power it draws, the rent it brings."""
    power = _middle(f"hardware/{slug(name)}/power")
    if power is not None and not scenario.stated("power_w"):
        machine = replace(machine, power_kw=power / 1000)
    rent = f"hardware/{slug(name)}/rent"
    price = _middle(rent)
    if price is not None and machine.price is not None and not scenario.stated("price_per_hour"):
        machine = replace(machine, price=price, rent=rent)
    return replace(machine, name=name)


def _middle(record: str) -> float | None:
    return records.figure(record).middle if record in records.records() else None


# Field of a machine, field of the scenario, record of its default, and the bound that makes
# an hour cheap.
_UNCERTAIN = (
    ("price", "price_per_hour", "", "high"),
    ("electricity", "electricity_price", "cost/electricity-price", "low"),
    ("power_kw", "power_w", "cost/power-per-card", "low"),
    ("pue", "pue", "cost/pue", "low"),
    ("rate", "interest_rate", "cost/interest-rate", "low"),
    ("years", "lifetime_years", "cost/server-life", "high"),
)


def _end(scenario: Amortization, machine: Machine, end: str) -> Machine:
    changes: dict[str, Any] = {}
    for field, stated, record, cheap_bound in _UNCERTAIN:
        if scenario.stated(stated) or getattr(machine, field) is None:
            continue
        if field == "power_kw" and machine.power_kw != scenario.power_w / 1000:
            continue  # a named product draws what its maker says
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
