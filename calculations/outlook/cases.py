"""The published figures by region and year, and which of them a question is about."""

from __future__ import annotations

import re
from collections.abc import Mapping

from calculations import records
from calculations.editions import kept_by_edition
from calculations.outlook.scenario import WORLD

# Cases of one publisher, so that they differ in their assumptions and not in what they count.
_CASES = ("base", "high-efficiency", "headwinds", "lift-off")


@kept_by_edition()
def by_region() -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """Ids of the records by region and year, in the order of the files."""
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for name in records.records():
        match = re.fullmatch(r"outlook/([a-z-]+)-(\d{4})(/.+)?", name)
        if match and records.record(name).unit == "TWh" and match[1] != "ai":
            years = found.setdefault(match[1], {})
            years[int(match[2])] = (*years.get(int(match[2]), ()), name)
    # The figure without a publisher in its id is the one that goes first.
    return {
        region: {
            year: tuple(sorted(ids, key=lambda i: i.count("/"))) for year, ids in years.items()
        }
        for region, years in found.items()
    }


def today(known: Mapping[int, tuple[str, ...]]) -> tuple[int, str]:
    """The newest year that is no forecast, and its first record."""
    past = {year: ids for year, ids in known.items() if not is_forecast(ids[0])}
    year = max(past)
    return year, past[year][0]


def past(known: Mapping[int, tuple[str, ...]], wanted: float) -> tuple[int, str]:
    """The year nearest to the one wanted that is no forecast, and its first record."""
    counted = [year for year, ids in known.items() if not is_forecast(ids[0])]
    year = min(counted, key=lambda one: (abs(one - wanted), -one))
    return year, known[year][0]


def is_forecast(name: str) -> bool:
    """Whether a figure is about the future."""
    return records.record(name).latest.basis == "forecast"


def future(
    region: str, known: Mapping[int, tuple[str, ...]], wanted: float
) -> tuple[int, list[str]]:
    """The forecast year nearest to the one wanted, and its cases."""
    years = [year for year, ids in known.items() if is_forecast(ids[0])]
    if region == WORLD:
        years = [y for y in years if f"outlook/world-{y}/base" in known[y]]
    if not years:
        return max(known), []
    year = min(years, key=lambda y: (abs(y - wanted), y))
    if region == WORLD:
        return year, [f"outlook/world-{year}/{case}" for case in _CASES]
    return year, list(known[year])
