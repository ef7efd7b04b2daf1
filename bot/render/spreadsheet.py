"""Answer to CSV: inputs, results and tables of one scenario, one figure a line.

The label says for people, in their language, what the other columns say for programs, which are
the same in every language.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.links import texts
from bot.render.document import plain, unit_of
from bot.render.page import environment, words
from calculations import records
from calculations.quantities import Quantity
from calculations.scenario import Parameter

COLUMNS = (
    *("section", "subject", "name", "label", "value", "low", "high", "unit"),
    *("record", "source", "url"),
)


def spreadsheet(reply: Reply, language: str = DEFAULT_LANGUAGE) -> str:
    """The whole answer as CSV, in the units of the calculation, numbers unrounded."""
    labels = _Labels(language)
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (*_inputs(reply, labels), *_results(reply, labels), *_tables(reply, labels)):
        writer.writerow([_inert(cell) for cell in line])
    return sheet.getvalue()


class _Labels:
    """What inputs, results and rows of tables are called in a language."""

    def __init__(self, language: str) -> None:
        self._fields: Mapping[str, str] = words(language).fields
        self._filters = environment(language).filters

    def input(self, declared: Parameter) -> str:
        return self._fields.get(declared.key, declared.title)

    def quantity(self, name: str, table: str = "") -> str:
        return str(self._filters["named"](name, table))

    def row(self, subject: str, name: str, table: str) -> str:
        named = self.quantity(name, table)
        return f"{self._filters['label'](subject)}: {named}" if subject else named


def _inputs(reply: Reply, labels: _Labels) -> Iterator[Iterable[object]]:
    scenario = reply.scenario
    if scenario is None:
        return
    for declared in scenario.parameters().values():
        stated = scenario.stated(declared.name)
        record = "" if stated else declared.record or ""
        named = ("input" if stated else "default", "", declared.name, labels.input(declared))
        for text in texts(getattr(scenario, declared.name)):
            yield *named, text, "", "", unit_of(declared.unit, scenario), record, *_source(record)


def _results(reply: Reply, labels: _Labels) -> Iterator[Iterable[object]]:
    for name, quantity in (reply.result.quantities if reply.result else {}).items():
        yield "result", "", name, labels.quantity(name), *_numbers(quantity), "", "", ""


def _tables(reply: Reply, labels: _Labels) -> Iterator[Iterable[object]]:
    for table in reply.result.tables if reply.result else ():
        for row in table.rows:
            record = row.record or ""
            subject = row.label or (records.record(record).label if record else "")
            for name, quantity in row.quantities.items():
                label = labels.row(subject, name, table.id)
                numbers = _numbers(quantity)
                yield table.id, subject, name, label, *numbers, record, *_source(record)


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
