"""What each style that layers name looks like, by theme and shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.render.charts.themes import Shape, Theme

Styles = dict[str, dict[str, Any]]


def styles(theme: Theme, size: Shape) -> Styles:
    """Every style by name."""
    return {
        **_marks(theme, size),
        **_beside_marks(size),
        **_places(theme, size.font),
        **_rows(theme, size),
        "halo": {"stroke": theme.paper, "strokeWidth": 4, "strokeJoin": "round"},
    }


def _marks(theme: Theme, size: Shape) -> Styles:
    """Curves, bands, dots, bars and squares."""
    return {
        "curve": {"strokeWidth": 2.5, "strokeCap": "round"},
        "band": {"fillOpacity": 0.16},
        "bar": {"strokeWidth": 6, "strokeOpacity": 0.3, "strokeCap": "round"},
        "range": {"strokeWidth": 9, "strokeOpacity": 0.3, "strokeCap": "round"},
        "tornado": {"strokeWidth": 12 if size.ends_inside else 18, "strokeOpacity": 0.35},
        "square": {"fillOpacity": 0.14, "strokeWidth": 1.5},
        "thread": {"strokeWidth": 1},
        "dot": {
            "filled": True,
            "size": 55,
            "opacity": 1,
            "stroke": theme.paper,
            "strokeWidth": 1.5,
        },
        "asked": {
            "filled": True,
            "size": 170,
            "opacity": 1,
            "stroke": theme.paper,
            "strokeWidth": 2,
        },
    }


def _beside_marks(size: Shape) -> Styles:
    """Words in the colour of the mark that they belong to."""
    bold = {"fontSize": size.font, "fontWeight": "bold"}
    small = {"fontSize": size.font - 1}
    beside = {"align": "left", "dx": 8, "baseline": "middle", "strokeWidth": 0}
    above = {"align": "right", "dy": -10, "baseline": "bottom"}
    below = {"align": "right", "dy": 10, "baseline": "top"}
    tip = {"fontSize": size.font - 2, "baseline": "middle"}
    return {
        "end": bold | (above if size.ends_inside else beside),
        "end-below": bold | (below if size.ends_inside else beside),
        # For words so short that there is room beside them on a phone, too.
        "beside": bold | beside,
        "above": bold | {"baseline": "bottom", "dy": -9},
        "start": bold | small | {"align": "left", "dx": 8, "baseline": "middle"},
        "tip-left": tip | {"align": "right", "dx": -5},
        "tip-right": tip | {"align": "left", "dx": 5},
        "thread-label": small | {"align": "left", "baseline": "middle", "strokeWidth": 0},
    }


def _places(theme: Theme, font: int) -> Styles:
    """Places on an axis that are marked across the picture, and their words."""
    sun = {"color": theme.sun, "fontSize": font - 1}
    note = {"color": theme.ink, "fontSize": font - 1, "baseline": "bottom", "dy": -4}
    return {
        "upright": {"color": theme.sun, "strokeWidth": 1.5},
        "upright-band": {"color": theme.sun, "fillOpacity": 0.15},
        "upright-label": sun | {"align": "left", "dx": 6},
        "upright-above": sun | {"baseline": "bottom", "dy": -5},
        "level": {"color": theme.ink, "strokeWidth": 1.25, "strokeDash": [5, 4]},
        "level-band": {"color": theme.soft, "fillOpacity": 0.1},
        "level-label": note | {"align": "left", "dx": 4},
        "level-label-below": note | {"align": "left", "dx": 4, "dy": 5, "baseline": "top"},
        "level-label-right": note | {"align": "right"},
    }


def _rows(theme: Theme, size: Shape) -> Styles:
    """Names and figures of rows; where there is no room before a row, its name is above it."""
    before: dict[str, Any] = {"align": "right", "dx": -10, "strokeWidth": 0}
    above: dict[str, Any] = {"align": "left", "dy": -15}
    name = above if size.ends_inside else before
    return {
        "row-name": {"color": theme.ink, "fontSize": size.font - 1, **name},
        "row-amount": {"fontSize": size.font - 1, "align": "left", "dx": 10, "fontWeight": "bold"},
    }
