"""Layers that pictures are put together from; each draws rows and works nothing out.

Marks name a style, and the theme says what it looks like, so that one spec serves light and dark,
page and phone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from calculations.quantities import Quantity
from calculations.results import Row

Spec = dict[str, Any]
Point = dict[str, Any]
MOST_SERIES = 6
"""As many colours as a theme has."""
_LINE_OF_TEXT = 0.065
"""Height of a label, of that of the picture."""

_COLOUR: Spec = {
    "field": "series",
    "type": "ordinal",
    "scale": {"domain": list(range(1, MOST_SERIES + 1)), "range": "category"},
    "legend": None,
}
_FULL_HEIGHT: Spec = {"y": {"value": 0}, "y2": {"value": "height"}}
_FULL_WIDTH: Spec = {"x": {"value": 0}, "x2": {"value": "width"}}


def axis(
    title: str, *, domain: Sequence[float] | None = None, log: bool = False, **more: Any
) -> Spec:
    """A channel of numbers with its axis; the title gives the unit."""
    scale: Spec = {"type": "log", "nice": False} if log else {}
    if domain is not None:
        scale |= {"domain": list(domain), "nice": False}
    return {
        "field": "",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": title, "format": ",.10~f", **more},
    }


def log_axis(title: str, points: Iterable[Point], field: str = "y") -> Spec:
    """A logarithmic channel that spans some points, with a line at each power of ten.

    Over less than two powers there are lines at twice and five times, too.
    """
    known = [n for one in points for n in (one.get(field), one.get("low"), one.get("high")) if n]
    low, high = min(known, default=1.0), max(known, default=10.0)
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    between = (1,) if high > 100 * low else (1, 2, 5)
    ticks = [digit * 10.0**power for power in powers for digit in between]
    return axis(title, domain=(low, high), log=True, values=[n for n in ticks if low <= n <= high])


def ends(curves: Iterable[Sequence[Point]], texts: str) -> list[Point]:
    """The last point of each curve with its line of `texts`."""
    pairs = zip(curves, texts.splitlines(), strict=True)
    return [curve[-1] | {"text": text} for curve, text in pairs if curve]


def apart(ends: Sequence[Point], domain: Sequence[float], *, log: bool = False) -> list[Point]:
    """Labels at the ends of curves moved up or down so that none covers another.

    `domain` is what the y axis spans.
    """

    def place(value: float) -> float:
        low, high = (math.log(n) if log else n for n in domain)
        return ((math.log(value) if log else value) - low) / (high - low)

    def value(at: float) -> float:
        low, high = (math.log(n) if log else n for n in domain)
        return math.exp(low + at * (high - low)) if log else low + at * (high - low)

    moved: list[Point] = []
    floor = -math.inf
    for one in sorted(ends, key=lambda one: one["y"]):
        floor = max(place(one["y"]), floor + _LINE_OF_TEXT)
        moved.append(one | {"y": value(floor)})
    return moved


def at(channel: Spec, field: str) -> Spec:
    """The same channel showing another field."""
    return channel | {"field": field}


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
    """The range around curves."""
    known = [one for one in points if one.get("low") is not None and one.get("high") is not None]
    return {
        "data": {"values": known},
        "mark": {"type": "area", "style": "band", "interpolate": "monotone", "clip": True},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "low"),
            "y2": {"field": "high"},
            "color": _COLOUR,
        },
    }


def lines(points: Iterable[Point], x: Spec, y: Spec, *, smooth: bool = True) -> Spec:
    """Curves, one for each series; not `smooth` where nothing is known between the points."""
    between = "monotone" if smooth else "linear"
    return {
        "data": {"values": list(points)},
        "mark": {"type": "line", "style": "curve", "interpolate": between, "clip": True},
        "encoding": {"x": at(x, "x"), "y": at(y, "y"), "color": _COLOUR},
    }


def dots(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """Places that matter."""
    return {
        "data": {"values": list(points)},
        "mark": {"type": "point", "style": "dot", "clip": True},
        "encoding": {"x": at(x, "x"), "y": at(y, "y"), "color": _COLOUR},
    }


def labels(points: Sequence[Point], x: Spec, y: Spec, style: str = "end") -> list[Spec]:
    """The `text` of each point beside it, in the colour of its series."""
    return _haloed(style, points, {"x": at(x, "x"), "y": at(y, "y")}, {"color": _COLOUR})


def upright(points: Iterable[Point], x: Spec) -> list[Spec]:
    """Places on the x axis, marked over the full height: band, line, and `text` at the top."""
    listed = list(points)
    data = {"values": listed}
    across = {"x": at(x, "y")}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "style": "upright-band", "clip": True},
            "encoding": {"x": at(x, "low"), "x2": {"field": "high"}, **_FULL_HEIGHT},
        },
        {
            "data": data,
            "mark": {"type": "rule", "style": "upright"},
            "encoding": across | _FULL_HEIGHT,
        },
        # One below the other, so that neighbours do not meet.
        *(
            layer
            for number, one in enumerate(listed)
            for layer in _haloed(
                "upright-label", [one], across | {"y": {"value": 10 + 16 * number}}, {}
            )
        ),
    ]


def _haloed(style: str, points: Sequence[Point], where: Spec, colour: Spec) -> list[Spec]:
    """Text that stays readable across lines: once broad in the colour of the paper, once itself."""
    text = {**where, "text": {"field": "text", "type": "nominal"}}
    data = {"values": list(points)}
    return [
        {"data": data, "mark": {"type": "text", "style": [style, "halo"]}, "encoding": text},
        {"data": data, "mark": {"type": "text", "style": style}, "encoding": text | colour},
    ]


def level(points: Iterable[Point], y: Spec, *, right: bool = False) -> list[Spec]:
    """Places on the y axis, marked over the full width, with their range and `text`."""
    listed = list(points)
    data = {"values": listed}
    up = {"y": at(y, "y")}
    return [
        {
            "data": data,
            "mark": {"type": "rect", "style": "level-band", "clip": True},
            "encoding": {"y": at(y, "low"), "y2": {"field": "high"}, **_FULL_WIDTH},
        },
        {"data": data, "mark": {"type": "rule", "style": "level"}, "encoding": up | _FULL_WIDTH},
        *_haloed(
            "level-label-right" if right else "level-label",
            listed,
            up | {"x": {"value": "width" if right else 0}},
            {},
        ),
    ]
