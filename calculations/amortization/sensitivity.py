"""What each assumption does to the answer alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from calculations.amortization.machine import Machine
from calculations.amortization.machines import Span
from calculations.quantities import Quantity
from calculations.results import Row, Table

# Field of a machine, and the key of the parameter behind it.
_FIELDS = {
    "capex": "capex",
    "price": "price",
    "electricity": "electricity",
    "power_kw": "power",
    "pue": "pue",
    "rate": "rate",
    "years": "life",
}


def tornado(money: str, span: Span) -> Table:
    """The answer with one number at the low or the high end of its range, all others as usual.

    Returns
    -------
    Table
        A row for each number that was not stated, the one that moves the answer most first; its
        label is the parameter's key. ``at_low``, ``at_usual`` and ``at_high`` are break-even
        hours a year or, where there may be none, the cost of an hour.
    """
    unit = "h/year"
    found = _rows(span, lambda machine: machine.breakeven_hours, unit)
    if any(end.value is None for row in found for end in row.quantities.values()):
        unit = f"{money}/h"
        found = _rows(span, lambda machine: machine.cost_per_hour, unit)
    known = [row for row in found if None not in _ends(row)]
    return Table("tornado", tuple(sorted(known, key=_swing, reverse=True)))


def _rows(span: Span, of: Callable[[Machine], float | None], unit: str) -> list[Row]:
    rows = []
    for field, key in _FIELDS.items():
        ends = {getattr(machine, field) for machine in (span.cheap, span.usual, span.dear)} - {None}
        if len(ends) > 1:
            low, high = (of(replace(span.usual, **{field: end(ends)})) for end in (min, max))
            values = {"at_low": low, "at_usual": of(span.usual), "at_high": high}
            rows.append(Row(key, {name: Quantity(value, unit) for name, value in values.items()}))
    return rows


def _ends(row: Row) -> tuple[float | None, float | None]:
    return row.quantities["at_low"].value, row.quantities["at_high"].value


def _swing(row: Row) -> float:
    low, high = _ends(row)
    return abs((high or 0.0) - (low or 0.0))
