"""Whether a spelling that is other things as well names a card: ``t4``, ``A40``, ``4090``.

What stands right beside it tells: that it is old or used, its price or power, another card.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from bot.questions.compounds import word_value
from bot.questions.grammar import grammar
from bot.questions.words import folded

_NEAR = 28
"""Letters on either side that are looked at."""
_ANOTHER = r"(?:an? |one |eine? |\d+ ?x? ?)?(?:[hlbpvtk]\d{1,3}s?|mi\d{2,3}x?|a100|a6000|[rg]tx)\b"
_KNOWN = r"(?:[hlbvpt]\d{1,3}s?|mi\d+x?|gaudi ?\d|a100|a6000|\d0\d0(?: ?ti)?|rtx \d+)"
_MONEY = r"(?:[€$£₹¥]|rs\.? )"
_SIGNS = frozenset("€$£₹")


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, re.Pattern[str]]:
    words = {
        name: "|".join(re.escape(str(word)) for word in row)
        for name, row in grammar("cards").items()
    }
    amount = rf"(?:{_MONEY} ?\d|\d[\d.,']* ?(?:[€$£₹]|(?:{words['measured']})\b))"
    last = r"(?:^|[^\w])"
    return {
        "before": re.compile(
            rf"{last}(?:{words['before']}|(?:\d+ ?)?[x×]|\d+ ?(?:w|watts?|gb)) ?$"
            rf"|{last}{_KNOWN},? (?:{words['against']})\.? (?:an? |eine? )?$"
        ),
        "count": re.compile(rf"{last}(\w+) $"),
        "behind": re.compile(
            rf"s?,? ?(?:(?:{words['behind']})\b|(?:{words['leading']})* ?{amount}"
            rf"|\.? ?(?:{words['against']})\.? {_ANOTHER})"
        ),
        "road": re.compile(rf"{last}(?:{words['road']}) $"),
        "sum": re.compile(rf"{last}(?:{words['sum']})[:,] ?$"),
    }


def _before(match: re.Match[str]) -> str:
    return folded(match.string[max(0, match.start() - _NEAR) : match.start()])


def said_of_a_card(match: re.Match[str]) -> bool:
    """``used p40``, ``l4 for £2,300``, ``two a40s``, ``t4 or L4``."""
    named = match[0].lower()
    before = _before(match)
    count = _patterns()["count"].search(before)
    many = count is not None and (word_value(count[1]) or 0) > 1
    if many or (named[-1] == "s" and named[-2].isdecimal()):
        return True
    behind = folded(match.string[match.end() : match.end() + _NEAR])
    return bool(_patterns()["before"].search(before) or _patterns()["behind"].match(behind))


def where_a_road_stands(match: re.Match[str]) -> bool:
    """``Stau auf der A40``, ``the M60``: letters that number roads, with an article."""
    return match[0][0] in "aAmM" and bool(_patterns()["road"].search(_before(match)))


def is_graphics_card(match: re.Match[str]) -> bool:
    """Whether four bare digits (``4090``) may be a graphics card: no unit or sign beside them."""
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 12].lstrip().lower()
    before = text[max(0, start - 2) : start]
    if before[-1:] in set(".,:#-+/") or _SIGNS & set(before):
        return False
    if _patterns()["sum"].search(_before(match)):
        return False
    if text[end : end + 1] in set(".,%-€$") and text[end + 1 : end + 2].isdigit():
        return False
    return not re.match(
        r"(?:h|hours?|hrs?|std|stunden|w|watts?|kw|mw|euros?|eur|usd|gbp|€|\$|%|kwh|ct)\b|[€$£%]",
        after,
    )
