"""Axes, and where labels stand along them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

Spec = dict[str, Any]
Point = dict[str, Any]

PERCENT = "format(datum.value * 100, ',.10~f') + ' %'"
"""How the labels of an axis are written, as a Vega expression."""
_LINE_OF_TEXT = 0.065
"""Height of a label, of that of the picture."""


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
    if low == high:
        low, high = low / 2, high * 2
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    between = (1,) if high > 100 * low else (1, 2, 5)
    ticks = [digit * 10.0**power for power in powers for digit in between]
    if doubling and high <= 100 * low:
        ticks = [2.0**power for power in range(-20, 21)]
    shown = [n for n in ticks if low <= n <= high]
    return axis(title, domain=(low, high), log=True, values=shown, **more)


def at(channel: Spec, field: str) -> Spec:
    """The same channel showing another field."""
    return channel | {"field": field}


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

    low, high = (math.log(n) if log else n for n in domain)
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return ((math.log(value) if log else value) - low) / span

    def value(at: float) -> float:
        return math.exp(low + at * span) if log else low + at * span

    moved: list[Point] = []
    floor = -math.inf
    for one in sorted(ends, key=lambda one: one["y"]):
        floor = max(place(one["y"]), floor + gap)
        moved.append(one | {"y": value(floor)})
    return moved
