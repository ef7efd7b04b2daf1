"""When running only some of the hours pays: on a curve of prices, and on sun alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from calculations import records, sunlight
from calculations.amortization import prices, supply
from calculations.amortization.cards import HOURS_SHOWN, numbered
from calculations.amortization.machine import Machine
from calculations.amortization.scenario import Amortization
from calculations.later import Later
from calculations.quantities import Quantity, between
from calculations.results import Row, Table
from calculations.units import HOURS_PER_YEAR

# Kit to compare the user's own with: what is built in 2026, and what is cheap for its power.
_NEW_BUILD = "hardware/any/price-hyperscale"
_USED = (("hardware/rtx-3090/price-used", "hardware/rtx-3090/power"),)
_ARTICLE_SUN = ("article/berlin-sun", "article/los-angeles-sun")


@dataclass(frozen=True)
class Market:
    """What electricity costs from hour to hour: the scenario's price, give or take."""

    mean: float
    spread: float

    @property
    def lowest(self) -> float:
        """Price of the cheapest hour, on a straight line. [currency/kWh]"""
        return self.mean - self.spread / 2

    @property
    def deviation(self) -> float:
        """Standard deviation; a straight line's is its width over √12. [currency/kWh]"""
        return self.spread / sqrt(12)

    def paid(self, hours: float) -> float:
        """Mean price of the cheapest `hours`, on a straight line. [currency/kWh]"""
        return self.lowest + self.spread * hours / HOURS_PER_YEAR / 2


def market(scenario: Amortization) -> Market | None:
    """Prices in the scenario's currency, or None where they are not known."""
    mean, spread = scenario.used("electricity_price"), scenario.used("price_spread")
    return Market(mean, spread) if mean is not None and spread else None


def optimal(machine: Machine, prices_: Market) -> tuple[prices.Optimum, prices.Optimum] | None:
    """Cheapest hours of a machine on a straight line of prices and on a bell curve."""
    if machine.drawn_kw * prices_.deviation == 0:
        return None
    lowest, highest = prices_.lowest, prices_.lowest + prices_.spread
    line = prices.on_a_line(machine.annual, machine.drawn_kw, lowest, highest)
    bell = prices.on_a_bell(machine.annual, machine.drawn_kw, prices_.mean, prices_.deviation)
    # Wear is the same in every hour: it moves the cost and not the choice.
    worn = (replace(best, cost=best.cost + machine.wear) for best in (line, bell))
    return next(worn), next(worn)


def price_curve(money: str, machines: Sequence[Machine], prices_: Market) -> Table:
    """Cost of an hour by the hours in use, when the cheapest ones are taken first."""
    return Table("price_curve", Later(_price_curve, money, machines, prices_))


def _price_curve(money: str, machines: Sequence[Machine], prices_: Market) -> Iterator[Row]:
    best = optimal(machines[0], prices_)
    for hours in sorted({*HOURS_SHOWN, *([best[0].hours] if best else [])}):
        paid = prices_.paid(hours)
        found = {
            "hours_per_year": Quantity(hours, "h/year"),
            "price_paid": Quantity(paid, f"{money}/kWh"),
        }
        for tail, machine in numbered(machines):
            cost = machine.annual / hours + machine.drawn_kw * paid + machine.wear
            found["cost_per_hour" + tail] = Quantity(cost, f"{money}/h")
        yield Row("", found)


def intermittent(money: str, machines: Sequence[Machine], prices_: Market) -> Table:
    """The hours that are cheapest for the user's kit, for new kit and for used kit."""
    return Table("intermittent", Later(_intermittent, money, machines, prices_))


def _intermittent(money: str, machines: Sequence[Machine], prices_: Market) -> Iterator[Row]:
    for machine in compared(money, machines):
        if (row := _paused(money, machine, prices_)) is not None:
            yield row


def compared(money: str, machines: Sequence[Machine]) -> list[Machine]:
    """The user's kit, new kit and used kit, less what draws no power and has no hours to choose."""
    return [one for one in (*machines, *_others(money, machines)) if one.drawn_kw > 0]


def _others(money: str, machines: Sequence[Machine]) -> list[Machine]:
    if money != "USD":
        return []
    blank = replace(machines[0], name="", salvage=0.0, fixed=0.0, wear=0.0)
    build = records.figure(_NEW_BUILD).to("USD/kW").middle or 0.0
    new = replace(blank, capex=build, power_kw=1.0, record=_NEW_BUILD)
    used = [
        replace(
            blank,
            capex=records.figure(price).middle or 0.0,
            power_kw=records.number(power) / 1000,
            record=price,
        )
        for price, power in _USED
    ]
    return [new, *used]


def also_used(tables: Iterable[str]) -> list[str]:
    """Records behind figures of these tables, besides those that their rows name."""
    return [power for _, power in _USED] if "intermittent" in tables else []


def _paused(money: str, machine: Machine, prices_: Market) -> Row | None:
    best = optimal(machine, prices_)
    if best is None:
        return None
    line, bell = best
    all_year = machine.annual / HOURS_PER_YEAR + machine.drawn_kw * prices_.mean + machine.wear
    quantities = {
        "capex_per_kw": Quantity(machine.capex_per_kw, f"{money}/kW"),
        "optimal_hours": between([line.hours, bell.hours], "h/year", line.hours),
        "cost_at_optimum": between([line.cost, bell.cost], f"{money}/h", line.cost),
        "cost_round_the_clock": Quantity(all_year, f"{money}/h"),
    }
    if machine.record is None and not machine.name:
        quantities = {"capex": Quantity(machine.capex, money), **quantities}
    return Row(machine.name, quantities, machine.record)


def sun_or_firm(money: str, scenario: Amortization, machine: Machine) -> Table | None:
    """Sun alone against power round the clock, by town; None where a price is not known."""
    sun_price = scenario.used("sun_price")
    if sun_price is None or machine.electricity is None or machine.running is None:
        return None
    sunny = replace(machine, electricity=sun_price)
    rows = []
    for label, hours, record in _suns(scenario):
        shining = hours.middle or 1.0
        saved = machine.pue * (machine.electricity - sun_price)
        switch = supply.switch_capex(shining, saved, machine.recovery)
        found = {
            "sunshine_hours": hours,
            "cost_on_sun": Quantity(sunny.cost_at(shining), f"{money}/h"),
            "cost_round_the_clock": Quantity(machine.cost_round_the_clock, f"{money}/h"),
            "switch_capex_per_kw": Quantity(switch, f"{money}/kW"),
        }
        rows.append(Row(label, found, record))
    return Table("sun_or_firm", tuple(rows))


def _suns(scenario: Amortization) -> list[tuple[str, Quantity, str]]:
    if scenario.cities:
        found = [(place, sunlight.sunshine(place)) for place in scenario.cities]
        return [(str(place), sun.hours, sun.record) for place, sun in found]
    return [("", records.figure(name), name) for name in _ARTICLE_SUN]
