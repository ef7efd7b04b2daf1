"""The published figures of a region as courses over the years, for a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calculations import records
from calculations.later import Later
from calculations.outlook.cases import is_forecast
from calculations.quantities import Quantity
from calculations.results import Row, Table


def course(known: Mapping[int, tuple[str, ...]], newest: str) -> Table:
    """Electricity by year: what was, and each forecast from the last count on. [TWh]

    Parameters
    ----------
    known
        Ids of a region's records by year; of several counts of one year the first goes.
    newest
        Record of the last count, from which forecasts set out that have no count of their own.

    Returns
    -------
    Table
        Rows of ``year`` and ``energy``, course by course; the label says whose, and is empty for
        the past.
    """
    return Table("course", Later(_rows, known, newest))


def _rows(known: Mapping[int, tuple[str, ...]], newest: str) -> Iterator[Row]:
    years = {name: year for year in sorted(known) for name in known[year]}
    ahead: dict[str, list[str]] = {}
    for name in years:
        if is_forecast(name):
            ahead.setdefault(_who(name), []).append(name)
    counted = {_who(name): name for name in years if not is_forecast(name)}
    courses = {"": [ids[0] for ids in known.values() if not is_forecast(ids[0])]}
    courses |= {who: [counted.get(who, newest), *ids] for who, ids in ahead.items()}
    for who, names in courses.items():
        for name in sorted(set(names), key=years.__getitem__):
            yield _row(who, years[name], name)


def _who(name: str) -> str:
    """Whose figure it is: the end of its label."""
    return records.record(name).label.rpartition(", ")[2]


def _row(who: str, year: int, name: str) -> Row:
    found = {"year": Quantity(float(year), "year"), "energy": records.figure(name)}
    return Row(who, found, name)
