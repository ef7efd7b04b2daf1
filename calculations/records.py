"""The records: every sourced figure, loaded and checked once.

This is the only place in `calculations` that reads files. `data/README.md` describes the
record shape and how to add one; `shapes` checks it.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from calculations import plain_yaml
from calculations.errors import BadRecord, NoFigure, UnknownUnit
from calculations.quantities import Quantity
from calculations.shapes import IN_FORCE, Figure, Method, Reading, Record, Source

__all__ = ["Figure", "Method", "Reading", "Record", "Source"]

DATA = Path(__file__).parent / "data"
VERSIONS: Mapping[int, dt.date] = MappingProxyType({1: dt.date(2026, 11, 24)})
"""Method version of a permalink to the last day whose figures it was made with.

Adding a value to a record needs a later day here, under a new `METHOD_VERSION`; a test holds the
two together. Older links then still give the numbers that they gave.
"""
Shape = TypeVar("Shape", bound=BaseModel)


@contextmanager
def in_force(day: dt.date | None) -> Iterator[None]:
    """Let every record give the figure that was in force on a day: for links of older versions.

    >>> with in_force(VERSIONS[1]):
    ...     number("footprint/gemini/prompt")
    0.24
    """
    before = IN_FORCE.set(day)
    try:
        yield
    finally:
        IN_FORCE.reset(before)


def day_of(version: int) -> dt.date | None:
    """The day of a method version; None, which means the newest figures, for the current one.

    >>> day_of(max(VERSIONS)) is None
    True
    """
    return None if version >= max(VERSIONS) else VERSIONS[version]


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
def records() -> Mapping[str, Record]:
    """All records by id."""
    return load(DATA / "records")


def record(name: str) -> Record:
    """One record.

    Raises
    ------
    NoFigure
        If there is none of that id.
    """
    try:
        return records()[name]
    except KeyError:
        raise NoFigure(name) from None


def figure(name: str, as_of: dt.date | None = None) -> Quantity:
    """The quantity of one record, as in force now or on a day.

    >>> figure("footprint/gemini/prompt", dt.date(2026, 1, 1)).value
    0.24
    """
    return record(name).quantity if as_of is None else record(name).quantity_at(as_of)


def number(name: str) -> float:
    """The central value of one record, in its own unit.

    Raises
    ------
    NoFigure
        If there is no such record or it gives only a range.
    """
    value = record(name).quantity.value
    if value is None:
        raise NoFigure(name)
    return value


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
    """Rows of one CSV table in `data/`, as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
