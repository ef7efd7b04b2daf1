"""A number that somebody wrote, and what it measures.

A quantity has a kind:

``money``     value in `currency` (or unknown), `per` hour, kWh, ...
``hours``     hours, `per` a day, week, year, or nothing
``duration``  years
``power``     W
``energy``    kWh
``percent``   a share, 0.9 for 90 %
``share``     a share said as a fraction: ``a third``, ``1/20th``
``factor``    ``10x``, ``twice``
``year``      a calendar year
``number``    anything else; `per` may still be known (``5 an hour``)
``size``      something no slot holds: bytes, kilometres, a time of day
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "money", "hours", "duration", "power", "energy", "percent", "share", "factor", "year",
    "number", "size",
]  # fmt: skip


ASKED = "asked"
"""The unit of questions a day that were counted by something else: ``30 queries an hour``."""
HEADS = "heads"
"""The unit of a number of people, beasts or floors, which no slot holds: ``22 members``."""
OF_YEAR = "year"
"""The unit of a share that can only be one of the year's hours: ``half the year``."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that somebody wrote, and what it measures."""

    kind: Kind
    value: float
    start: int
    """First token."""
    end: int
    """First token after it."""
    currency: str | None = None
    per: str | None = None
    unit: str = ""
    """The unit's own name, where it says more than the kind."""
    scaled: bool = False
    glued: bool = False
    """Whether it stands against a letter or dash, as in a name (``gpt-5``)."""
    meant: str = ""
    """The label of the candidate that it must be, where words tell it: ``elasticity``."""
    void: bool = False
    """Whether it fills no slot: taken back (``not 200``), or part of another (``35 people``)."""
