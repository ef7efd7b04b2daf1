"""Months and seasons: which months a name means.

Seasons are those of meteorologists, three whole months each, and fall where the town is: winter in
Sydney is June to August.
"""

from __future__ import annotations

from collections.abc import Sequence

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# Months north of the equator, from 0.
_SEASONS = {"spring": (2, 3, 4), "summer": (5, 6, 7), "autumn": (8, 9, 10), "winter": (11, 0, 1)}
PERIODS = (*_MONTHS, *_SEASONS)
SHORT = tuple(name[:3] for name in _MONTHS)
WHOLE_YEAR = tuple(range(12))


def months_of(period: str, latitude: float) -> tuple[int, ...]:
    """The months of a period, from 0, in a town of that latitude.

    >>> months_of("december", 52.5), months_of("winter", 52.5), months_of("winter", -33.9)
    ((11,), (11, 0, 1), (5, 6, 7))
    """
    if period in _SEASONS:
        shift = 0 if latitude >= 0 else 6
        return tuple((month + shift) % 12 for month in _SEASONS[period])
    return (_MONTHS.index(period),)


def findings(period: str | None, latitudes: Sequence[float]) -> dict[str, str | bool | int]:
    """What to call a period: ``part``, its first and last month, and whether all towns share them.

    >>> findings("winter", [52.5])["part_first"], findings(None, [52.5])
    ('dec', {'part': ''})
    """
    if period is None or not latitudes:
        return {"part": ""}
    months = [months_of(period, latitude) for latitude in latitudes]
    return {
        "part": period,
        "part_first": SHORT[months[0][0]],
        "part_last": SHORT[months[0][-1]],
        "part_same": len(set(months)) == 1,
    }
