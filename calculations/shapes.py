"""What an entry of `data/` may hold: checked when it is read, frozen afterwards.

`data/README.md` describes the same for people.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from calculations.editions import FIRST, shown
from calculations.quantities import Quantity

Basis = Literal[
    "measured", "disclosed", "reported", "modelled", "forecast", "derived", "claimed", "assumed"
]
Confidence = Literal["high", "medium", "low"]
Boundary = Literal["gpu", "server", "site", "life cycle", "not stated"]
"""What a figure of energy, carbon or water counts: the accelerators alone, the servers around
them, the whole site with cooling, everything from mine to scrap, or what nobody said."""


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
    """One value of a record."""

    start: dt.date = Field(alias="from")
    """The date that the value is for."""
    entered: dt.date = FIRST.day
    """The day it was put in here; an edition holds what had been entered by its day."""
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
        dates = [(figure.entered, figure.start) for figure in self.values]
        if dates != sorted(set(dates)):
            raise ValueError("values must have different dates, oldest first")
        for figure in self.values:
            Quantity(figure.value, self.unit, figure.low, figure.high)
        return self

    @property
    def known(self) -> bool:
        """Whether the edition that is shown holds any value of it."""
        return self.values[0].entered <= shown().day

    @property
    def latest(self) -> Figure:
        """The newest value of the edition that is shown."""
        if len(self.values) == 1:
            return self.values[0]
        entered = [figure for figure in self.values if figure.entered <= shown().day]
        return entered[-1] if entered else self.values[0]

    @property
    def as_shown(self) -> Record:
        """The same record as the edition shown knows it, now and later."""
        if len(self.values) == 1:
            return self
        entered = tuple(figure for figure in self.values if figure.entered <= shown().day)
        return self.model_copy(update={"values": entered})

    @property
    def quantity(self) -> Quantity:
        """The newest value of the edition that is shown, as a quantity."""
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
