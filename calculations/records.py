"""The records: every sourced figure, loaded and checked once.

This is the only place in `calculations` that reads files. `data/README.md` describes the
record shape and how to add one.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from calculations.errors import BadRecord, NoFigure, UnknownUnit
from calculations.quantities import Quantity

DATA = Path(__file__).parent / "data"

Basis = Literal[
    "measured", "disclosed", "reported", "modelled", "forecast", "derived", "claimed", "assumed"
]
Confidence = Literal["high", "medium", "low"]
Shape = TypeVar("Shape", bound=BaseModel)


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Strict):
    """Where a figure was read."""

    title: str
    url: str | None = None
    """Absent for our own arithmetic and assumptions."""
    publisher: str | None = None
    locator: str | None = None
    """Page, table or section."""
    published: str | None = None
    """Date or year of publication, as precisely as it is known."""
    read: dt.date | None = None


class Figure(_Strict):
    """One value of a record, in force from a date on."""

    start: dt.date = Field(alias="from")
    value: float | None = None
    low: float | None = None
    high: float | None = None
    basis: Basis
    confidence: Confidence
    source: Source
    also: tuple[Source, ...] = ()
    """Further sources that agree."""
    note: str = ""

    @model_validator(mode="after")
    def _some_number(self) -> Figure:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("give a value, or low and high")
        return self


class Record(_Strict):
    """A sourced figure and its history."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+([-.][a-z0-9]+)*)+$")
    label: str
    unit: str
    values: tuple[Figure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Record:
        starts = [figure.start for figure in self.values]
        if starts != sorted(set(starts)):
            raise ValueError("values must have different 'from' dates, oldest first")
        for figure in self.values:
            Quantity(figure.value, self.unit, figure.low, figure.high)
        return self

    @property
    def latest(self) -> Figure:
        """The figure in force."""
        return self.values[-1]

    @property
    def quantity(self) -> Quantity:
        """The figure in force, as a quantity."""
        figure = self.latest
        return Quantity(figure.value, self.unit, figure.low, figure.high)


class Reading(_Strict):
    """Something worth reading or watching."""

    id: str
    title: str
    by: str
    url: str
    published: str
    minutes: int | None = None
    topics: tuple[str, ...]
    why: str


class Method(_Strict):
    """A formula: what it says, where it is from and what it leaves out."""

    id: str
    topic: str
    title: str
    formula: str
    symbols: dict[str, str]
    source: Source
    leaves_out: str = ""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML's safe loader, which also refuses a key given twice."""


def _no_duplicates(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in mapping:
            raise BadRecord(str(key_node.start_mark).strip(), f"'{key}' is given twice")
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _no_duplicates)


def read_yaml(path: Path) -> Any:
    """Read a YAML file, refusing duplicate keys.

    Raises
    ------
    BadRecord
        If it is not valid YAML or gives a key twice.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise BadRecord(path.name, f"not valid YAML: {error}") from error


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


def figure(name: str) -> Quantity:
    """The quantity of one record, as in force now."""
    return record(name).quantity


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
