"""Pictures of what an hour of hardware costs."""

from __future__ import annotations

from bot.render.charts import layers
from bot.render.charts.chart import Sheet, Spec
from bot.render.charts.layers import Point
from bot.render.charts.sunlight import monthly
from calculations.quantities import Quantity
from calculations.units import HOURS_PER_YEAR

_NONE = Quantity(None, "1")


def cost(sheet: Sheet) -> Spec | None:
    """Cost of an hour over the hours in use: every card, its selling price, the towns' sun."""
    words = sheet.words("cost")
    x = layers.axis(words["x"], domain=(0, HOURS_PER_YEAR))
    curves = [
        layers.curve(sheet.rows("cost_curve"), "hours_per_year", _numbered("cost_per_hour", n), n)
        for n, _ in enumerate(sheet.rows("cards"), start=1)
    ]
    points = [one for curve in curves for one in curve]
    prices = _prices(sheet, words["prices"])
    y = layers.log_axis(words["y"], [*points, *prices])
    ends = layers.ends(curves, words["cards"])
    return {
        "layer": [
            *layers.upright(_towns(sheet, words["towns"]), x),
            layers.band(points, x, y),
            *layers.level(prices, y, right=True),
            layers.lines(points, x, y),
            layers.dots(_breakeven(sheet), x, y),
            *layers.labels(layers.apart(ends, y["scale"]["domain"], log=True), x, y),
        ]
    }


def _numbered(name: str, position: int) -> str:
    return name if position == 1 else f"{name}_{position}"


def _towns(sheet: Sheet, texts: str) -> list[Point]:
    return [
        layers.point(None, row.quantities["sunshine_hours"], text=text)
        for row, text in zip(sheet.rows("towns"), texts.splitlines(), strict=True)
    ]


def _prices(sheet: Sheet, texts: str) -> list[Point]:
    """The price that an hour sells for, where it is the same for all cards."""
    prices = {row.quantities.get("price_per_hour") for row in sheet.rows("cards")} - {None}
    if len(prices) != 1:
        return []
    return [layers.point(None, prices.pop(), text=texts)]


def _breakeven(sheet: Sheet) -> list[Point]:
    found = []
    for series, row in enumerate(sheet.rows("cards"), start=1):
        hours = row.quantities.get("breakeven_hours_per_year", _NONE)
        if hours.value is not None and hours.value <= HOURS_PER_YEAR:
            found.append(layers.point(hours.value, row.quantities["price_per_hour"], series))
    return found


def sun(sheet: Sheet) -> Spec | None:
    """Sunshine by month against the hours that are needed."""
    rows = sheet.rows("sunny_months")
    if not rows:
        return None
    words = sheet.words("sun")
    needed = rows[0].quantities.get("needed")
    levels = [] if needed is None else [layers.point(None, needed, text=words["needed_label"])]
    return monthly(rows, words, levels)
