"""One machine, with every number of its reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from calculations.amortization import annuity, output, prices
from calculations.units import HOURS_PER_YEAR


@dataclass(frozen=True)
class Machine:
    """One machine. A price is None where nothing is known in the scenario's currency.

    What curves ask for at every point is worked out once.
    """

    capex: float
    price: float | None
    electricity: float | None
    power_kw: float
    pue: float
    rate: float
    years: float
    hours: float
    salvage: float = 0.0
    fixed: float = 0.0
    wear: float = 0.0
    output: float | None = None
    """Tokens an hour, where stated."""
    name: str = ""
    record: str | None = None
    """Where the purchase price is from, unless it was stated."""
    rent: str = "cost/rent-per-hour"
    """Where the price of an hour is from, unless it was stated."""
    power_record: str | None = None
    """Where the power of a named product is from."""

    @property
    def drawn_kw(self) -> float:
        """Power while running, cooling included. [kW]"""
        return self.power_kw * self.pue

    @property
    def resale(self) -> float:
        """Resale value; nobody pays more for the old than for the new. [currency]"""
        return min(self.salvage, self.capex)

    @cached_property
    def recovery(self) -> float:
        """Capital recovery factor. [1/year]"""
        return annuity.capital_recovery_factor(self.rate, self.years)

    @cached_property
    def annual(self) -> float:
        """Annuity of the purchase price less resale, plus fixed cost. [currency/year]"""
        return annuity.annual_cost(
            self.capex, self.rate, self.years, salvage=self.resale, fixed=self.fixed
        )

    @cached_property
    def energy(self) -> float | None:
        """Electricity for an hour. [currency/h]"""
        if self.power_kw == 0:
            return 0.0
        if self.electricity is None:
            return None
        return annuity.energy_cost_per_hour(self.power_kw, self.pue, self.electricity)

    @cached_property
    def running(self) -> float | None:
        """Electricity and wear for an hour. [currency/h]"""
        return None if self.energy is None else self.energy + self.wear

    def cost_at(self, hours: float) -> float | None:
        """Full cost of an hour when `hours` a year are used: the price it must bring.

        None where no price of electricity is known. [currency/h]
        """
        if self.running is None:
            return None
        return annuity.cost_per_hour(self.annual, hours, self.running)

    @property
    def cost_per_hour(self) -> float | None:
        """Full cost of an hour in use. [currency/h]"""
        return self.cost_at(self.hours)

    @property
    def cost_round_the_clock(self) -> float | None:
        """Full cost of an hour, running all year. [currency/h]"""
        return self.cost_at(HOURS_PER_YEAR)

    @property
    def energy_share(self) -> float | None:
        """Electricity's share of the full cost. [1]"""
        total = self.cost_per_hour
        return None if self.energy is None or not total else self.energy / total

    @property
    def capex_share(self) -> float | None:
        """Share of the full cost that the purchase is, with its interest and less resale. [1]"""
        total = self.cost_per_hour
        if not total:
            return None
        owning = annuity.annual_cost(self.capex, self.rate, self.years, salvage=self.resale)
        return owning / self.hours / total

    @property
    def payback_hours(self) -> float | None:
        """Hours in total, running cost left out. [h]"""
        return None if self.price is None else annuity.payback_hours(self.capex, self.price)

    @property
    def breakeven_hours(self) -> float | None:
        """Hours at full cost. [h/year]"""
        if self.price is None or self.running is None:
            return None
        return annuity.breakeven_hours(self.annual, self.price, self.running)

    @property
    def affordable_capex(self) -> float | None:
        """What the hours in use could carry. [currency]"""
        return self.affordable_at(self.hours)

    def affordable_at(self, hours: float) -> float | None:
        """Greatest purchase price that `hours` a year can carry. [currency]"""
        if self.price is None or self.running is None:
            return None
        return annuity.affordable_capex(
            self.price,
            self.running,
            hours,
            self.rate,
            self.years,
            salvage=self.resale,
            fixed=self.fixed,
        )

    @property
    def run_threshold(self) -> float | None:
        """Price of electricity above which to pause, once owned. [currency/kWh]"""
        if self.price is None or self.drawn_kw == 0:
            return None
        return prices.run_threshold(self.price, self.wear, self.drawn_kw)

    @property
    def cost_per_million_tokens(self) -> float | None:
        """Full cost of a million tokens. [currency]"""
        if self.output is None or self.cost_per_hour is None:
            return None
        return output.cost_per_million_tokens(self.cost_per_hour, self.output)

    @property
    def capex_per_kw(self) -> float | None:
        """Purchase price for each kW of computing. [currency/kW]"""
        return self.capex / self.power_kw if self.power_kw else None
