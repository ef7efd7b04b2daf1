"""Numbers as people write them, by language. They are rounded here and nowhere else."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from calculations.quantities import Quantity
from calculations.records import read_yaml

FOLDER = Path(__file__).parent.parent / "templates" / "figures"
DEFAULT_LANGUAGE = "en"
_CURRENCY = re.compile(r"[A-Z]{3}(/|$)")
# Units of ratios, which are known to two digits at best.
_RATIOS = frozenset({"x", "1"})


class Style(NamedTuple):
    """Marks and words of one language; the fields stand in `templates/figures/`."""

    thousands: str
    decimal: str
    range: str
    percent: str
    never: str
    times: str
    share: str
    all: str
    none: str
    units: dict[str, str]
    one: dict[str, str]
    """Units after the number one."""
    years: dict[str, str]
    """A number of years behind *in* or *after*: of one, and of more."""
    dates: dict[str, str]
    """How a day and a month of a year are written."""

    def marked(self, text: str) -> str:
        """Put this language's marks into a number written the English way."""
        if self.decimal == ".":
            return text.replace(",", self.thousands)
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})

    def unit_words(self, unit: str) -> str:
        """A unit as it is written after a number."""
        if unit not in self.units and unit.endswith("/year"):
            # As of any currency: "USD a year".
            return f"{self.unit_words(unit.removesuffix('/year'))} {self.units['1/year']}"
        return self.units.get(unit, unit)


@lru_cache(maxsize=8)
def style(language: str) -> Style:
    """The style of a language; English where it has none."""
    path = FOLDER / f"{language}.yaml"
    if not (language.isalpha() and path.exists()):
        path = FOLDER / f"{DEFAULT_LANGUAGE}.yaml"
    return Style(**read_yaml(path))


