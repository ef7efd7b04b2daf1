"""Tables of a result, laid out for a page: what is a row, what is a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculations import records
from calculations.quantities import Quantity
from calculations.results import Row, Table

# A comparison of this few things with more figures than that reads better on its side.
_FEW_THINGS = 3
_MANY_FIGURES = 3
# Of several figures for each of so many things a reader wants the one that the others lead to.
_MANY_COLUMNS = 4


@dataclass(frozen=True)
class Heading:
    """What a row or a column is about: a quantity by name, or a thing by label or figure."""

    name: str = ""
    """Name of a quantity, where it is one."""
    label: str = ""
    figure: Quantity | None = None
    record: str | None = None
    """Id of the record that a thing's figures are from."""
    subject: Heading | None = None
    """The thing a column is about, where the same quantity is shown for several."""


@dataclass(frozen=True)
class Line:
    """One line of a table."""

    heading: Heading
    cells: tuple[tuple[str, Quantity | None], ...]
    """Name of the quantity, and the quantity."""


@dataclass(frozen=True)
class Grid:
    """A table, laid out."""

    id: str
    corner: Heading
    columns: tuple[Heading, ...]
    lines: tuple[Line, ...]


def grids(tables: Iterable[Table]) -> tuple[Grid, ...]:
    """Lay the tables out, leaving out empty ones and those whose rows were all shown before."""
    by_id = {table.id: table for table in tables}
    shown: list[Row] = []
    found = []
    for table in by_id.values():
        rows = [row for row in table.rows if row.quantities]
        if any(row not in shown for row in rows):
            found.append(_grid(table, by_id))
            shown += rows
    return tuple(found)


def _grid(table: Table, tables: Mapping[str, Table]) -> Grid:
    names = list(dict.fromkeys(name for row in table.rows for name in row.quantities))
    if len(names) > 1 and all(len(row.quantities) == 1 for row in table.rows):
        return _mixed(table)
    corner = Heading()
    if not any(row.label or row.record for row in table.rows) and len(names) > 1:
        corner = Heading(name=names.pop(0))
    names = _needed(names)
    subjects = _subjects(names, tables)
    columns = tuple(
        Heading(name=_base(name), subject=subject)
        for name, subject in zip(names, subjects, strict=True)
    )
    lines = tuple(
        Line(_thing(row), tuple((_base(name), row.quantities.get(name)) for name in names))
        for row in table.rows
    )
    if len(lines) <= _FEW_THINGS and len(columns) > _MANY_FIGURES:
        columns, lines = _turned(columns, lines)
    return Grid(table.id, corner, columns, lines)


def _mixed(table: Table) -> Grid:
    """Rows that each have a figure of another kind share one column."""
    lines = tuple(Line(_thing(row), tuple(row.quantities.items())) for row in table.rows)
    return Grid(table.id, Heading(), (Heading(name="value"),), lines)


def _turned(
    columns: tuple[Heading, ...], lines: tuple[Line, ...]
) -> tuple[tuple[Heading, ...], tuple[Line, ...]]:
    turned = tuple(
        Line(column, tuple(line.cells[position] for line in lines))
        for position, column in enumerate(columns)
    )
    return tuple(line.heading for line in lines), turned


def _thing(row: Row) -> Heading:
    label = row.label or (records.record(row.record).label if row.record else "")
    figure = next(iter(row.quantities.values()), None)
    return Heading(label=label, figure=figure, record=row.record)


def _brief(row: Row) -> Heading:
    """A thing in few words: its own name, else its first figure, which for a card is the price."""
    return Heading(label=row.label, figure=next(iter(row.quantities.values()), None))


# One digit: nothing is given more than nine times, and ``pv_hours_10`` is no tenth thing.
_NUMBERED = re.compile(r"(.+)_([1-9])")


def _base(name: str) -> str:
    """A quantity's name without its position: ``cost_per_hour_2`` is a cost per hour."""
    match = _NUMBERED.fullmatch(name)
    return match[1] if match else name


def _needed(names: list[str]) -> list[str]:
    """The columns that fit: where several things have several figures each, the last of each."""
    if len(names) <= _MANY_COLUMNS or not any(_NUMBERED.fullmatch(name) for name in names):
        return names
    main = _base(names[-1])
    kept = [name for name in names if _base(name) == main]
    return kept if len(kept) > 1 else names


def _subjects(names: list[str], tables: Mapping[str, Table]) -> list[Heading | None]:
    """For each column, the thing it is about, where the columns are about several."""
    matches = [_NUMBERED.fullmatch(name) for name in names]
    if not any(matches) or not tables:
        return [None] * len(names)
    found: list[Heading | None] = []
    for match in matches:
        position = int(match[2]) if match else 1
        things = tables.get(f"{match[1]}s") if match else None
        rows = (things or next(iter(tables.values()))).rows
        found.append(_brief(rows[position - 1]) if position <= len(rows) else None)
    return found
