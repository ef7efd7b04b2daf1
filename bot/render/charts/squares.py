"""Areas to scale."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.charts.axes import Point, Spec, apart, at, axis
from bot.render.charts.layers import COLOUR, written


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
    label = {"x": {"value": {"expr": f"{side} + 26"}}, "y": at(y, "label")}
    return {
        "usermeta": {"heights": {"narrow": 174}},
        "data": {"values": data},
        "layer": [
            _square(x, y),
            _thread(x, y, end=f"{side} + 20"),
            written("thread-label", label, "text", {"color": COLOUR}),
        ],
    }


def _square(x: Spec, y: Spec) -> Spec:
    """From the common corner as far as its area reaches."""
    return {
        "mark": {"type": "rect", "style": "square"},
        "encoding": {
            "x": at(x, "zero"),
            "x2": {"field": "x"},
            "y": at(y, "zero"),
            "y2": {"field": "y"},
            "color": COLOUR,
            "stroke": COLOUR,
        },
    }


def _thread(x: Spec, y: Spec, end: str) -> Spec:
    """From the upper corner of a square to where its label begins."""
    return {
        "mark": {"type": "rule", "style": "thread"},
        "encoding": {
            "x": at(x, "x"),
            "y": at(y, "y"),
            "x2": {"value": {"expr": end}},
            "y2": {"field": "label"},
            "color": COLOUR,
        },
    }
