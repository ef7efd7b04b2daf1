"""Where a line may not end: between a number and its unit, and within a range."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(?<=\d) (?=(?:[kMGT]?Wh?|h|[km]m?²|%|[A-Z]{3}|W/m²|[Hh]ours|Stunden)\b|%)")
_RANGE = re.compile(r"(?<=[\d%])–(?=[\d×])")


def with_units(text: str) -> str:
    """A sentence in which no number is parted from its unit.

    >>> with_units("151 km² and 6,000 hours").count(chr(160))
    2
    """
    return _UNIT.sub("\u00a0", text)


def bound(text: str) -> str:
    """A sentence for a page, in which no range is parted either; with word joiners around dashes.

    >>> bound("950 TWh (833–1,010)").replace(chr(8288), "|").replace(chr(160), "~")
    '950~TWh (833|–|1,010)'
    """
    return _RANGE.sub("\u2060–\u2060", with_units(text))
