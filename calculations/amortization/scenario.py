"""Inputs of the amortization calculator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from calculations import records
from calculations.amortization.limits import problems
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario, Town, parameter
from calculations.sunlight.periods import PERIODS
from calculations.units import HOURS_PER_YEAR

MONEY = (0.01, 1e12)
YEARLY = (0, 1e12)
# Wide enough for every currency; `limits` draws the line for each.
PER_KWH = (0, 20_000)
_USUAL = "USD"
# Defaults in other money than the usual one: currency and field to the record.
_LOCAL = {
    ("EUR", "electricity_price"): "cost/electricity-price-eur",
    ("EUR", "price_spread"): "cost/price-spread-eur",
}


class Amortization(Scenario):
    """What it costs to own hardware, and what an hour of it can be sold for."""

    topic: ClassVar[str] = "amortization"

    capex: tuple[float, ...] = parameter(
        "capex",
        "Purchase price",
        unit="{currency}",
        allowed=MONEY,
        default=(),
        most=4,
        example="30k",
    )
    hardware: tuple[str, ...] = parameter(
        "hardware", "Card or machine", default=(), most=4, example="h100"
    )
    price_per_hour: float = parameter(
        "price",
        "Selling price or rent",
        unit="{currency}/h",
        allowed=(0.0001, 1e6),
        record="cost/rent-per-hour",
        example="5",
    )
    hours_per_year: float | None = parameter(
        "hours", "Hours in use", unit="h/year", allowed=(1, HOURS_PER_YEAR), example="2000"
    )
    lifetime_years: float = parameter(
        "life",
        "Years until written off",
        unit="year",
        allowed=(1, 30),
        record="cost/server-life",
        example="5",
    )
    interest_rate: float = parameter(
        "rate",
        "Interest rate",
        unit="1/year",
        allowed=(0, 0.5),
        record="cost/interest-rate",
        example="0.08",
    )
    power_w: float = parameter(
        "power",
        "Power while running",
        unit="W",
        allowed=(0, 1e10),
        record="cost/power-per-card",
        example="700 W",
    )
    pue: float = parameter(
        "pue",
        "Power usage effectiveness",
        unit="1",
        allowed=(1, 3),
        record="cost/pue",
        example="1.2",
    )
    electricity_price: float = parameter(
        "electricity",
        "Price of electricity",
        unit="{currency}/kWh",
        allowed=PER_KWH,
        record="cost/electricity-price",
        example="0.12",
    )
    currency: str = parameter("currency", "Currency", default=_USUAL, example="EUR")
    cities: tuple[Town, ...] = parameter(
        "city", "Town whose sun is meant", default=(), most=6, example="Berlin"
    )
    month: str | None = parameter("month", "Month or season", choices=PERIODS, example="december")
    tokens_per_hour: tuple[float, ...] = parameter(
        "output",
        "Output of each machine",
        unit="token/h",
        allowed=(1, 1e15),
        default=(),
        most=4,
        example="3M",
    )
    salvage_value: float = parameter(
        "salvage",
        "Resale value at the end",
        unit="{currency}",
        allowed=YEARLY,
        record="cost/salvage",
        example="3000",
    )
    fixed_cost: float = parameter(
        "fixed",
        "Fixed cost a year: space, staff, repairs",
        unit="{currency}/year",
        allowed=YEARLY,
        record="cost/fixed",
        example="600",
    )
    wear_cost: float = parameter(
        "wear",
        "Wear of an hour in use",
        unit="{currency}/h",
        allowed=(0, 1e6),
        record="cost/wear",
        example="0.02",
    )
    price_spread: float = parameter(
        "spread",
        "Dearest less cheapest hour of electricity in a year",
        unit="{currency}/kWh",
        allowed=PER_KWH,
        record="cost/price-spread",
        example="0.16",
    )
    sun_price: float = parameter(
        "sunpower",
        "Price of solar power while the sun shines",
        unit="{currency}/kWh",
        allowed=PER_KWH,
        record="cost/sun-power",
        example="0.04",
    )
    years_earlier: float = parameter(
        "earlier",
        "Years of waiting saved by a connection that may be cut",
        unit="year",
        allowed=(0, 15),
        record="cost/earlier-connection",
        example="3",
    )

    def record_of(self, name: str) -> str | None:
        """The record of a default in the scenario's own money; nothing is worth nothing in any."""
        record = super().record_of(name)
        if record is None or not self._foreign(name) or records.number(record) == 0:
            return record
        return _LOCAL.get((self.currency, name))

    def usual(self, name: str) -> Any:
        """The default of a field, None for a price that no record knows in the scenario's money."""
        if not self._foreign(name):
            return super().usual(name)
        record = self.record_of(name)
        return records.number(record) if record else None

    def used(self, name: str) -> Any:
        """The value of a field: stated, or what is usual in the scenario's money."""
        foreign = self._foreign(name) and not self.stated(name)
        return self.usual(name) if foreign else super().used(name)

    def _foreign(self, name: str) -> bool:
        """Whether a field's usual default is an amount of other money; no rate is known here."""
        declared = self._by_field()[name]
        money = declared.record is not None and "{currency}" in declared.unit
        return money and self.currency != _USUAL

    @classmethod
    def make(cls, given: Mapping[str, Any]) -> Self:
        """Build the scenario, refusing also what only does not fit together.

        Raises
        ------
        InvalidScenario
            If a value is out of range on its own, for its currency or beside the others.
        """
        made = super().make(given)
        found = problems(made, cls.parameters())
        if found:
            raise InvalidScenario(found)
        return made
