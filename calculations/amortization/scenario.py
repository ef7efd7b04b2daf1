"""Inputs of the amortization calculator."""

from __future__ import annotations

from typing import ClassVar

from calculations.scenario import Scenario, Town, parameter
from calculations.units import HOURS_PER_YEAR

MONEY = (0.01, 1e12)


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
        allowed=(0, 5),
        record="cost/electricity-price",
        example="0.12",
    )
    currency: str = parameter("currency", "Currency", default="USD", example="EUR")
    cities: tuple[Town, ...] = parameter(
        "city", "Town whose sun is meant", default=(), most=6, example="Berlin"
    )
