"""Ranges that depend on the currency, or on another input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from calculations.errors import Problem
from calculations.hints import advised
from calculations.scenario import Parameter

# What no kilowatt-hour costs, by the size of the unit of money: a price for a megawatt-hour lies
# above. No exchange rates; only whether one unit is like a dollar, or a small part of one.
_LIKE_A_DOLLAR = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
_CROWNS = "AED BRL CNY CZK DKK HKD ILS INR MXN NOK PLN RON SAR SEK THB TRY TWD UAH ZAR"
_LIKE_A_CROWN = frozenset(_CROWNS.split())
_CEILING_DOLLAR = 5.0
_CEILING_CROWN = 60.0
_PER_KWH = ("electricity", "spread", "sunpower")


def problems(scenario: Any, declared: Mapping[str, Parameter]) -> list[Problem]:
    """Everything in an amortization scenario that is in range only at first sight."""
    return advised([*_dear_power(scenario, declared), *_dear_resale(scenario, declared)])


def ceiling_per_kwh(currency: str) -> float | None:
    """Most that a kilowatt-hour can cost in a currency, where that is known. [currency]

    >>> ceiling_per_kwh("EUR"), ceiling_per_kwh("INR"), ceiling_per_kwh("JPY")
    (5.0, 60.0, None)
    """
    if currency in _LIKE_A_DOLLAR:
        return _CEILING_DOLLAR
    return _CEILING_CROWN if currency in _LIKE_A_CROWN else None


def _dear_power(scenario: Any, declared: Mapping[str, Parameter]) -> Iterator[Problem]:
    ceiling = ceiling_per_kwh(scenario.currency)
    for key in _PER_KWH:
        value = getattr(scenario, declared[key].name)
        if ceiling is not None and value > ceiling:
            yield _beyond(declared[key], value, ceiling)


def _dear_resale(scenario: Any, declared: Mapping[str, Parameter]) -> Iterator[Problem]:
    if scenario.capex and scenario.salvage_value > min(scenario.capex):
        yield _beyond(declared["salvage"], scenario.salvage_value, min(scenario.capex))


def _beyond(parameter: Parameter, value: float, high: float) -> Problem:
    return Problem(
        kind="out_of_range",
        key=parameter.key,
        given=f"{value:.10g}",
        title=parameter.title,
        unit=parameter.unit,
        low=parameter.low,
        high=high,
        example=parameter.example,
    )
