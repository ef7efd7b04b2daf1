"""The records: every sourced figure, loaded and checked once.

This is the only place in `calculations` that reads files. `data/README.md` describes the
record shape and how to add one; `shapes` checks it.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from calculations import plain_yaml
from calculations.editions import kept_by_edition, showing, shown
from calculations.errors import BadRecord, NoFigure, UnknownUnit
from calculations.quantities import Quantity
from calculations.shapes import Figure, Method, Reading, Record, Source

__all__ = ["Figure", "Method", "Reading", "Record", "Source"]

DATA = Path(__file__).parent / "data"
# Shelves whose records a library works out when they are asked for, by the module that does it.
_WORKED_OUT = {"ecologits": "calculations.footprint.ecologits"}
Shape = TypeVar("Shape", bound=BaseModel)


def read_yaml(path: Path) -> Any:
    """Read a YAML file, refusing duplicate keys.

    Raises
    ------
    BadRecord
        If it is not valid YAML or gives a key twice.
    """
    try:
        return plain_yaml.parse(path.read_text(encoding="utf-8"))
    except plain_yaml.PlainYamlError as error:
        raise BadRecord(path.name, str(error)) from error


def _entries(path: Path, shape: type[Shape]) -> Iterator[Shape]:
    for position, entry in enumerate(read_yaml(path) or [], start=1):
        name = entry.get("id", f"entry {position}") if isinstance(entry, dict) else position
        try:
            yield shape.model_validate(entry)
        except ValidationError as error:
            why = "; ".join(
                f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}"
                for one in error.errors()
            )
            raise BadRecord(f"{path.name}: {name}", why) from error
        except UnknownUnit as error:
            raise BadRecord(f"{path.name}: {name}", str(error)) from error


def load(folder: Path) -> Mapping[str, Record]:
    """Read every record below `folder`.

    Raises
    ------
    BadRecord
        If a file, a record or an id is not what it should be.
    """
    found: dict[str, Record] = {}
    for path in sorted(folder.glob("*.yaml")):
        for record in _entries(path, Record):
            if record.id in found:
                raise BadRecord(f"{path.name}: {record.id}", "this id is taken")
            found[record.id] = record
    return found


@lru_cache(maxsize=1)
def _all() -> Mapping[str, Record]:
    return load(DATA / "records")


@kept_by_edition()
def records() -> Mapping[str, Record]:
    """All records by id that the edition shown knows."""
    return {name: record for name, record in _all().items() if record.known}


def record(name: str) -> Record:
    """One record; one that the edition shown does not know yet gives its first value.

    So an old permalink of a topic that has since been given another input still works.

    Raises
    ------
    NoFigure
        If there is none of that id.
    """
    found = records().get(name) or _all().get(name)
    if found is not None:
        return found
    module = _WORKED_OUT.get(name.partition("/")[0])
    if module is None:
        raise NoFigure(name)
    made: Record = import_module(module).record(name)
    return made


@kept_by_edition(2048)
def figure(name: str) -> Quantity:
    """The quantity of one record, in the edition shown.

    >>> figure("footprint/gemini/prompt").value
    0.24
    """
    return record(name).quantity


def number(name: str) -> float:
    """The central value of one record, in its own unit.

    Raises
    ------
    NoFigure
        If there is no such record or it gives only a range.
    """
    value = figure(name).value
    if value is None:
        raise NoFigure(name)
    return value


def seal(version: int) -> str:
    """A hash of every figure that an edition knows, which tells whether one has been changed.

    Raises
    ------
    LookupError
        If there is no such edition.
    """
    found = hashlib.blake2b(digest_size=8)
    with showing(version) as edition:
        for name, record in sorted(records().items()):
            for figure in record.values:
                if figure.entered <= edition.day:
                    sides = (figure.low, figure.value, figure.high)
                    found.update(f"{name}|{record.unit}|{figure.start}|{sides}\n".encode())
        for row in table("grid.csv"):
            found.update(f"{sorted(row.items())}\n".encode())
    for path in sorted([DATA / "sunshine.csv", *(DATA / "solar").iterdir()]):
        found.update(path.read_bytes())
    return found.hexdigest()


@lru_cache(maxsize=1)
def readings() -> tuple[Reading, ...]:
    """The reading list, best first."""
    return tuple(_entries(DATA / "reading.yaml", Reading))


@lru_cache(maxsize=1)
def methods() -> Mapping[str, Method]:
    """All formulas by id."""
    found: dict[str, Method] = {}
    for path in sorted((DATA / "methods").glob("*.yaml")):
        for method in _entries(path, Method):
            if method.id in found:
                raise BadRecord(f"{path.name}: {method.id}", "this id is taken")
            found[method.id] = method
    return found


def table(name: str) -> Iterator[dict[str, str]]:
    """Rows of one CSV table in `data/`, as text; those that the edition shown knows.

    A row with a date in the column ``entered`` is known from that day on, all others always.
    """
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("entered", "") <= shown().day.isoformat():
                yield row
