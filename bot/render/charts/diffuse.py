"""Land drawn to scale."""

from __future__ import annotations

from bot.render.charts import layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from bot.render.charts.squares import nested

# What takes so much more than the rest that all else would be dots; its size is told instead.
_OFF_THE_SHEET = "biomass"
_CAMPUS = "campus"


def squares(sheet: Sheet) -> Spec | None:
    """The campus and the land of each supply as squares, one upon the other from one corner."""
    words = sheet.words("squares")
    chosen = str(getattr(sheet.reply.scenario, "supply", ""))
    rows = sheet.rows("squares")
    texts = words["labels"].splitlines()
    points: list[Point] = []
    for row, text in zip(rows, texts, strict=True):
        if row.label != _OFF_THE_SHEET or chosen == _OFF_THE_SHEET:
            side = row.quantities["side"].value
            series = _series(row.label, chosen)
            points.append({"x": side, "y": side, "series": series, "text": text})
    return nested(points)


def _series(label: str, chosen: str) -> int:
    if label == _CAMPUS:
        return 2
    return 1 if label == chosen else layers.MOST_SERIES
