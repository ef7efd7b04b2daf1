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
_LONGEST_LABEL = 48
_LINE_OF_TEXT = 0.065
"""Height of a label, of that of the picture."""

PERCENT = "format(datum.value * 100, ',.10~f') + ' %'"
"""How the labels of an axis are written, as a Vega expression."""

_COLOUR: Spec = {
    "field": "series",
    "type": "ordinal",
    "scale": {"domain": list(range(1, MOST_SERIES + 1)), "range": "category"},
    "legend": None,
}
_FULL_HEIGHT: Spec = {"y": {"value": 0}, "y2": {"value": "height"}}
_FULL_WIDTH: Spec = {"x": {"value": 0}, "x2": {"value": "width"}}


def axis(
    title: str | None, *, domain: Sequence[float] | None = None, log: bool = False, **more: Any
) -> Spec:
    """A channel of numbers with its axis; the title gives the unit."""
    scale: Spec = {"type": "log", "nice": False} if log else {}
    if domain is not None:
        scale |= {"domain": list(domain), "nice": False}
    return {
        "field": "",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": title, "format": ",.10~f"} | more,
    }


def log_axis(title: str, points: Iterable[Point], *, doubling: bool = False, **more: Any) -> Spec:
    """A logarithmic channel that spans some points, with a line at each power of ten.

    Over less than two powers there are lines at twice and five times, too; or, for ratios, at
    each `doubling`.
    """
    known = [n for one in points for n in (one.get("y"), one.get("low"), one.get("high")) if n]
    low, high = min(known, default=1.0), max(known, default=10.0)
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    between = (1,) if high > 100 * low else (1, 2, 5)
    ticks = [digit * 10.0**power for power in powers for digit in between]
    if doubling and high <= 100 * low:
        ticks = [2.0**power for power in range(-20, 21)]
    shown = [n for n in ticks if low <= n <= high]
    return axis(title, domain=(low, high), log=True, values=shown, **more)


def ends(curves: Iterable[Sequence[Point]], texts: str) -> list[Point]:
    """The last point of each curve with its line of `texts`."""
    pairs = zip(curves, texts.splitlines(), strict=True)
    return [curve[-1] | {"text": short(text)} for curve, text in pairs if curve]


