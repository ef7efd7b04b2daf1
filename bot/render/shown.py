"""How an amount, a name and the record of a thing stand on a page, as ready HTML.

A page shows hundreds of them. As macros of a template they took half of its time, most of it for
calling and escaping; the words are still those of the templates.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from bot.atlas import atlas
from bot.figures import Figures
from bot.phrasing import capital
from bot.render.grids import Heading
from bot.translated import translated
from calculations.quantities import Quantity

_SHARES = frozenset(
    {
        "sun_over_breakeven",
        "sun_over_payback",
        "output_to_tie",
        "rebound",
        "possible_saving",
        "realism_to_switch",
        "vacuum_weight_to_stay",
    }
)
"""Quantities that are read as a percentage; of others the name or the unit says so."""
_CHANGES = frozenset(
    {
        "change",
        "energy_change",
        "growth",
        "change_today",
        "change_giant_plan",
        "change_credible_plan",
        "change_frozen_efficiency_same_service",
    }
)
"""Quantities that are read as a percentage with its sign."""
_KEPT = 1024
_COUNTS = frozenset({"year", "site"})
"""Units of what names a row by its number alone."""

_NONE = Markup(
    '<span class="none"><span aria-hidden="true">–</span><span class="hidden">%s</span></span>'
)
_RANGED = Markup('%s <span class="range">%s</span>')
_FIGURE = Markup('<span class="figure">%s</span>')
_SUBJECT = Markup('<span class="subject">%s</span>')
_LABELLED = Markup(' data-label="%s"')
_CITE = Markup(' <a class="cite" href="%s">%s<span class="hidden">: %s</span></a>')


class Shown:
    """The filters that pages in one language show a result with.

    Parameters
    ----------
    jinja
        The environment whose templates hold the words.
    language
        The language of numbers, places and records.
    keep
        Makes the address of another page keep the language.
    """

    def __init__(self, jinja: Environment, language: str, keep: Callable[[str], str]) -> None:
        self._jinja = jinja
        self._language = language
        self._figures = Figures(language)
        self._keep = keep

    @cached_property
    def _say(self) -> Any:
        return self._jinja.get_template(f"pages/{self._language}/say.html.j2").module

    @cached_property
    def _words(self) -> Any:
        return self._jinja.get_template(f"pages/{self._language}/words.html.j2").module

    @property
    def filters(self) -> dict[str, Callable[..., str]]:
        """Those of the methods that templates call."""
        return {
            # Most of the figures of a page are those of other pages too.
            "amount": lru_cache(maxsize=_KEPT)(self.amount),
            "named": self.named,
            "label": self.label,
            "heading": self.heading,
            "labelled": self.labelled,
            "cited": self.cited,
        }

    def amount(
        self, quantity: Quantity | None, name: str = "", digits: int | None = None
    ) -> Markup:
        """A quantity with unit and range, as its name wants it: a share, a change, a number."""
        if quantity is None:
            return _NONE % str(self._say.not_known)
        if digits is None and quantity.exists:
            if name in _CHANGES:
                return self._change(quantity)
            if quantity.unit == "1/year" or _is_share(name):
                return self._share(quantity)
        if quantity.value is None:
            known = self._figures.figure(quantity, digits=digits)
            return escape(known if quantity.ranged else self._say.never)
        text = self._figures.figure(quantity, spread=False, digits=digits).replace("-", "−")
        if quantity.unit == "x":
            text += self._say.times
        if not quantity.ranged:
            return escape(text)
        return _RANGED % (text, self._figures.span(quantity, digits=digits).replace("-", "−"))

    def _share(self, quantity: Quantity) -> Markup:
        text = self._figures.percent(quantity)
        if quantity.unit == "1/year":
            text += f" {self._say.a_year}"
        if not quantity.ranged:
            return escape(text)
        return _RANGED % (text, self._figures.percent(quantity, spread=True))

    def _change(self, quantity: Quantity) -> Markup:
        text = self._figures.percent(quantity, sign=True)
        if quantity.low is None or quantity.high is None or not quantity.ranged:
            return escape(text)
        low, high = (self._figures.percent(n, sign=True) for n in (quantity.low, quantity.high))
        return _RANGED % (text, f"{low} {self._say.to} {high}")

    def named(self, name: str, table: str = "") -> str:
        """What a quantity is called, in a table of its own or anywhere."""
        names: dict[str, str] = self._words.quantities
        found = names.get(f"{table}.{name}") or names.get(name)
        return found or capital(name.replace("_", " "))

    def label(self, text: str) -> str:
        """What a row is called: by a word of ours, as a place, or as the record has it."""
        known: str | None = self._words.rows.get(text)
        return known or translated(atlas(self._language).text(text), self._language)

    def heading(self, one: Heading, table: str = "") -> Markup:
        """What a row or a column is about."""
        if not one.name:
            return self._thing(one)
        name = escape(self.named(one.name, table))
        if one.subject is None:
            return name
        return name + _SUBJECT % self._thing(one.subject)

    def labelled(self, one: Heading, table: str = "") -> Markup:
        """The same as an attribute of a cell, which shows it where columns have no headings."""
        if not one.name:
            text = self._thing(one).striptags()
        elif one.subject is None:
            text = self.named(one.name, table)
        else:
            text = f"{self.named(one.name, table)}: {self._thing(one.subject).striptags()}"
        return _LABELLED % text

    def _thing(self, one: Heading) -> Markup:
        if one.label:
            return escape(self.label(one.label))
        if one.figure is None:
            return Markup("")
        if one.figure.unit in _COUNTS and one.figure.value is not None:
            return escape(self._figures.exact(one.figure.value))
        return _FIGURE % self._figures.figure(one.figure, spread=False)

    def cited(self, one: Heading, table: str = "") -> Markup:
        """The same, with a link to the record of what it is about."""
        text = self.heading(one, table)
        if not one.record:
            return text
        path = self._keep(f"/sources#{one.record}")
        return text + _CITE % (path, self._say.source, text.striptags())


def _is_share(name: str) -> bool:
    return name in _SHARES or name.endswith("_share") or name.startswith("share_")
