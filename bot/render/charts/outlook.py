"""The published cases, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from bot.render.charts import axes, layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from calculations.results import Row

_PAST = layers.MOST_SERIES


def cases(sheet: Sheet) -> Spec | None:
    """Electricity of data centres: what was, the leading publisher's cases, and others."""
    rows = sheet.rows("course")
    words = sheet.words("cases")
    names = dict(zip(_names(rows), words["names"].splitlines(), strict=True))
    lead = {row.record for row in sheet.rows("cases")}
    first = (row.label for row in rows if row.label and row.record in lead)
    publishers = list(dict.fromkeys(_publisher(who) for who in (*first, *names)))
    curves = [
        _curve(list(group), who, line, publishers)
        for line, (who, group) in enumerate(groupby(rows, key=lambda row: row.label))
    ]
    points = [one for curve in curves for one in curve]
    x = axes.axis(None, format="d", tickMinStep=1, labelOverlap="greedy", labelSeparation=6) | {
        "scale": {"zero": False, "nice": False}
    }
    y = axes.axis(words["y"])
    ahead = [curve for curve in curves if curve[-1]["series"] != _PAST]
    top = max(one["high"] or one["y"] for one in points)
    last = max(one["x"] for one in points)
    ends = [curve[-1] | {"text": names[curve[-1]["who"]]} for curve in ahead]
    return {
        "layer": [
            layers.bars(points, x, y),
            layers.lines(points, x, y, smooth=False),
            layers.dots(points, x, y),
            layers.labels(
                axes.apart([one for one in ends if one["x"] == last], (0, top)), x, y, "beside"
            ),
            layers.labels([one for one in ends if one["x"] != last], x, y, "above"),
        ]
    }


def _names(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row.label for row in rows if row.label))


def _publisher(who: str) -> str:
    return who.split(" ", maxsplit=1)[0]


def _curve(rows: list[Row], who: str, line: int, publishers: list[str]) -> list[Point]:
    """One course, in the colour of its publisher."""
    series = 1 + publishers.index(_publisher(who)) % (_PAST - 1) if who else _PAST
    return [
        layers.point(
            row.quantities["year"].value, row.quantities["energy"], series, who=who, line=line
        )
        for row in rows
    ]
