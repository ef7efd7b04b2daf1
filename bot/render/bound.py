"""Where a line may not end: between a number and its unit, and within a range."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_NUMBER = r"[−×]?\d+(?:[.,]\d+)*"
_NAME = r"(?:[kMGT]?Wh?|h|[km]m?²|[A-Z]{3}|k?gCO2e|m?L|km|[Hh]ours|Stunden)"
_UNIT = rf"(?:{_NAME}(?:/(?:kWh|m²|[hW]))?\b|%)"
_PARTED = re.compile(rf"(?<=\d) (?={_UNIT})")
_DATE = r"\d{4}-\d{2}(?:-\d{2})?"
_WHOLE = re.compile(
    rf"{_DATE}|{_NUMBER}(?: %)?–{_NUMBER}(?: {_UNIT})?|{_NUMBER} {_UNIT}",
)


def with_units(text: str) -> str:
    """A sentence in which no number is parted from its unit.

    >>> with_units("151 km² and 6,000 hours").count(chr(160))
    2
    """
    return _PARTED.sub("\u00a0", text)


def bound(text: str) -> Markup:
    """HTML in which lines do not end within a range or before a unit; copied, it is the same text.

    >>> bound("950 TWh (833–1,010)")
    Markup('<span class="whole">950 TWh</span> (<span class="whole">833–1,010</span>)')
    """
    # As a plain string, for Markup would escape the spans.
    plain = str(escape(text))
    return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', plain))  # noqa: S704
