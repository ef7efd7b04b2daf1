"""What pictures look like: colours of light and dark, sizes of page, phone and preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bot.render.charts.chart import Chart, Spec
from bot.render.charts.styles import styles

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# All three have the same widths, so that what fits here fits wherever it is shown; the first is
# the one that the renderer brings along.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True)
class Theme:
    """Colours."""

    paper: str
    ink: str
    soft: str
    line: str
    sun: str
    series: tuple[str, ...]
    """Told apart with every kind of colour blindness, and readable as text on the paper."""


@dataclass(frozen=True)
class Shape:
    """A size to draw in, in CSS pixels, and what fits into it."""

    width: int
    height: int
    font: int
    ends_inside: bool = False
    """Labels at the ends of curves stand above them, for want of room beside."""
    titled: bool = False
    """Title, note and origin stand around it, because the picture travels alone."""
    scale: int = 1
    row: int = 0
    """Height of a row, in pictures that have rows; else they share the height."""


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(
            paper="#ffffff",
            ink="#22211d",
            soft="#5e5b52",
            line="#e2ddd0",
            sun="#9a6700",
            series=("#00639c", "#b34700", "#2b8257", "#8f3f75", "#6b5b00", "#4a4e57"),
        ),
        "dark": Theme(
            paper="#1e211c",
            ink="#ecebe4",
            soft="#aeada2",
            line="#363a32",
            sun="#f0c050",
            series=("#6cb8f0", "#ff9a5c", "#7ddb8a", "#f09ac8", "#e0d060", "#c5c8d0"),
        ),
    }
)
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "wide": Shape(696, 400, 14, row=29),
        "narrow": Shape(350, 340, 13, ends_inside=True, row=40),
        "preview": Shape(600, 315, 13, titled=True, scale=2),
    }
)


# For axis and title of pictures with rows.
_AROUND_ROWS = 90
# So much wider are the words at the sides of a picture in the widest font that a browser takes.
_WIDER_FONT = 14
_ROOMY_ROWS = 9
"""With more of them in a preview the letters are smaller, so that lines do not touch."""


def size(chart: Chart, shape: str) -> tuple[int, int]:
    """Width and height of a picture, in CSS pixels."""
    found = SHAPES[shape]
    if found.row and chart.rows:
        return found.width, _AROUND_ROWS + found.row * chart.rows
    return found.width, chart.height(shape, found.height)


def dressed(chart: Chart, theme: str, shape: str, framed: int = 0) -> Spec:
    """The spec with colours and size, the latter without the height of its frame."""
    colours, form = THEMES[theme], SHAPES[shape]
    if form.titled and chart.rows > _ROOMY_ROWS:
        form = replace(form, font=form.font - 2)
    width, height = size(chart, shape)
    return {
        "$schema": SCHEMA,
        "description": chart.alt,
        "width": width,
        "height": height - framed,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": _padding(chart, form),
        **chart.spec,
        "config": _config(colours, form),
    }


def _padding(chart: Chart, form: Shape) -> dict[str, int]:
    """White around a picture; where a page shows it, more of it for fonts wider than ours."""
    spare = 0 if form.titled else _WIDER_FONT if form.ends_inside else 2 * _WIDER_FONT
    before = spare if chart.rows and not form.ends_inside else 0
    return {"left": 12 + before, "right": 14 + spare, "top": 12, "bottom": 10}


def _config(theme: Theme, size: Shape) -> dict[str, Any]:
    font = size.font
    return {
        # Pages give the whole picture a text of its own; one for each mark would only be noise.
        "aria": False,
        "background": theme.paper,
        "font": FONT,
        "view": {"stroke": None},
        "range": {"category": list(theme.series)},
        "axis": _axis(theme, font),
        "axisX": {"grid": False, "ticks": True, "tickColor": theme.line, "titleAnchor": "end"},
        "axisY": {
            "domain": False,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleBaseline": "bottom",
            "titleX": 0,
            "titleY": -9,
        },
        "style": styles(theme, size),
    }


def _axis(theme: Theme, font: int) -> dict[str, Any]:
    return {
        "domainColor": theme.soft,
        "gridColor": theme.line,
        "ticks": False,
        "tickCount": 5,
        "labelPadding": 6,
        "labelColor": theme.soft,
        "labelFontSize": font - 1,
        "titleColor": theme.soft,
        "titleFontSize": font - 1,
        "titleFontWeight": "normal",
    }
