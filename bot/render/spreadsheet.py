"""Answer to CSV: inputs, results and tables of one scenario, one figure a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from bot.answers import Reply
from bot.links import texts
from bot.render.document import plain, unit_of
from calculations import records
from calculations.quantities import Quantity

COLUMNS = ("section", "subject", "name", "value", "low", "high", "unit", "record", "source", "url")


def spreadsheet(reply: Reply) -> str:
    """The whole answer as CSV, in the units of the calculation, numbers unrounded."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (*_inputs(reply), *_results(reply), *_tables(reply)):
        writer.writerow([_inert(cell) for cell in line])
    return sheet.getvalue()


def _inputs(reply: Reply) -> Iterator[Iterable[object]]:
    scenario = reply.scenario
    if scenario is None:
        return
    for declared in scenario.parameters().values():
        stated = scenario.stated(declared.name)
        record = "" if stated else declared.record or ""
        for text in texts(getattr(scenario, declared.name)):
            unit = unit_of(declared.unit, scenario)
            section = "input" if stated else "default"
            yield section, "", declared.name, text, "", "", unit, record, *_source(record)


def _results(reply: Reply) -> Iterator[Iterable[object]]:
    for name, quantity in (reply.result.quantities if reply.result else {}).items():
        yield "result", "", name, *_numbers(quantity), "", "", ""


def _tables(reply: Reply) -> Iterator[Iterable[object]]:
    for table in reply.result.tables if reply.result else ():
        for row in table.rows:
            record = row.record or ""
            label = row.label or (records.record(record).label if record else "")
            for name, quantity in row.quantities.items():
                yield table.id, label, name, *_numbers(quantity), record, *_source(record)


def _numbers(quantity: Quantity) -> tuple[object, ...]:
    found = (plain(n) for n in (quantity.value, quantity.low, quantity.high))
    return *("" if n is None else n for n in found), quantity.unit


def _source(record: str) -> tuple[str, str]:
    if not record:
        return "", ""
    source = records.record(record).latest.source
    return source.title, source.url or ""


def _inert(cell: object) -> object:
    """A text that no spreadsheet takes for a formula.

    >>> _inert("=1+1"), _inert(-1.5)
    ("'=1+1", -1.5)
    """
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{cell}"
    return cell
