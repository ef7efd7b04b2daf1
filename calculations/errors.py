"""What can go wrong in a calculation.

CalculationError
├── UnitMismatch     two quantities cannot be combined
├── UnknownUnit      a unit that no table of ours defines
├── NoFigure         nothing sourced for that subject
├── UnknownPlace     no town of that name in the gazetteer
├── InvalidScenario  one or more inputs a method does not cover
└── BadRecord        a data file is wrong; found at start, never in a chat
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class CalculationError(Exception):
    """Any failure that `calculations` foresees."""


class UnitMismatch(CalculationError):
    """Two units measure different things."""

    def __init__(self, given: str, wanted: str) -> None:
        super().__init__(f"'{given}' cannot be turned into '{wanted}'")


class UnknownUnit(CalculationError):
    """A unit that is not in `calculations/units.py`."""

    def __init__(self, unit: str) -> None:
        super().__init__(f"unknown unit '{unit}'; see calculations/units.py for those allowed")


class NoFigure(CalculationError):
    """There is no record for what was asked."""

    def __init__(self, subject: str) -> None:
        super().__init__(f"no sourced figure for '{subject}'")
        self.subject = subject


class UnknownPlace(CalculationError):
    """The gazetteer holds no town of that name; `near` are the closest spellings."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        super().__init__(f"no town called '{name}'")
        self.name = name
        self.near = tuple(near)


class BadRecord(CalculationError):
    """A data file does not have the shape that `data/README.md` gives."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why} (see calculations/data/README.md)")


@dataclass(frozen=True)
class Problem:
    """One input that was refused, with all that is needed to say so helpfully."""

    kind: str
    """``out_of_range``, ``not_a_number``, ``not_a_choice``, ``too_many``, ``unknown_place``,
    ``unknown_key``, ``not_used`` (known, but not by this topic), ``currency`` or ``version``."""
    key: str
    """Short name of the parameter, as in a permalink."""
    given: str
    """What was given, as text."""
    title: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    """Allowed words, or the nearest known names."""
    example: str = ""
    """A value that works: the one that was meant, where the slip is known."""
    hint: str = ""
    """What was probably meant, as a word of `hints`."""


class InvalidScenario(CalculationError):
    """One or more inputs are outside of what the method covers."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.key}={p.given}: {p.kind}" for p in problems))
        self.problems = tuple(problems)
