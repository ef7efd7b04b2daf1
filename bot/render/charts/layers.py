"""Layers that pictures are put together from; each draws rows and works nothing out.

Marks name a style, and the theme says what it looks like, so that one spec serves light and dark,
page and phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.render.charts.axes import Point, Spec, at
from calculations.quantities import Quantity
from calculations.results import Row

MOST_SERIES = 6
"""As many colours as a theme has."""
_LONGEST_LABEL = 48
COLOUR: Spec = {
    "field": "series",
    "type": "ordinal",
    "scale": {"domain": list(range(1, MOST_SERIES + 1)), "range": "category"},
    "legend": None,
}
"""The channel that gives each series its colour."""
_FULL_HEIGHT: Spec = {"y": {"value": 0}, "y2": {"value": "height"}}
_FULL_WIDTH: Spec = {"x": {"value": 0}, "x2": {"value": "width"}}


def ends(curves: Iterable[Sequence[Point]], texts: str) -> list[Point]:
    """The last point of each curve with its line of `texts`."""
    pairs = zip(curves, texts.splitlines(), strict=True)
    return [curve[-1] | {"text": short(text)} for curve, text in pairs if curve]


def point(x: float | str | None, quantity: Quantity | None, series: int = 1, **more: Any) -> Point:
    """One place of a curve with its range, as data."""
    if quantity is None:
        return {"x": x, "y": None, "series": series, **more}
    return {
        "x": x,
        "y": quantity.middle,
        "low": quantity.low,
        "high": quantity.high,
        "series": series,
        **more,
    }


def curve(rows: Iterable[Row], x: str, y: str, series: int = 1) -> list[Point]:
    """One quantity of each row over another."""
    found = []
    for row in rows:
        across, up = row.quantities.get(x), row.quantities.get(y)
        if across is not None and up is not None and up.middle is not None:
            found.append(point(across.middle, up, series))
    return found


def band(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """The range around curves; where there is none, it shrinks to the curve."""
    known = [
        one | {end: one["y"] for end in ("low", "high") if one.get(end) is None} for one in points
    ]
    return {
        "data": {"values": known},
        "mark": {"type": "area", "style": "band", "interpolate": "monotone"},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "low"),
            "y2": {"field": "high"},
            "color": COLOUR,
        },
    }


def lines(points: Iterable[Point], x: Spec, y: Spec, *, smooth: bool = True) -> Spec:
    """Curves, one for each series; not `smooth` where nothing is known between the points."""
    between = "monotone" if smooth else "linear"
    return {
        "data": {"values": list(points)},
        "mark": {"type": "line", "style": "curve", "interpolate": between},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "y"),
            "color": COLOUR,
            # Several curves may share a colour.
            "detail": {"field": "line"},
        },
    }


def bars(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """The range of single places, upright."""
    return {
        "data": {"values": [one for one in points if one.get("low") != one.get("high")]},
        "mark": {"type": "rule", "style": "bar"},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "low"),
            "y2": {"field": "high"},
            "color": COLOUR,
        },
    }


def dots(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """Places that matter."""
    return {
        "data": {"values": list(points)},
        "mark": {"type": "point", "style": "dot"},
        "encoding": {"x": at(x, "x"), "y": at(y, "y"), "color": COLOUR},
    }


def marked(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """The places that are asked for, among others."""
    found = dots(points, x, y)
    return found | {"mark": {"type": "point", "style": "asked"}}


def labels(points: Sequence[Point], x: Spec, y: Spec, style: str = "end") -> Spec:
    """The `text` of each point beside it, in the colour of its series."""
    return haloed(style, points, {"x": at(x, "x"), "y": at(y, "y")}, {"color": COLOUR})


def upright(points: Iterable[Point], x: Spec, *, above: bool = False) -> list[Spec]:
    """Places on the x axis, marked over the full height: band, line, and `text` at the top.

    The text is beside the line, or `above` it where there is no room beside.
    """
    style = "upright-above" if above else "upright-label"
    listed = list(points)
    data = {"values": listed}
    across = {"x": at(x, "y")}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "style": "upright-band"},
            "encoding": {"x": at(x, "low"), "x2": {"field": "high"}, **_FULL_HEIGHT},
        },
        {
            "data": data,
            "mark": {"type": "rule", "style": "upright"},
            "encoding": across | _FULL_HEIGHT,
        },
        # One below the other, so that neighbours do not meet.
        *(
            haloed(style, [one], across | {"y": {"value": 0 if above else 10 + 16 * number}}, {})
            for number, one in enumerate(listed)
        ),
    ]


def short(text: str) -> str:
    """A label that leaves room for the picture: names may be anything that somebody typed."""
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"


def haloed(style: str, points: Sequence[Point], where: Spec, colour: Spec) -> Spec:
    """The `text` of some points, readable across lines."""
    return {"data": {"values": list(points)}, **written(style, where, "text", colour)}


def written(style: str, where: Spec, field: str, colour: Spec) -> Spec:
    """Text with an edge in the colour of the paper, so that it stays readable across lines."""
    return {
        "mark": {"type": "text", "style": ["halo", style]},
        "encoding": {**where, "text": {"field": field, "type": "nominal"}, **colour},
    }


def level(
    points: Iterable[Point], y: Spec, *, right: bool = False, below: bool = False
) -> list[Spec]:
    """Places on the y axis, marked over the full width, with their range and `text`."""
    style = "level-label-right" if right else "level-label-below" if below else "level-label"
    listed = list(points)
    data = {"values": listed}
    up = {"y": at(y, "y")}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "style": "level-band"},
            "encoding": {"y": at(y, "low"), "y2": {"field": "high"}, **_FULL_WIDTH},
        },
        {"data": data, "mark": {"type": "rule", "style": "level"}, "encoding": up | _FULL_WIDTH},
        haloed(style, listed, up | {"x": {"value": "width" if right else 0}}, {}),
    ]
