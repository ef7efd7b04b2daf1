"""Spreading an investment over its life, and the hours that earn it back.

Pure formulas over plain numbers, in one currency. The topic `amortization` puts them together.
"""

from __future__ import annotations

import math


def capital_recovery_factor(rate: float, years: float) -> float:
    """Share of an investment to be earned each year, interest included.

    Parameters
    ----------
    rate : float
        Interest rate, at least 0 and below 1. [1/year]
    years : float
        Life, at least 1. [year]

    Returns
    -------
    float
        [1/year]

    Raises
    ------
    ValueError
        If a value lies outside, which is also what swapped arguments look like.

    References
    ----------
    Method ``capital-recovery-factor`` in ``data/methods/``.

    Examples
    --------
    >>> capital_recovery_factor(0.0, 5)
    0.2
    >>> round(capital_recovery_factor(0.08, 5), 10), capital_recovery_factor(1e-300, 5)
    (0.2504564546, 0.2)
    """
    if not 0 <= rate < 1 or years < 1:
        raise ValueError(f"rate {rate} must be in [0, 1) and years {years} at least 1; swapped?")
    if rate == 0:
        return 1 / years
    # Exact also where 1 + rate can no longer be told from 1.
    grown = math.expm1(years * math.log1p(rate))
    return rate * (1 + grown) / grown


def annual_cost(
    capex: float, rate: float, years: float, *, salvage: float = 0.0, fixed: float = 0.0
) -> float:
    """Yearly cost of owning: annuity of the price less resale value, plus fixed cost a year.

    References
    ----------
    Method ``annual-cost`` in ``data/methods/``.

    Examples
    --------
    >>> round(annual_cost(30_000, 0.08, 5), 2)
    7513.69
    """
    resale_today = salvage / math.pow(1 + rate, years)
    return (capex - resale_today) * capital_recovery_factor(rate, years) + fixed


def energy_cost_per_hour(power_kw: float, pue: float, price_per_kwh: float) -> float:
    """Cost of the electricity that one hour draws, cooling included.

    >>> energy_cost_per_hour(1.0, 1.2, 0.08)
    0.096
    """
    return power_kw * pue * price_per_kwh


def cost_per_hour(annual: float, hours: float, running: float) -> float:
    """Full cost of an hour in use: `annual` spread over `hours` a year, plus running cost.

    >>> cost_per_hour(30_000, 6_000, 0.0)
    5.0
    """
    return annual / hours + running


def payback_hours(capex: float, margin: float) -> float | None:
    """Hours in total until `capex` has come back at `margin` an hour; None if never.

    >>> payback_hours(30_000, 5)
    6000.0
    >>> payback_hours(30_000, 0) is None
    True
    """
    return capex / margin if margin > 0 else None


def breakeven_hours(annual: float, price: float, running: float) -> float | None:
    """Hours a year at which selling at `price` covers full cost; None if never.

    More than a year has is "impossible", which is an answer and not an error.

    >>> round(breakeven_hours(annual_cost(30_000, 0.08, 5), 5.0, 0.096))
    1532
    """
    return annual / (price - running) if price > running else None


def affordable_capex(
    price: float,
    running: float,
    hours: float,
    rate: float,
    years: float,
    *,
    salvage: float = 0.0,
    fixed: float = 0.0,
) -> float:
    """Greatest purchase price that `hours` a year sold at `price` can carry; 0 if none.

    References
    ----------
    Method ``affordable-capex`` in ``data/methods/``.

    Examples
    --------
    >>> affordable_capex(5, 0, 1600, 0, 1)
    8000.0
    """
    earned = (price - running) * hours - fixed
    resale_today = salvage / math.pow(1 + rate, years)
    return max(0.0, earned / capital_recovery_factor(rate, years) + resale_today)
