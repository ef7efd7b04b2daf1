"""How efficiency, the ceiling of use, and users grow over the years.

Rates are logarithmic: 0.693 a year is a doubling. A rate that `slows` decays exponentially.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def grown(rate: float, slowing: float, years: float) -> float:
    """Logarithm of the growth over `years`.

    >>> grown(0.5, 0, 4)
    2.0
    >>> round(grown(0.7, 0.1, 5), 6)
    2.754285
    """
    if slowing == 0:
        return rate * years
    return rate * -math.expm1(-slowing * years) / slowing


def yearly(first: float, last: float, years: float) -> float:
    """Growth a year that leads from `first` to `last`, compounded.

    >>> round(yearly(485, 950, 5), 6)
    0.143922
    """
    return float((last / first) ** (1 / years) - 1)


def ceiling_year(saturation: float, rate: float, ceiling_rate: float) -> float | None:
    """Year from which energy is below today's whatever the demand curve; None for never.

    References
    ----------
    Method ``ceiling-race`` in ``data/methods/``.

    Examples
    --------
    >>> round(ceiling_year(0.05, math.log(2), 0.2) or 0, 4)
    6.0747
    >>> ceiling_year(0.05, 0.2, 0.2) is None
    True
    """
    if rate <= ceiling_rate:
        return None
    return -math.log(saturation) / (rate - ceiling_rate)


def ceiling_year_slowing(
    saturation: float, gain: tuple[float, float], ceiling: tuple[float, float], within: float
) -> float | None:
    """The same where both rates slow; None where it does not happen `within` so many years.

    Parameters
    ----------
    gain, ceiling : tuple of float
        Rate and slowing of efficiency, and of the ceiling. [1/year]
    within : float
        How far to look. [year]
    """

    def lead(years: float) -> float:
        return grown(*gain, years) - grown(*ceiling, years) + math.log(saturation)

    steps = [within * n / 1000 for n in range(1, 1001)]
    late = next((years for years in steps if lead(years) >= 0), None)
    if late is None:
        return None
    low, high = late - within / 1000, late
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if lead(middle) >= 0 else (middle, high)
    return high


def adjusted(wanted: Sequence[float], pace: float) -> list[float]:
    """Use that closes a share of the gap to what is wanted each year, in logarithms.

    Parameters
    ----------
    wanted : sequence of float
        Use wanted in each year over today's, the first being today's. [x]
    pace : float
        Share of the gap closed in a year: 1 is at once. [1]

    >>> [round(n, 4) for n in adjusted([1, 4, 4], 0.5)]
    [1.0, 2.0, 2.8284]
    """
    found = [float(wanted[0])]
    for target in wanted[1:]:
        found.append(found[-1] * (target / found[-1]) ** pace)
    return found


def gompertz(cap: float, lag: float, speed: float, years: float) -> float:
    """Users by then, when adoption runs along a Gompertz curve.

    Growth is fastest after ``log(lag) / speed`` years, at ``cap / e``.

    >>> round(gompertz(1, 3, 0.5, 0), 6)
    0.049787
    """
    return cap * math.exp(-lag * math.exp(-speed * years))


def adoption(adopted: float, speed: float, years: float) -> float:
    """Users over today's, where `adopted` of all who ever will use it do so today.

    >>> round(adoption(math.exp(-3), 0.5, 2), 3)
    6.662
    """
    return gompertz(1.0, -math.log(adopted), speed, years) / adopted
