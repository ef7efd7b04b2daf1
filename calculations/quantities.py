"""Quantity: a value with its range and its unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from calculations.units import check, convert, product_scale


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number somebody can read: central value, range and unit.

    `value` may be absent where a source gives only a range, `low` and `high` where the
    number is exact. All three absent says that no such number exists ("never").
    """

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        check(self.unit)
        before = -math.inf
        for n in (self.low, self.value, self.high):
            if n is not None:
                if math.isnan(n):
                    raise ValueError(f"not a number in {self!r}")
                if n < before:
                    raise ValueError(f"low, value and high are out of order in {self!r}")
                before = n

    @property
    def exists(self) -> bool:
        """Whether there is any number at all."""
        return self.middle is not None

    @property
    def ranged(self) -> bool:
        """Whether a range is known."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def middle(self) -> float | None:
        """The value, or the geometric middle of a range of positive numbers."""
        if self.value is not None:
            return self.value
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        if self.low > 0:
            return math.sqrt(self.low * self.high)
        return (self.low + self.high) / 2

    def to(self, unit: str) -> Quantity:
        """Return the same quantity in another unit.

        >>> Quantity(1.0, "kWh").to("Wh")
        Quantity(value=1000.0, unit='Wh', low=None, high=None)
        """
        low, value, high = (
            None if n is None else convert(n, self.unit, unit)
            for n in (self.low, self.value, self.high)
        )
        return Quantity(value, unit, low, high)

    def __add__(self, other: Quantity) -> Quantity:
        """Add, in this quantity's unit; ranges add bound to bound.

        Raises
        ------
        UnitMismatch
            If the two measure different things.
        """
        if not isinstance(other, Quantity):
            return NotImplemented
        theirs = other.to(self.unit)

        def total(mine: float | None, more: float | None) -> float | None:
            return None if mine is None or more is None else mine + more

        ranged = self.ranged or theirs.ranged
        return Quantity(
            total(self.value, theirs.value),
            self.unit,
            total(self._bound("low"), theirs._bound("low")) if ranged else None,
            total(self._bound("high"), theirs._bound("high")) if ranged else None,
        )

    def times(self, factor: float, unit: str | None = None) -> Quantity:
        """Multiply by an exact positive number; `unit` names the product's unit."""
        if factor < 0:
            raise ValueError("a negative factor would turn the range round")
        low, value, high = (
            None if n is None else n * factor for n in (self.low, self.value, self.high)
        )
        return Quantity(value, unit or self.unit, low, high)

    def by(self, other: Quantity, unit: str) -> Quantity:
        """Multiply two quantities that are not negative; `unit` must measure their product.

        Low meets low and high meets high, so the range is the widest that both allow.

        Raises
        ------
        UnitMismatch
            If `unit` measures something else.

        Examples
        --------
        >>> Quantity(0.3, "Wh/prompt").by(Quantity(1000.0, "prompt/day"), "kWh/day")
        Quantity(value=0.3, unit='kWh/day', low=None, high=None)
        """
        scale = product_scale(self.unit, other.unit, unit)
        low, value, high = (
            _combined(mine, theirs, scale)
            for mine, theirs in zip(self._three(), other._three(), strict=True)
        )
        return self._shaped(other, unit, low, value, high)

    def over(self, other: Quantity, unit: str) -> Quantity:
        """Divide by a quantity above zero; `unit` must measure the quotient.

        Low is divided by high and high by low, so the range is the widest that both allow.

        Raises
        ------
        UnitMismatch
            If `unit` measures something else.

        Examples
        --------
        >>> Quantity(1.0, "kWh").over(Quantity(3.0, "Wh/prompt", 2.0, 4.0), "prompt").low
        250.0
        """
        scale = product_scale(self.unit, other.unit, unit, divide=True)
        theirs = [None if n is None else 1 / n for n in reversed(other._three())]
        low, value, high = (
            _combined(mine, inverse, scale)
            for mine, inverse in zip(self._three(), theirs, strict=True)
        )
        return self._shaped(other, unit, low, value, high)

    def _shaped(
        self, other: Quantity, unit: str, low: float | None, value: float | None, high: float | None
    ) -> Quantity:
        """The result of two quantities: a value only where both have one, a range if either has."""
        exact = self.value is not None and other.value is not None
        ranged = self._spread or other._spread
        return Quantity(
            value if exact else None,
            unit,
            low if ranged else None,
            high if ranged else None,
        )

    @property
    def _spread(self) -> bool:
        return self.low is not None or self.high is not None

    def _three(self) -> tuple[float | None, float | None, float | None]:
        known = [n for n in (self.low, self.value, self.high) if n is not None]
        if known and known[0] < 0:
            raise ValueError("a negative number would turn the range round")
        return (self._bound("low"), self.value, self._bound("high"))

    def _bound(self, side: str) -> float | None:
        bound: float | None = getattr(self, side)
        return self.value if bound is None else bound


def _combined(mine: float | None, theirs: float | None, scale: float) -> float | None:
    return None if mine is None or theirs is None else mine * theirs * scale


def between(values: list[float], unit: str, value: float | None = None) -> Quantity:
    """Return the quantity that spans `values`, with `value` as its centre."""
    inside = [*values, value] if value is not None else values
    return Quantity(value, unit, min(inside), max(inside))
