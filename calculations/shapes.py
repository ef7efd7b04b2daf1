"""What an entry of `data/` may hold: checked when it is read, frozen afterwards.

`data/README.md` describes the same for people.
"""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculations.quantities import Quantity

Basis = Literal[
    "measured", "disclosed", "reported", "modelled", "forecast", "derived", "claimed", "assumed"
]
Confidence = Literal["high", "medium", "low"]
Boundary = Literal["gpu", "server", "site", "life cycle", "not stated"]
"""What a figure of energy, carbon or water counts: the accelerators alone, the servers around
them, the whole site with cooling, everything from mine to scrap, or what nobody said."""

IN_FORCE: ContextVar[dt.date | None] = ContextVar("IN_FORCE", default=None)
"""The day whose figures are meant; None is the newest of all. Set by `records.in_force`."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Strict):
    """Where a figure was read."""

    title: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https?://[^\s]+\.[^\s]+$")
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
    boundary: Boundary | None = None
    """What is counted, for energy, carbon and water."""
    tokens: int | None = Field(default=None, ge=1)
    """Output tokens of the answer that was measured, where they are known."""
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

    def at(self, day: dt.date | None) -> Figure:
        """The figure in force on a day; before the first one, the first; None is the newest."""
        if day is None:
            return self.values[-1]
        known = [figure for figure in self.values if figure.start <= day]
        return known[-1] if known else self.values[0]

    @property
    def latest(self) -> Figure:
        """The figure in force."""
        return self.at(IN_FORCE.get())

    @property
    def quantity(self) -> Quantity:
        """The figure in force, as a quantity."""
        return self.quantity_at(IN_FORCE.get())

    def quantity_at(self, day: dt.date | None) -> Quantity:
        """The figure in force on a day, as a quantity."""
        figure = self.at(day)
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
