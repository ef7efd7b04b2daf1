"""What stands around a picture that travels alone: its finding, what is drawn, where it is from.

Vega would lay these words out as well, but it measures and draws them with the picture, which
takes a tenth longer; and a title that is wider than what it stands on would be cut off.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

from bot.render.bound import with_units
from bot.render.charts.chart import Chart
from bot.render.charts.themes import FONT, SHAPES, THEMES, size

# Width of an average letter of the font, for its size.
_LETTER, _BOLD_LETTER = 0.5, 0.54
_MARGIN = 14
_MOST_LINES = 2
_LEADING = 1.25


@dataclass(frozen=True)
class Frame:
    """An SVG in two halves, between which another one fits."""

    before: str = ""
    after: str = ""
    height: int = 0
    """How much of the height it takes itself. [px]"""


def frame(chart: Chart, theme: str, shape: str) -> Frame:
    """What stands around a picture of a shape; nothing where a page says it instead."""
    form, colours = SHAPES[shape], THEMES[theme]
    if not form.titled:
        return Frame()
    width, height = size(chart, shape)
    title, note, origin = form.font + 5, form.font, form.font - 2
    lines, y = [], float(_MARGIN)
    for text in _wrapped(chart.title, width, title * _BOLD_LETTER):
        y += title * _LEADING
        lines.append(_text(text, y - title / 4, title, colours.ink, ' font-weight="bold"'))
    y += note / 2
    for text in _wrapped(chart.note, width, note * _LETTER):
        y += note * _LEADING
        lines.append(_text(text, y - note / 4, note, colours.soft))
    above = round(y)
    lines.append(_text(chart.origin, height - _MARGIN + origin / 2, origin, colours.soft))
    before = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="100%" height="100%" fill="{colours.paper}"/>'
        f'<g transform="translate(0,{above})">'
    )
    return Frame(before, f"</g>{''.join(lines)}</svg>", above + origin)


def _wrapped(text: str, width: int, letter: float) -> list[str]:
    """Lines of much the same length, as few as there is room for."""
    room = int((width - 2 * _MARGIN) / letter)

    def lines(room: int) -> list[str]:
        return textwrap.wrap(with_units(text), room, max_lines=_MOST_LINES, placeholder=" …")

    fewest = len(lines(room))
    for narrower in range(room // 2, room):
        tried = lines(narrower)
        if len(tried) == fewest and not tried[-1].endswith(" …"):
            return tried
    return lines(room)


def _text(text: str, y: float, font: int, colour: str, more: str = "") -> str:
    return (
        f'<text x="{_MARGIN}" y="{y:.1f}" font-family="{FONT}" font-size="{font}" '
        f'fill="{colour}"{more}>{escape(text)}</text>'
    )
