"""Result: what a calculation gives back.

Quantities and findings are there at once. Rows, steps and curves may come `later`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from calculations.quantities import Quantity


@dataclass(frozen=True)
class Step:
    """One formula with the numbers put in."""

    method: str
    """Id in `data/methods/`."""
    inputs: Mapping[str, Quantity]
    """Symbol of the formula to what stands for it."""
    gives: Quantity
    subject: str = ""
    """What it is worked out for, where there are several: a card, a town."""


@dataclass(frozen=True)
class Row:
    """One line of a comparison."""

    label: str
    quantities: Mapping[str, Quantity]
    record: str | None = None


@dataclass(frozen=True)
class Table:
    """Things side by side."""

    id: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Result:
    """Named quantities, the steps that led there and the records used."""

    quantities: Mapping[str, Quantity]
    findings: Mapping[str, str | bool | int] = field(default_factory=dict)
    """What the numbers say, as words a template can choose by."""
    steps: Sequence[Step] = ()
    tables: Sequence[Table] = ()
    records: Sequence[str] = ()
    """Ids of the records a figure came from, besides the scenario's defaults."""
    series: Sequence[Table] = ()
    """Curves for pictures: tables with too many rows to read."""