def apart(
    ends: Sequence[Point],
    domain: Sequence[float],
    *,
    log: bool = False,
    gap: float = _LINE_OF_TEXT,
) -> list[Point]:
    """Labels at the ends of curves moved up or down so that none covers another.

    `domain` is what the y axis spans, `gap` the height of a label over that of the picture.
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
        floor = max(place(one["y"]), floor + gap)
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
    """The range around curves; where there is none, it shrinks to the curve."""
    known = [
        one | {"low": one.get("low") or one["y"], "high": one.get("high") or one["y"]}
        for one in points
    ]
    return {
        "data": {"values": known},
        "mark": {"type": "area", "style": "band", "interpolate": "monotone"},
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
        "mark": {"type": "line", "style": "curve", "interpolate": between},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "y"),
            "color": _COLOUR,
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
            "color": _COLOUR,
        },
    }


def dots(points: Iterable[Point], x: Spec, y: Spec) -> Spec:
    """Places that matter."""
    return {
        "data": {"values": list(points)},
        "mark": {"type": "point", "style": "dot"},
        "encoding": {"x": at(x, "x"), "y": at(y, "y"), "color": _COLOUR},
    }


def labels(points: Sequence[Point], x: Spec, y: Spec, style: str = "end") -> Spec:
    """The `text` of each point beside it, in the colour of its series."""
    return _haloed(style, points, {"x": at(x, "x"), "y": at(y, "y")}, {"color": _COLOUR})


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
            _haloed(style, [one], across | {"y": {"value": 0 if above else 10 + 16 * number}}, {})
            for number, one in enumerate(listed)
        ),
    ]


def short(text: str) -> str:
    """A label that leaves room for the picture: names may be anything that somebody typed."""
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1] + "…"


def _haloed(style: str, points: Sequence[Point], where: Spec, colour: Spec) -> Spec:
    return {"data": {"values": list(points)}, **_written(style, where, "text", colour)}


def _written(style: str, where: Spec, field: str, colour: Spec) -> Spec:
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
        _haloed(
            style,
            listed,
            up | {"x": {"value": "width" if right else 0}},
            {},
        ),
    ]


def ranges(points: Sequence[Point], x: Spec, behind: Sequence[Spec] = ()) -> Spec:
    """Rows of a figure each, with its range: `name` before or above it, `text` after it."""
    rows = [one | {"row": n, "name": short(one["name"])} for n, one in enumerate(points)]
    row: Spec = {"field": "row", "type": "ordinal", "axis": None}
    x = x | {"scale": x["scale"] | {"padding": 10}}
    across = {"y": row, "x": at(x, "y"), "color": _COLOUR}
    known = [{"filter": "isValid(datum.low) && datum.low < datum.high"}]
    end = {"y": row, "x": at(x, "end")}
    return {
        "usermeta": {"rows": len(rows)},
        "data": {"values": [one | {"end": one.get("high") or one["y"]} for one in rows]},
        "layer": [
            *behind,
            {
                "transform": known,
                "mark": {"type": "rule", "style": "range"},
                "encoding": {
                    "y": row,
                    "x": at(x, "low"),
                    "x2": {"field": "high"},
                    "color": _COLOUR,
                },
            },
            {"mark": {"type": "point", "style": "dot"}, "encoding": across},
            _written("row-name", {"y": row, "x": {"value": 0}}, "name", {}),
            _written("row-amount", end, "text", {"color": _COLOUR}),
        ],
    }


def nested(points: Sequence[Point]) -> Spec:
    """Squares from one corner, largest first, each with a thread to its `text` on the right."""
    largest = max(one["y"] for one in points)
    labelled = apart(points, (0, largest), gap=0.085)
    places = {one["text"]: one["y"] for one in labelled}
    data = [one | {"label": places[one["text"]], "zero": 0} for one in points]
    # As many to the pixel across as upwards, whatever the shape, with room for words beside.
    side = "min(height - 4, max(width - 260, width * 0.48))"
    x, y = (
        axis(None)
        | {"axis": None, "scale": {"domain": {"expr": f"[0, {largest} * {long} / {side}]"}}}
        for long in ("width", "height")
    )
    beside = {"x": {"value": {"expr": f"{side} + 26"}}, "y": at(y, "label")}
    corner = {"x": at(x, "x"), "y": at(y, "y")}
    return {
        "usermeta": {"heights": {"narrow": 230}},
        "data": {"values": data},
        "layer": [
            {
                "mark": {"type": "rect", "style": "square"},
                "encoding": {
                    "x": at(x, "zero"),
                    "x2": {"field": "x"},
                    "y": at(y, "zero"),
                    "y2": {"field": "y"},
                    "color": _COLOUR,
                    "stroke": _COLOUR,
                },
            },
            {
                "mark": {"type": "rule", "style": "thread"},
                "encoding": {
                    **corner,
                    "x2": {"value": {"expr": f"{side} + 20"}},
                    "y2": {"field": "label"},
                    "color": _COLOUR,
                },
            },
            _written("thread-label", beside, "text", {"color": _COLOUR}),
        ],
    }


def tornado(
    bars: Sequence[Point],
    title: str,
    ends: tuple[str, str],
    *,
    log: bool = False,
    **more: Any,
) -> Spec:
    """A row for each input, from the result at its `low` end past `base` to that at its `high`.

    `ends` are the words for the two; ratios are drawn on a logarithmic axis.
    """
    rows = [one | {"row": number} for number, one in enumerate(bars)]
    points = [{"y": one[side]} for one in bars for side in ("low", "base", "high")]
    x = axis(title, **more)
    if log:
        x = log_axis(title, points, doubling=True, **more)
    x = x | {"scale": x["scale"] | {"padding": 34, "zero": False}}
    row: Spec = {"field": "row", "type": "ordinal", "axis": None}
    halves = [
        {
            "row": one["row"],
            "from": one["base"],
            "to": one[side],
            "series": series,
            "text": ends[series - 1],
            "left": one[side] < one["base"],
        }
        for one in rows
        for series, side in enumerate(("low", "high"), start=1)
    ]
    data = {"values": halves}
    tips = [
        _haloed(
            style,
            [half for half in halves if half["left"] is left],
            {"y": row, "x": at(x, "to")},
            {"color": _COLOUR},
        )
        for left, style in ((True, "tip-left"), (False, "tip-right"))
    ]
    names = _written("row-name", {"y": row, "x": {"value": 0}}, "name", {})
    return {
        "usermeta": {"rows": len(rows)},
        "layer": [
            {
                "data": data,
                "mark": {"type": "rule", "style": "tornado"},
                "encoding": {
                    "y": row,
                    "x": at(x, "from"),
                    "x2": {"field": "to"},
                    "color": _COLOUR,
                },
            },
            *upright([{"y": bars[0]["base"], "text": ""}], x),
            *tips,
            {"data": {"values": rows}, **names},
        ],
    }
