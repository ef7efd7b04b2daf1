"""Scenarios side by side by the one quantity that their comparison is about."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.charts import axes, layers
from bot.render.charts.chart import Chart, line, origin, said
from bot.render.charts.rows import ranges
from calculations.results import Row

NAME = "scenarios"


def scenarios(names: Sequence[str], called: str, row: Row, language: str) -> Chart:
    """A row for each scenario, with its range.

    Parameters
    ----------
    names
        What each scenario is called.
    called
        The name of the quantity.
    row
        Of the table ``side_by_side``: the quantity and its value in each.
    """
    quantities = [row.quantities[f"scenario_{n}"] for n, _ in enumerate(names, start=1)]
    pairs = list(zip(names, quantities, strict=True))
    words = said(NAME, language, {"pairs": pairs, "called": called})
    amounts = words["amounts"].splitlines()
    points = [
        layers.point(None, quantity, series, name=name, text=amount)
        for series, ((name, quantity), amount) in enumerate(
            zip(pairs, amounts, strict=True), start=1
        )
    ]
    spec = ranges(points, axes.axis(words["x"]))
    title, note, alt = (line(words[part]) for part in ("title", "note", "alt"))
    return Chart(NAME, title, note, alt, spec, origin(language), language)
