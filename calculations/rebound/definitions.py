"""What a rebound is, exactly, for changes of any size.

`gain` is new over old efficiency (service per kWh), above 0 and not 1. Ratios are new over old.
"""

from __future__ import annotations

import math
from typing import Literal

Case = Literal["super-conservation", "none", "partial", "full", "backfire"]
_LEVEL = 1e-9


def rebound(service_ratio: float, gain: float) -> float:
    """Share of the possible saving that more use takes back.

    0 is none, 1 all, above 1 energy use rises.

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


def rebound_of_energy(before: float, after: float, gain: float) -> float:
    """The same from energy before and after, in any one unit.

    >>> round(rebound_of_energy(100, 70, 1.25), 6)
    -0.5
    """
    return rebound(after / before * gain, gain)


def rebound_of_saving(possible: float, actual: float) -> float:
    """The same from the saving that was possible and the one that came, in any one unit.

    >>> rebound_of_saving(5, 2)
    0.6
    """
    return (possible - actual) / possible


def case(share: float) -> Case:
    """The name of a rebound's size.

    >>> case(-0.5), case(0.4), case(1.0), case(1.3)
    ('super-conservation', 'partial', 'full', 'backfire')
    """
    if abs(share) < _LEVEL:
        return "none"
    if abs(share - 1) < _LEVEL:
        return "full"
    if share < 0:
        return "super-conservation"
    return "partial" if share < 1 else "backfire"


def implied_elasticity(service_ratio: float, price_fall: float) -> float:
    """Elasticity that would explain growth of use by the fall of its price alone.

    Income, population, quality and new uses count as if the price had caused them, so as a
    measure of what the price does it is an upper bound.

    >>> round(implied_elasticity(15, 10), 4)
    1.1761
    """
    return math.log(service_ratio) / math.log(price_fall)


def indirect_rebound(intensity: float, price: float, direct: float) -> float:
    """Share of the possible saving that goes into what the saved money buys instead.

    Parameters
    ----------
    intensity : float
        Energy behind other spending. [kWh/USD]
    price : float
        Price of the energy saved. [USD/kWh]
    direct : float
        Direct rebound, below 1: above, no money is left over. [1]

    >>> round(indirect_rebound(1.5, 0.1, 0.4), 6)
    0.09
    """
    return intensity * price * (1 - direct)
