"""Running on sun alone, or all year on power that never stops; and connecting early.

Per machine or per kW of computing, as the caller likes; prices per kWh, hours per year.
"""

from __future__ import annotations

from calculations.units import HOURS_PER_YEAR


def switch_capex(
    sun_hours: float, saved_per_hour: float, recovery: float, firm_hours: float = HOURS_PER_YEAR
) -> float | None:
    """Purchase price below which running on sun alone makes an hour cheaper.

    Parameters
    ----------
    sun_hours, firm_hours : float
        Hours in use on either supply. [h/year]
    saved_per_hour : float
        Cost of an hour's electricity on firm power, less that on sun. [currency/h]
    recovery : float
        Capital recovery factor. [1/year]

    Returns
    -------
    float or None
        None where the sun shines at least as long as firm power lasts.

    References
    ----------
    Method ``sun-or-firm`` in ``data/methods/``.

    Examples
    --------
    >>> [round(switch_capex(hours, 1.2 * 0.069, 0.2504564546), 1) for hours in (1600, 3200)]
    [647.2, 1666.8]
    >>> switch_capex(8760, 0.08, 0.25) is None
    True
    """
    idle = 1 / sun_hours - 1 / firm_hours
    return max(0.0, saved_per_hour) / (recovery * idle) if idle > 0 else None


def bearable_curtailment(years_earlier: float, life: float) -> float:
    """Share of all hours that may be lost in exchange for being connected earlier.

    Kit that waits loses those years of its life outright.

    References
    ----------
    Method ``early-connection`` in ``data/methods/``.

    Examples
    --------
    >>> bearable_curtailment(3, 5), bearable_curtailment(7, 5)
    (0.6, 1.0)
    """
    return min(1.0, years_earlier / life)


def cut_energy(cards: float, card_kw: float, share: float, hours: float) -> float:
    """Electricity not drawn while the power of `cards` is cut by `share`. [kWh]

    >>> cut_energy(256, 1.0, 0.25, 3)
    192.0
    """
    return cards * card_kw * share * hours
