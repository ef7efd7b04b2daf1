"""Answer to page: what the HTML templates are given, and nothing worked out.

The templates in `templates/pages/` hold the words; here results are only laid out: which
quantity is a column, which symbol of a formula stands for which number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import Environment

from bot import phrasing
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.render.charts.addresses import address
from bot.render.charts.themes import SHAPES, size
from bot.render.document import dated, edition, link, methods_used, sources, unit_of
from bot.render.grids import grids
from calculations import records
from calculations.errors import Problem
from calculations.quantities import Quantity
from calculations.records import Method, Record
from calculations.results import Result, Step


@dataclass(frozen=True)
class Worked:
    """One formula, and each time it was used."""

    method: str
    described: Method | None
    times: tuple[tuple[Step, str], ...]
    """The step, and the formula's right-hand side with the numbers put in."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The house's Jinja environment with what only pages need."""
    jinja = phrasing.environment().overlay()
    jinja.globals = {
        **jinja.globals,
        "language": DEFAULT_LANGUAGE,
        "dated": dated,
        "unit_of": unit_of,
        "methods_used": methods_used,
        "address": address,
        "shapes": SHAPES,
        "size": size,
    }
    return jinja


def page(name: str, **values: Any) -> str:
    """Render one page; blank lines are dropped, which is a fifth of its size."""
    text = environment().get_template(f"pages/{name}.html.j2").render(**values)
    return "\n".join(line for line in text.splitlines() if line.strip()) + "\n"


def explain(reply: Reply, base_url: str, **values: Any) -> str:
    """The page of an answer; `values` are what the web adds, such as the form."""
    result = reply.result or Result({})
    return page(
        "explain",
        reply=reply,
        topic=reply.query.topic,
        link=link(reply, base_url),
        edition=edition(reply),
        grids=grids(result.tables),
        working=working(result.steps),
        sources=sources(reply.records),
        methods=methods_used(reply),
        **values,
    )


def sentence(problem: Problem, currency: str = "") -> str:
    """Say what was given, what is allowed and what works; plain text."""
    module: Any = environment().get_template("pages/problem.j2").module
    unit = phrasing.unit_words(problem.unit.replace("{currency}", currency or "USD"))
    return " ".join(str(module.sentence(problem, unit)).split())


def sentence_for(reason: str) -> str:
    """Say why there is no answer at an address; plain text."""
    module: Any = environment().get_template("pages/trouble.j2").module
    said: Mapping[str, str] = module.sentences
    return said.get(reason, said["broken"])


def working(steps: Iterable[Step]) -> tuple[Worked, ...]:
    """Formulas in the order of their first use, each with all the numbers put in."""
    by_method: dict[str, list[Step]] = {}
    for step in steps:
        same = by_method.setdefault(step.method, [])
        if step not in same:
            same.append(step)
    known = records.methods()
    return tuple(
        Worked(
            name, known.get(name), tuple((step, _put_in(known.get(name), step)) for step in same)
        )
        for name, same in by_method.items()
    )


_SYMBOL = re.compile(r"\w+")
_POWER_N = "ⁿ"
# Side by side means a product: of two numbers, or of a symbol still unknown and a number.
_PRODUCT = re.compile(r"(?:(?<=\d)|(?<=\b\w)) (?=\d)")


def _put_in(method: Method | None, step: Step) -> str:
    """The right-hand side of the formula with numbers for symbols; "" where none fit."""
    if method is None:
        return ""
    side = re.split(r"[;,] ", method.formula.partition(" = ")[2] or method.formula)[0]

    def number(match: re.Match[str]) -> str:
        symbol = "n" if match[0] == _POWER_N else match[0]
        if symbol not in step.inputs:
            return match[0]
        raised = "^" if match[0] == _POWER_N else ""
        return raised + _bare(step.inputs[symbol])

    text = _SYMBOL.sub(number, side)
    return "" if text == side else _PRODUCT.sub(" × ", text)


def _bare(quantity: Quantity) -> str:
    if quantity.value is None:
        return f"({phrasing.span(quantity)})"
    text = phrasing.rounded(quantity.value, 6)
    return f"({text})".replace("-", "−") if quantity.value < 0 else text


def shelves(found: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Records by the first part of their id, both in alphabetical order."""
    ordered = sorted(found, key=lambda record: record.id)
    return [
        (name, list(group))
        for name, group in groupby(ordered, key=lambda record: record.id.partition("/")[0])
    ]
