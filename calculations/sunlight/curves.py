"""The year of towns month by month, for pictures."""

from __future__ import annotations

from collections.abc import Sequence

from calculations.quantities import Quantity
from calculations.results import Row, Table
from calculations.sunlight.stations import MONTHS, Sunshine


def sunny_months(towns: Sequence[Sunshine], needed: Quantity | None = None) -> Table:
    """Sunshine of each town by month and, where `needed` is given, what each month must bring. [h]

    A station that reports the year only gets its months from its neighbours.
    """
    rows = []
    for number, month in enumerate(MONTHS):
        found = {
            f"town_{position}": Quantity(town.by_month[number], "h")
            for position, town in enumerate(towns, start=1)
        }
        rows.append(Row(month, found if needed is None else found | {"needed": needed}))
    return Table("sunny_months", tuple(rows))


def month_ends(towns: Sequence[Sunshine]) -> Table:
    """The dullest and the sunniest month of each town, in this order; labels are months. [h]"""
    rows = []
    for town in towns:
        for pick in (min, max):
            number = pick(range(len(MONTHS)), key=town.by_month.__getitem__)
            rows.append(Row(MONTHS[number], {"sunshine": Quantity(town.by_month[number], "h")}))
    return Table("month_ends", tuple(rows))


def asked_months(towns: Sequence[Sunshine], months: Sequence[tuple[int, ...]]) -> Table:
    """Sunshine of each town in the months asked for, from 0, to mark them in a picture. [h]"""
    rows = []
    for number, month in enumerate(MONTHS):
        found = {
            f"town_{position}": Quantity(town.by_month[number], "h")
            for position, (town, asked) in enumerate(zip(towns, months, strict=True), start=1)
            if number in asked
        }
        if found:
            rows.append(Row(month, found))
    return Table("part_months", tuple(rows))