class Figures:
    """The filters that templates show numbers with."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self._style = style(language)

    def rounded(self, value: float, digits: int = 3) -> str:
        """A number to `digits` significant digits.

        >>> en = Figures()
        >>> en.rounded(6000), en.rounded(1547.3), en.rounded(0.0564), en.rounded(1.02, 2)
        ('6,000', '1,550', '0.0564', '1.0')
        >>> en.rounded(1e54), Figures("de").rounded(1547.3)
        ('1.00 × 10^54', '1.550')
        """
        if value == 0 or not math.isfinite(value):
            return "0" if value == 0 else "∞"
        if not 1e-6 <= abs(value) < 1e15:
            mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
            return self._style.marked(mantissa) + f" × 10^{int(exponent)}"
        magnitude = math.floor(math.log10(abs(value)))
        places = digits - 1 - magnitude
        number = round(value, places)
        if abs(number) >= 10 ** (magnitude + 1):  # 9.99 became 10.0
            places -= 1
        text = f"{number:,.{max(0, places)}f}"
        # 5.00 is 5; but 1.0 stays, where the second digit was asked for and is known.
        plain = text.rstrip("0").rstrip(".") if "." in text and digits > 2 else text
        return self._style.marked(plain)

    def exact(self, value: float) -> str:
        """A number in full, as it was stated.

        >>> Figures().exact(30000.0), Figures().exact(0.085), Figures("de").exact(12.5)
        ('30,000', '0.085', '12,5')
        """
        if value == int(value) and abs(value) < 1e15:
            return self._style.marked(f"{int(value):,}")
        return self._style.marked(f"{value:,.10f}".rstrip("0").rstrip("."))

    def figure(self, quantity: Quantity, *, spread: bool = True, digits: int | None = None) -> str:
        """A quantity with unit and, in brackets, its range.

        >>> Figures().figure(Quantity(1547.3, "h/year", 1274.3, 2794.4))
        '1,550 h a year (1,270–2,790)'
        >>> Figures().figure(Quantity(None, "Wh/prompt", 0.1654, 0.2149))
        '0.17–0.21 Wh'
        >>> Figures().figure(Quantity(1.002, "USD/h"))
        '1.00 USD/h'
        """
        tail = f" {word}" if (word := self._style.unit_words(quantity.unit)) else ""
        if quantity.value is None:
            # A range without a centre is known less well than it is written.
            limits = self.span(quantity, digits=digits or 2)
            return f"{limits}{tail}" if limits else self._style.never
        text = self._number(quantity.value, quantity.unit, digits)
        singular = self._style.one.get(quantity.unit) if text == "1" else None
        text += f" {singular}" if singular else tail
        if not spread or not quantity.ranged:
            return text
        return f"{text} ({self.span(quantity, digits=digits)})"

    def years(self, quantity: Quantity) -> str:
        """A number of years as it stands behind *in* or *after*.

        >>> Figures().years(Quantity(1.0, "year")), Figures("de").years(Quantity(5.0, "year"))
        ('1 year', '5 Jahren')
        """
        text = self._number(quantity.middle or 0.0, quantity.unit, None)
        return self._style.years["one" if text == "1" else "more"].format(number=text)

    def day(self, date: object) -> str:
        """A date, or a month or year alone, given as records have it.

        >>> de = Figures("de")
        >>> de.day("2026-04-16"), de.day("2025-09"), de.day("2025"), Figures().day("2026-04-16")
        ('16.04.2026', '09/2025', '2025', '2026-04-16')
        """
        parts = str(date).split("-")
        forms = {2: "month", 3: "day"}
        if len(parts) not in forms or not all(part.isdecimal() for part in parts):
            return str(date)
        names = dict(zip(("year", "month", "day"), parts, strict=False))
        return self._style.dates[forms[len(parts)]].format(**names)

    def span(self, quantity: Quantity, *, digits: int | None = None) -> str:
        """The range alone, without unit."""
        if quantity.low is None or quantity.high is None:
            return ""
        low, high = (self._number(n, quantity.unit, digits) for n in (quantity.low, quantity.high))
        return low if low == high else f"{low}{self._style.range}{high}"

    def _number(self, value: float, unit: str, digits: int | None) -> str:
        if digits is None and _CURRENCY.match(unit):
            if value == int(value):
                return self.exact(value)
            if 0.1 <= abs(value) < 10:
                return self._style.marked(f"{value:.2f}")
        return self.rounded(value, digits or (2 if unit in _RATIOS else 3))

    def percent(
        self, quantity: Quantity | float, *, sign: bool = False, spread: bool = False
    ) -> str:
        """A share as a percentage: two digits, and never 100 unless it is.

        >>> Figures().percent(0.9097), Figures().percent(-0.2384, sign=True)
        ('91 %', '−24 %')
        """
        if isinstance(quantity, Quantity):
            if spread and quantity.low is not None and quantity.high is not None:
                low, high = self._hundred(quantity.low), self._hundred(quantity.high)
                return self._style.percent.format(number=f"{low}{self._style.range}{high}")
            quantity = quantity.middle or 0.0
        mark = "−" if quantity < 0 else "+" if sign and quantity > 0 else ""
        return self._style.percent.format(number=mark + self._hundred(abs(quantity)))

    def _hundred(self, share: float) -> str:
        whole = share * 100
        if 99 < abs(whole) < 100:
            return self._style.marked(f"{whole:.1f}")
        if abs(whole) >= 100:
            return self.rounded(whole, 3)
        return self.rounded(whole, 2).removesuffix(f"{self._style.decimal}0")

    def compared(self, share: Quantity) -> str:
        """A share of something: as a percentage, or in times where it is far above one.

        >>> Figures().compared(Quantity(0.87, "1")), Figures().compared(Quantity(3.36, "1"))
        ('87 %', '3.4 times')
        """
        value = share.middle or 0.0
        if value < 2:
            return self.percent(value)
        return self._style.times.format(number=self.rounded(value, 2))

    def in_ten(self, quantity: Quantity) -> str:
        """A share as people say it: ``9 in 10``; rounding never makes it all or none.

        >>> Figures().in_ten(Quantity(0.91, "1")), Figures("de").in_ten(Quantity(0.991, "1"))
        ('9 in 10', '99 von 100')
        """
        share = quantity.middle or 0.0
        for whole in (10, 100, 1000, 10_000):
            part = round(share * whole)
            if 0 < part < whole:
                return self._style.share.format(part=self.exact(part), whole=self.exact(whole))
        return self._style.all if share > 0.5 else self._style.none

    def money(self, amount: float, currency: str) -> str:
        """An amount in full with its currency.

        >>> Figures().money(30000, "USD")
        '30,000 USD'
        """
        return f"{self.exact(amount)} {currency}"

    def unit_words(self, unit: str) -> str:
        """A unit as it is written after a number."""
        return self._style.unit_words(unit)
