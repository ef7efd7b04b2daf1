"""Pictures of what an hour of hardware costs."""

from __future__ import annotations

from bot.render.charts import axes, layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from bot.render.charts.rows import swings
from bot.render.charts.sunlight import monthly
from calculations.quantities import Quantity
from calculations.units import HOURS_PER_YEAR

# Beyond twice the cost nobody would stop; the curves go on to infinity.
_SHOWN_RATIOS = (0.8, 2)
_LABEL_STEP = 0.1
_NONE = Quantity(None, "1")


def cost(sheet: Sheet) -> Spec | None:
    """Cost of an hour over the hours in use: every card, its selling price, the towns' sun."""
    words = sheet.words("cost")
    x = axes.axis(words["x"], domain=(0, HOURS_PER_YEAR))
    curves = [
        layers.curve(sheet.rows("cost_curve"), "hours_per_year", _numbered("cost_per_hour", n), n)
        for n, _ in enumerate(sheet.rows("cards"), start=1)
    ]
    points = [one for curve in curves for one in curve]
    prices = _prices(sheet, words["prices"])
    y = axes.log_axis(words["y"], [*points, *prices])
    ends = layers.ends(curves, words["cards"])
    return {
        "layer": [
            *layers.upright(_towns(sheet, words["towns"]), x),
            layers.band(points, x, y),
            *layers.level(prices, y, right=True),
            layers.lines(points, x, y),
            layers.dots(_breakeven(sheet), x, y),
            layers.labels(axes.apart(ends, y["scale"]["domain"], log=True), x, y),
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
    asked = {row.label: row for row in sheet.rows("part_months")}
    return monthly(rows, words, levels, asked)


def cheap(sheet: Sheet) -> Spec | None:
    """What choosing the cheap hours saves or costs, for the user's kit, new kit and used kit."""
    rows = sheet.rows("cheapest_hours")
    lowest = sheet.rows("lowest")
    if not rows or not lowest:
        return None
    words = sheet.words("cheap")
    x = axes.axis(words["x"], domain=(0, HOURS_PER_YEAR))
    y = axes.axis(words["y"], domain=_SHOWN_RATIOS, labelExpr=axes.PERCENT)
    curves = [
        layers.curve(rows, "hours_per_year", _numbered("over_all_year", n), n)
        for n, _ in enumerate(lowest, start=1)
    ]
    points = [one for curve in curves for one in curve if one["y"] <= _SHOWN_RATIOS[1]]
    best = [
        layers.point(row.quantities["hours_per_year"].value, row.quantities["over_all_year"], n)
        for n, row in enumerate(lowest, start=1)
    ]
    named = list(zip(curves, words["labels"].splitlines(), strict=True))
    return {
        "layer": [
            *layers.level([{"y": 1, "text": words["all_year"]}], y),
            layers.lines(points, x, y),
            layers.dots(best, x, y),
            layers.labels(_beside(named), x, y, "start"),
        ]
    }


def _beside(named: list[tuple[list[Point], str]]) -> list[Point]:
    """A label beside each falling curve, each further down the further left the curve is."""
    top, step = _SHOWN_RATIOS[1] - _LABEL_STEP / 2, _LABEL_STEP
    shown = [[one for one in curve if one["y"] <= _SHOWN_RATIOS[1]] for curve, _ in named]
    order = sorted(range(len(named)), key=lambda n: -shown[n][0]["x"])
    return [
        next(one for one in shown[n] if one["y"] <= top - step * place) | {"text": named[n][1]}
        for place, n in enumerate(order)
    ]


def tornado(sheet: Sheet) -> Spec | None:
    """What each number that was not stated does alone."""
    rows = sheet.rows("tornado")
    if not rows:
        return None
    words = sheet.words("tornado")
    bars = [
        {
            "low": row.quantities["at_low"].value,
            "base": row.quantities["at_usual"].value,
            "high": row.quantities["at_high"].value,
            "name": name,
        }
        for row, name in zip(rows, words["names"].splitlines(), strict=True)
    ]
    return swings(bars, words["x"], (words["low"], words["high"]))
