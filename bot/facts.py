"""`facts check`: which of our figures want another look."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from calculations import records
from calculations.records import Figure, Record, Source

STALE_MONTHS = 18
# An assumption of our own, or arithmetic shown in full, has no second source to wait for.
_OURS = frozenset({"assumed", "derived"})
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one record."""

    record: Record
    dated: dt.date | None
    """When its newest source was published, else read."""
    stale: bool
    single: bool
    low: bool

    @property
    def marks(self) -> str:
        """The reasons in three fixed columns."""
        named = (("stale", self.stale), ("single", self.single), ("low", self.low))
        return "  ".join((word if said else "").ljust(6) for word, said in named)


def check(today: dt.date) -> str:
    """A table of the figures that are stale, have one source or low confidence, and the totals."""
    found = findings(records.records().values(), today)
    shown = [one for one in found if one.stale or one.single or one.low]
    shown.sort(key=lambda one: (not one.stale, one.dated or dt.date.min, one.record.id))
    width = max((len(one.record.id) for one in shown), default=0)
    lines = [
        f"{one.record.id:{width}}  {one.marks}  {one.dated.isoformat() if one.dated else 'no date'}"
        for one in shown
    ]
    return "\n".join([*lines, "", *_totals(found, today)]).strip()


def findings(checked: Iterable[Record], today: dt.date) -> list[Finding]:
    """What is to be said of each record on a day."""
    return [_finding(record, record.latest, today) for record in checked]


def _finding(record: Record, figure: Figure, today: dt.date) -> Finding:
    sources = (figure.source, *figure.also)
    dates = [day for source in sources if (day := dated(source))]
    newest = max(dates, default=None)
    return Finding(
        record,
        newest,
        stale=newest is not None and newest < _months_before(today, STALE_MONTHS),
        single=len(sources) == 1 and figure.basis not in _OURS,
        low=figure.confidence == "low",
    )


def dated(source: Source) -> dt.date | None:
    """When a source was published, to the end of what is said of it; else when it was read.

    >>> dated(Source(title="x", published="2025")), dated(Source(title="x", published="2026-02"))
    (datetime.date(2025, 12, 31), datetime.date(2026, 2, 28))
    """
    match = _DATE.match(source.published or "")
    if match is None:
        return source.read
    year, month = int(match[1]), int(match[2] or 12)
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, int(match[3] or last))


def _months_before(day: dt.date, months: int) -> dt.date:
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _totals(found: list[Finding], today: dt.date) -> list[str]:
    stale, single, low = (
        sum(getattr(one, name) for one in found) for name in ("stale", "single", "low")
    )
    fine = sum(not (one.stale or one.single or one.low) for one in found)
    return [
        f"{len(found)} figures on {today.isoformat()}: {fine} need nothing.",
        f"stale   {stale:4}  newest source older than {STALE_MONTHS} months",
        f"single  {single:4}  one source only, and no arithmetic of our own",
        f"low     {low:4}  low confidence",
    ]
