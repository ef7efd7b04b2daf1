"""How use and energy answer an efficiency gain.

`gain` is new over old efficiency (service per kWh), above 0. `elasticity` is the magnitude of
the own-price elasticity of the service. Ratios are new over old.
"""

from __future__ import annotations

import math
from collections.abc import Callable

_LARGEST = 690.0
"""A logarithm beyond anything that is meant, whose exponential still is a number above 0."""


def _bounded(logarithm: float) -> float:
    return math.exp(max(-_LARGEST, min(_LARGEST, logarithm)))


def price_ratio(gain: float, share: float = 1.0) -> float:
    """Price after a gain that reaches `share` of it; the rest stays as it was.

    >>> price_ratio(2.0)
    0.5
    >>> round(price_ratio(10.0, 0.9), 2)
    0.19
    """
    return (1 - share) + share / gain


def price_of_two(
    energy_gain: float,
    hardware_gain: float,
    energy_share: float,
    hardware_share: float,
    passed_on: float = 1.0,
) -> float:
    """Price after two gains: energy per task and hardware hours per task.

    Parameters
    ----------
    energy_gain, hardware_gain : float
        New over old efficiency. [x]
    energy_share, hardware_share : float
        Shares of the price that each reaches, 1 at most together. [1]
    passed_on : float
        Part of the saved cost that customers see. [1]

    References
    ----------
    Method ``price-of-two-gains`` in ``data/methods/``.

    Examples
    --------
    >>> round(price_of_two(2, 3, 0.05, 0.6), 6)
    0.575
    """
    # What stays is worked out first: after a huge gain the rest would drown in rounding.
    stays = max(0.0, 1 - passed_on * (energy_share + hardware_share))
    return stays + passed_on * (energy_share / energy_gain + hardware_share / hardware_gain)


def isoelastic_use(price: float, elasticity: float) -> float:
    """Use when it follows price at a constant elasticity (the steam engine).

    >>> round(isoelastic_use(0.1, 1.11), 4)
    12.8825
    """
    return _bounded(-elasticity * math.log(price))


def semilog_use(price: float, elasticity: float) -> float:
    """Use when the elasticity shrinks with the price; `elasticity` is today's.

    Use never passes ``exp(elasticity)``.

    >>> round(semilog_use(0.5, 2), 6)
    2.718282
    """
    return _bounded(elasticity * (1 - price))


def saturating_use(price: float, steepness: float, saturation: float) -> float:
    """Use when it nears a ceiling (log-logistic; the vacuum cleaner).

    Parameters
    ----------
    price : float
        New over old price. [x]
    steepness : float
        Elasticity far below the ceiling. [1]
    saturation : float
        Use today over the ceiling, between 0 and 1. [1]

    Returns
    -------
    float
        Never above ``1 / saturation``.

    References
    ----------
    Method ``saturating-demand`` in ``data/methods/``.

    Examples
    --------
    >>> round(saturating_use(0.5, 2, 0.9), 6)
    1.081081
    """
    unserved = (1 - saturation) / saturation
    return (1 / saturation) / (1 + unserved * _bounded(steepness * math.log(price)))


def isoelastic_energy(gain: float, elasticity: float, share: float = 1.0) -> float:
    """Energy ratio at a constant elasticity.

    >>> round(isoelastic_energy(10, 1.11), 6)
    1.28825
    """
    return isoelastic_use(price_ratio(gain, share), elasticity) / gain


def semilog_energy(gain: float, elasticity: float, share: float = 1.0) -> float:
    """Energy ratio when the elasticity shrinks with the price.

    >>> round(semilog_energy(2, 2), 6)
    1.359141
    """
    return semilog_use(price_ratio(gain, share), elasticity) / gain


def saturating_energy(
    gain: float, steepness: float, saturation: float, share: float = 1.0
) -> float:
    """Energy ratio near a ceiling; never above ``1 / (saturation * gain)``.

    >>> round(saturating_energy(2, 2, 0.9), 6)
    0.540541
    """
    return saturating_use(price_ratio(gain, share), steepness, saturation) / gain


def elasticity_now(use: float, steepness: float, saturation: float) -> float:
    """Elasticity left once use is `use` times today's: none at the ceiling.

    >>> round(elasticity_now(9.14285714, 2, 0.05), 6)
    1.085714
    """
    return steepness * (1 - use * saturation)


def marginal_share(gain: float, share: float) -> float:
    """Share of the price that a further gain still reaches, after a first one.

    >>> round(marginal_share(10, 0.65), 6)
    0.156627
    """
    return (share / gain) / price_ratio(gain, share)


def breakeven_elasticity(gain: float, share: float = 1.0) -> float:
    """Elasticity at which energy use stays as it is; without a gain, at the margin.

    References
    ----------
    Method ``breakeven-elasticity`` in ``data/methods/``.

    Examples
    --------
    >>> breakeven_elasticity(2.0)
    1.0
    >>> round(breakeven_elasticity(2.0, 0.65), 4)
    1.7635
    >>> breakeven_elasticity(1.0, 0.2)
    5.0
    """
    if gain == 1:
        return 1 / share
    return math.log(gain) / -math.log(price_ratio(gain, share))


def breakeven_at_price(gain: float, price: float) -> float | None:
    """The same where the new price is known; None where it does not fall as efficiency rises.

    >>> round(breakeven_at_price(2, 0.575) or 0, 4)
    1.2526
    """
    if gain == 1 or price == 1 or (price < 1) != (gain > 1):
        return None
    return math.log(gain) / -math.log(price)


def saturating_peak(steepness: float, saturation: float) -> tuple[float, float] | None:
    """Gain at which energy is highest, and energy there; None where it only falls.

    Valid where the whole price falls with the gain.

    References
    ----------
    Method ``saturating-peak`` in ``data/methods/``.

    Examples
    --------
    >>> tuple(round(n, 6) for n in saturating_peak(2, 0.05) or ())
    (4.358899, 2.294157)
    >>> saturating_peak(2, 0.9) is None
    True
    """
    if steepness <= 1 or saturation >= 1 - 1 / steepness:
        return None
    unserved = (1 - saturation) / saturation
    gain = (unserved * (steepness - 1)) ** (1 / steepness)
    return gain, (1 - 1 / steepness) / (gain * saturation)


def semilog_peak(elasticity: float) -> tuple[float, float] | None:
    """Gain at which energy is highest, and energy there; None where it only falls.

    Valid where the whole price falls with the gain.

    >>> tuple(round(n, 6) for n in semilog_peak(2.0) or ())
    (2.0, 1.359141)
    """
    if elasticity <= 1:
        return None
    return elasticity, math.exp(elasticity - 1) / elasticity


def return_gain(energy: Callable[[float], float], peak: float) -> float:
    """Gain beyond `peak` at which energy is back at today's.

    Parameters
    ----------
    energy : callable
        Energy ratio at a gain, above 1 at `peak` and falling to 0 beyond.
    peak : float
        Gain at the peak. [x]

    Examples
    --------
    >>> round(return_gain(lambda gain: saturating_energy(gain, 2, 0.05), 4.3589), 6)
    19.0
    >>> round(return_gain(lambda gain: semilog_energy(gain, 2), 2), 6)
    4.921554
    """
    low = high = math.log(peak)
    while energy(math.exp(high)) > 1:
        high += 1
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if energy(math.exp(middle)) > 1 else (low, middle)
    return math.exp(high)
