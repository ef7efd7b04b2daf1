"""The working of a result: each formula, and each time it was used with the numbers put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bot.figures import DEFAULT_LANGUAGE, Figures
from bot.render.mathml import mathml
from bot.translated import translated
from calculations import records
from calculations.quantities import Quantity
from calculations.records import Method
from calculations.results import Step


@dataclass(frozen=True)
class Use:
    """A formula used once."""

    step: Step
    text: str
    """The right-hand side with numbers for symbols; "" where none fit."""
    told: Mapping[str, Quantity]
    """Inputs by symbol, without those that are as they were the first time."""

    @property
    def math(self) -> Markup:
        """The same as MathML."""
        return formula(self.text)


@dataclass(frozen=True)
class Worked:
    """One formula, and each time it was used."""

    method: str
    described: Method | None
    formula: str
    """In the reader's language; "" where the method is not described."""
    times: tuple[Use, ...]

    @property
    def math(self) -> Markup:
        """The formula as MathML; empty where it is in words."""
        return formula(self.formula)


def formula(text: str) -> Markup:
    """A formula as MathML; empty where it is in words."""
    # Every text in it was escaped as it was put in.
    return Markup(mathml(text) if text else "")  # noqa: S704


def working(steps: Iterable[Step], language: str = DEFAULT_LANGUAGE) -> tuple[Worked, ...]:
    """Formulas in the order of their first use, each with all the numbers put in."""
    by_method: dict[str, list[Step]] = {}
    for step in steps:
        same = by_method.setdefault(step.method, [])
        if step not in same:
            same.append(step)
    figures, known = Figures(language), records.methods()
    found = []
    for name, same in by_method.items():
        method = known.get(name)
        text = translated(method.formula, language) if method else ""
        uses = tuple(Use(step, _put_in(text, step, figures), _new(step, same[0])) for step in same)
        found.append(Worked(name, method, text, uses))
    return tuple(found)


def _new(step: Step, first: Step) -> Mapping[str, Quantity]:
    if step is first:
        return step.inputs
    return {s: q for s, q in step.inputs.items() if q != first.inputs.get(s)}


_SYMBOL = re.compile(r"\w+")
_POWER_N = "ⁿ"
# Side by side means a product: of two numbers, or of a symbol still unknown and a number.
_PRODUCT = re.compile(r"(?:(?<=\d)|(?<=\b\w)) (?=\d)")


def _put_in(written: str, step: Step, figures: Figures) -> str:
    """The right-hand side of a formula with numbers for symbols; "" where none fit."""
    side = re.split(r"[;,] ", written.partition(" = ")[2] or written)[0]

    def number(match: re.Match[str]) -> str:
        symbol = "n" if match[0] == _POWER_N else match[0]
        if symbol not in step.inputs:
            return match[0]
        raised = "^" if match[0] == _POWER_N else ""
        return raised + _bare(step.inputs[symbol], figures)

    text = _SYMBOL.sub(number, side)
    return "" if text == side else _PRODUCT.sub(" × ", text)


def _bare(quantity: Quantity, figures: Figures) -> str:
    if quantity.value is None:
        return f"({figures.span(quantity)})"
    text = figures.rounded(quantity.value, 6)
    return f"({text})".replace("-", "−") if quantity.value < 0 else text
