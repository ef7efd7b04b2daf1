"""Where total energy may go, what it is compared with, and what moves the answer."""

from __future__ import annotations

from bot.render.charts import axes, layers
from bot.render.charts.axes import Point
from bot.render.charts.chart import Sheet, Spec
from bot.render.charts.rows import ranges, swings
from calculations.results import Row

_FUTURES, _OWN, _PUBLISHED, _GROWTH = 1, 2, 3, layers.MOST_SERIES
_TIMES = "'×' + format(datum.value, ',.10~f')"
_LEVELS = ("path_today", "path_credible_plan", "path_plan")
_CURVES = (
    ("energy_ratio", _FUTURES),
    ("energy_ratio_growth_only", _GROWTH),
    ("own_energy", _OWN),
)


def path(sheet: Sheet) -> Spec | None:
    """Energy over today's by year: scenarios with their band, published cases, baselines."""
    rows = sheet.rows("path")
    if not rows:
        return None
    words = sheet.words("path")
    x = axes.axis(words["x"], tickMinStep=1)
    curves = {name: layers.curve(rows, "horizon", name, series) for name, series in _CURVES}
    known = {name: curve for name, curve in curves.items() if curve}
    published = layers.curve(rows, "horizon", "path_published", _PUBLISHED)
    # The band of the scenarios that fit growth alone would only hide the other one.
    drawn = [*curves["energy_ratio"], *_bare(curves["energy_ratio_growth_only"]), *published]
    y = axes.log_axis(words["y"], [*drawn, *curves["own_energy"]], doubling=True, labelExpr=_TIMES)
    ends = {name: curve[-1] | {"text": words[name]} for name, curve in known.items()}
    plan = layers.point(rows[-1].quantities["horizon"].value, rows[0].quantities["path_plan"])
    ends["path_plan"] = plan | {"text": words["path_plan"], "series": _GROWTH}
    labelled = axes.apart(list(ends.values()), y["scale"]["domain"], log=True)
    below = words["energy_ratio_growth_only"]
    return {
        "layer": [
            layers.band(curves["energy_ratio"], x, y),
            *layers.level(_levels(rows[0], words["path_today"]), y, below=True),
            layers.lines([one for curve in known.values() for one in curve], x, y),
            layers.bars(published, x, y),
            layers.dots(published, x, y),
            layers.labels(_first(published, words["published"]), x, y, "above"),
            layers.labels([one for one in labelled if one["text"] != below], x, y),
            layers.labels([one for one in labelled if one["text"] == below], x, y, "end-below"),
        ]
    }


def _bare(points: list[Point]) -> list[Point]:
    return [one | {"low": None, "high": None} for one in points]


def _levels(row: Row, today: str) -> list[Point]:
    return [
        layers.point(None, row.quantities[name], text=today if name == "path_today" else "")
        for name in _LEVELS
    ]


def _first(points: list[Point], text: str) -> list[Point]:
    return [one | {"y": one["high"], "text": text} for one in points[:1]]


def compared(sheet: Sheet) -> Spec | None:
    """The same future against each baseline: up or down, compared to what."""
    rows = sheet.rows("baselines")
    if not rows:
        return None
    words = sheet.words("compared")
    texts = zip(words["names"].splitlines(), words["amounts"].splitlines(), strict=True)
    points = [
        layers.point(
            None,
            row.quantities["change"],
            _OWN if (row.quantities["change"].middle or 0.0) > 0 else _FUTURES,
            name=name,
            text=amount,
        )
        for row, (name, amount) in zip(rows, texts, strict=True)
    ]
    x = axes.axis(words["x"], labelExpr=axes.PERCENT)
    return ranges(points, x, layers.upright([{"y": 0, "text": words["same"]}], x, above=True))


def tornado(sheet: Sheet) -> Spec | None:
    """What each input does alone, from one end of its range to the other."""
    rows = sheet.rows("tornado")
    if not rows:
        return None
    words = sheet.words("tornado")
    bars: list[Point] = []
    for row, name in zip(rows, words["names"].splitlines(), strict=True):
        low, base, high = (
            row.quantities[f"energy_at_{end}"].value for end in ("low", "median", "high")
        )
        bars.append({"low": low, "base": base, "high": high, "name": name})
    ends = (words["low"], words["high"])
    return swings(bars, words["x"], ends, log=True, labelExpr=_TIMES)
