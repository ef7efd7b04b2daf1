"""What a picture is, and what it is drawn from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from jinja2 import TemplateNotFound

from bot import phrasing
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE, Figures
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

    @cached_property
    def figures(self) -> Figures:
        """Writes numbers the language's way."""
        return Figures(self.language)

    @cached_property
    def tables(self) -> Mapping[str, tuple[Row, ...]]:
        """Rows of every table and curve by name."""
        result = self.reply.result
        found = (*result.tables, *result.series) if result else ()
        return {table.id: table.rows for table in found}

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The result's named quantities."""
        return self.reply.result.quantities if self.reply.result else {}

    def rows(self, name: str) -> tuple[Row, ...]:
        """Rows of a table or a curve; none where there is no such."""
        return self.tables.get(name, ())

    def words(self, chart: str) -> Mapping[str, str]:
        """Every word of a picture, from `templates/charts/`."""
        result = self.reply.result
        values = {
            "q": self.quantities,
            "found": result.findings if result else {},
            "s": self.reply.scenario,
            "tables": self.tables,
        }
        return phrasing.say(_template(chart, self.language), values)


def _template(chart: str, language: str) -> Any:
    try:
        return phrasing.environment(language).get_template(f"charts/{language}/{chart}.j2")
    except TemplateNotFound:
        return phrasing.environment().get_template(f"charts/{DEFAULT_LANGUAGE}/{chart}.j2")
