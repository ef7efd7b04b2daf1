"""The energy of an answer, model by model."""

from __future__ import annotations

from bot.render.charts import axes, layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from bot.render.charts.rows import ranges
from calculations.results import Row

_CHAT, _REASONING, _OTHER = 1, 2, layers.MOST_SERIES
_MOST_ROWS = 12


def prompt(sheet: Sheet) -> Spec | None:
    """A dot for each figure and a bar for its range, on a logarithmic axis."""
    rows, words = sheet.rows("per_prompt"), sheet.words("prompt")
    texts = zip(words["names"].splitlines(), words["amounts"].splitlines(), strict=True)
    any_asked = any(row.label == "asked" for row in rows)
    points = [_point(row, *text, plain=any_asked) for row, text in zip(rows, texts, strict=True)]
    points.sort(key=lambda one: not one["asked"])
    chosen = sorted(points[:_MOST_ROWS], key=lambda one: one["y"])
    ordinary = layers.point(None, sheet.quantities["ordinary_prompt"], text=words["ordinary"])
    x = axes.log_axis(words["x"], [*chosen, ordinary])
    return ranges(chosen, x, layers.upright([ordinary], x, above=True))


def _point(row: Row, name: str, amount: str, *, plain: bool) -> Point:
    """A row of the picture; `plain` where others are the ones asked about."""
    kind, quantity = next(iter(row.quantities.items()))
    asked = row.label == "asked"
    series = _REASONING if kind == "reasoning" else _CHAT
    series = _OTHER if plain and not asked else series
    return layers.point(None, quantity, series, name=name, text=amount, asked=asked)
