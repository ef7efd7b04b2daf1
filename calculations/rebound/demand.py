"""How use and energy answer an efficiency gain.

`gain` is new over old efficiency (service per kWh), above 0. `elasticity` is the magnitude of
the own-price elasticity of the service. Ratios are new over old.
"""

from __future__ import annotations

import math


def price_ratio(gain: float, share: float = 1.0) -> float:
    """Price after a gain that reaches `share` of it; the rest stays as it was.

    >>> price_ratio(2.0)
    0.5
    >>> round(price_ratio(10.0, 0.9), 2)
    0.19
    """
    return 1 - share * (1 - 1 / gain)


def rebound(service_ratio: float, gain: float) -> float:
    """Share of the possible saving that more use takes back, exact for any size of gain.

    0 is none, 1 all, above 1 energy use rises ("backfire").

    Raises
    ------
    ValueError
        If `gain` is 1: nothing could be saved.

    References
    ----------
    Method ``rebound`` in ``data/methods/``.

    Examples
    --------
    >>> round(rebound(1.1, 1.25), 6)
    0.4
    """
    if gain == 1:
        raise ValueError("without a gain there is no saving to take back")
    return (service_ratio - 1) / (gain - 1)


def isoelastic_energy(gain: float, elasticity: float, share: float = 1.0) -> float:
    """Energy ratio when use follows price at a constant elasticity (the steam engine).

    >>> round(isoelastic_energy(10, 1.11), 6)
    1.28825
    """
    return float(price_ratio(gain, share) ** -elasticity / gain)


def breakeven_elasticity(gain: float, share: float = 1.0) -> float:
    """Elasticity at which energy use stays as it is.

    >>> breakeven_elasticity(2.0)
    1.0
    >>> round(breakeven_elasticity(2.0, 0.65), 4)
    1.7635
    """
    if gain == 1:
        return 1 / share
    return math.log(gain) / -math.log(price_ratio(gain, share))


def saturating_energy(
    gain: float, steepness: float, saturation: float, share: float = 1.0
) -> float:
    """Energy ratio when use nears a ceiling (log-logistic; the vacuum cleaner).

    Parameters
    ----------
    gain : float
        Efficiency gain. [x]
    steepness : float
        Elasticity far below the ceiling. [1]
    saturation : float
        Use today over the ceiling, between 0 and 1. [1]
    share : float
        Share of the price that the gain lowers. [1]

    Returns
    -------
    float
        Never above ``1 / (saturation * gain)``.

    References
    ----------
    Method ``saturating-demand`` in ``data/methods/``.

    Examples
    --------
    >>> round(saturating_energy(2, 2, 0.9), 6)
    0.540541
    """
    unserved = (1 - saturation) / saturation
    use = (1 / saturation) / (1 + unserved * price_ratio(gain, share) ** steepness)
    return float(use / gain)
