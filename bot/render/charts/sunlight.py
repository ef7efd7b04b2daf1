"""Pictures of the sun, month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.render.charts import axes, layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from calculations.results import Row

NOTHING: Mapping[str, Row] = {}


def months(sheet: Sheet) -> Spec | None:
    """Hours of sunshine."""
    rows = sheet.rows("sunny_months")
    asked = {row.label: row for row in sheet.rows("part_months")}
    return monthly(rows, sheet.words("months"), asked=asked) if rows else None


def solar(sheet: Sheet) -> Spec | None:
    """Yield of solar panels."""
    rows = sheet.rows("pv_months")
    return monthly(rows, sheet.words("solar")) if rows else None


def monthly(
    rows: Sequence[Row],
    words: Mapping[str, str],
    levels: Sequence[Point] = (),
    asked: Mapping[str, Row] = NOTHING,
) -> Spec:
    """One curve for each town over the months, and what they are to be held against.

    The months that are `asked` for, by label, are marked on the curves of their towns.
    """
    names = words["months"].splitlines()
    x = {
        "field": "x",
        "type": "ordinal",
        "sort": None,
        "axis": {"title": None, "labelAngle": 0, "grid": False},
    }
    y = axes.axis(words["y"])
    curves = _curves(rows, names, towns=len(words["towns"].splitlines()))
    points = [one for curve in curves for one in curve]
    marked = _among(curves, rows, asked)
    top = max(one["y"] for one in points)
    ends = axes.apart(layers.ends(curves, words["towns"]), (0, top))
    return {
        "layer": [
            *layers.level(levels, y),
            layers.lines(points, x, y, smooth=False),
            layers.dots(points, x, y),
            *([layers.marked(marked, x, y)] if marked else []),
            layers.labels(ends, x, y),
        ]
    }


def _curves(rows: Sequence[Row], names: Sequence[str], towns: int) -> list[list[Point]]:
    """A point for each month, of each town in a series of its own."""
    return [
        [
            layers.point(name, row.quantities.get(f"town_{series}"), series)
            for name, row in zip(names, rows, strict=True)
        ]
        for series in range(1, towns + 1)
    ]


def _among(
    curves: Sequence[Sequence[Point]], rows: Sequence[Row], asked: Mapping[str, Row]
) -> list[Point]:
    """The points of the months that are asked for, of the towns that they are asked of."""
    return [
        one
        for series, curve in enumerate(curves, start=1)
        for one, row in zip(curve, rows, strict=True)
        if row.label in asked and f"town_{series}" in asked[row.label].quantities
    ]
