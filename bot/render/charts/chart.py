"""What a picture is, and what it is drawn from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from jinja2 import TemplateNotFound

from bot import phrasing
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from calculations.quantities import Quantity
from calculations.results import Row

Spec = dict[str, Any]


@dataclass(frozen=True)
class Chart:
    """One picture of a result, without colours and size: those come with theme and shape."""

    name: str
    """Part of its address."""
    title: str
    """The finding, in one sentence."""
    note: str
    """What is drawn: quantity, unit, what the bands are."""
    alt: str
    """The finding and the numbers behind it, for whoever does not see the picture."""
    spec: Spec
    """Vega-Lite."""
    origin: str = ""
    """Where it is from, for pictures that travel alone."""
    language: str = DEFAULT_LANGUAGE

    @property
    def rows(self) -> int:
        """How many rows it has, where its height depends on them."""
        found: int = self.spec.get("usermeta", {}).get("rows", 0)
        return found

    def height(self, shape: str, usual: int) -> int:
        """Its height in a shape, where that is not the usual one. [px]"""
        found: int = self.spec.get("usermeta", {}).get("heights", {}).get(shape, usual)
        return found

    @cached_property
    def digest(self) -> str:
        """Changes with anything that can be seen; part of an address that may be kept for ever."""
        seen = json.dumps([self.title, self.note, self.alt, self.origin, self.spec, self.language])
        return blake2b(seen.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Sheet:
    """A reply's numbers and one language's words, laid out for drawing."""

    reply: Reply
    language: str
    _said: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """Rows of every table and curve by name."""
        result = self.reply.result
        found = (*result.tables, *result.series) if result else ()
        return {table.id: table.rows for table in found}

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The result's named quantities."""
        return self.reply.result.quantities if self.reply.result else {}

    def rows(self, name: str) -> Sequence[Row]:
        """Rows of a table or a curve; none where there is no such."""
        return self.tables.get(name, ())

    @cached_property
    def topic(self) -> str:
        """What the result is about."""
        return self.reply.scenario.topic if self.reply.scenario else ""

    def words(self, chart: str) -> Mapping[str, str]:
        """Every word of a picture, from `templates/charts/`."""
        if chart not in self._said:
            result = self.reply.result
            values = {
                "q": self.quantities,
                "found": result.findings if result else {},
                "s": self.reply.scenario,
                "tables": self.tables,
            }
            self._said[chart] = said(f"{self.topic}/{chart}", self.language, values)
        return self._said[chart]


def said(name: str, language: str, values: dict[str, Any]) -> Mapping[str, str]:
    """Every word of a template below `templates/charts/`, in a language or else in English."""
    try:
        template = phrasing.environment(language).get_template(f"charts/{language}/{name}.j2")
    except TemplateNotFound:
        template = phrasing.environment().get_template(f"charts/{DEFAULT_LANGUAGE}/{name}.j2")
    return phrasing.say(template, values)


@lru_cache(maxsize=8)
def origin(language: str) -> str:
    """Where a picture is from, for those that travel alone."""
    return line(said("origin", language, {})["origin"])


def line(text: str) -> str:
    """Words on one line; a macro that ends a clause leaves a blank before the full stop."""
    return " ".join(text.split()).replace(" .", ".")
