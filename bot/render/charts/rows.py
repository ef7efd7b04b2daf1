"""Pictures with a row for each thing: figures with their ranges, and what moves an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.render.charts.axes import Point, Spec, at, axis, log_axis
from bot.render.charts.layers import COLOUR, haloed, short, upright, written

_ROW: Spec = {"field": "row", "type": "ordinal", "axis": None}
_START: Spec = {"y": _ROW, "x": {"value": 0}}


def ranges(points: Sequence[Point], x: Spec, behind: Sequence[Spec] = ()) -> Spec:
    """Rows of a figure each, with its range: `name` before or above it, `text` after it."""
    rows = [one | {"row": n, "name": short(one["name"])} for n, one in enumerate(points)]
    x = x | {"scale": x["scale"] | {"padding": 10}}
    across = {"y": _ROW, "x": at(x, "y"), "color": COLOUR}
    known = [{"filter": "isValid(datum.low) && datum.low < datum.high"}]
    end = {"y": _ROW, "x": at(x, "end")}
    return {
        "usermeta": {"rows": len(rows)},
        "data": {"values": [one | {"end": one.get("high") or one["y"]} for one in rows]},
        "layer": [
            *behind,
            {
                "transform": known,
                "mark": {"type": "rule", "style": "range"},
                "encoding": {
                    "y": _ROW,
                    "x": at(x, "low"),
                    "x2": {"field": "high"},
                    "color": COLOUR,
                },
            },
            {"mark": {"type": "point", "style": "dot"}, "encoding": across},
            written("row-name", _START, "name", {}),
            written("row-amount", end, "text", {"color": COLOUR}),
        ],
    }


def swings(
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
    data = {"values": _halves(rows, ends)}
    names = written("row-name", _START, "name", {})
    return {
        "usermeta": {"rows": len(rows)},
        "layer": [
            {
                "data": data,
                "mark": {"type": "rule", "style": "tornado"},
                "encoding": {
                    "y": _ROW,
                    "x": at(x, "from"),
                    "x2": {"field": "to"},
                    "color": COLOUR,
                },
            },
            *upright([{"y": bars[0]["base"], "text": ""}], x),
            *_tips(data["values"], x),
            {"data": {"values": rows}, **names},
        ],
    }


def _halves(rows: Sequence[Point], ends: tuple[str, str]) -> list[Point]:
    """Both halves of every row, each with the word for its end."""
    return [
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


def _tips(halves: Sequence[Point], x: Spec) -> list[Spec]:
    """The words at the ends, on the side where each half ends."""
    where = {"y": _ROW, "x": at(x, "to")}
    return [
        haloed(style, [half for half in halves if half["left"] is left], where, {"color": COLOUR})
        for left, style in ((True, "tip-left"), (False, "tip-right"))
    ]
