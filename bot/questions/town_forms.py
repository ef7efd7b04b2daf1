"""Towns in other forms than their names: ``Berlin's``, ``Münchner Sonne``, ``Avenida Paulista``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.questions.plain_words import is_common
from bot.questions.town_words import town_words
from bot.questions.words import Token
from calculations import places

_GERMAN = frozenset({"DE", "AT", "CH"})
# A town of this size is known by an adjective of its name, whatever noun is behind.
_KNOWN = 100_000
_LEAST = 5
"""Letters of such an adjective."""


def of_itself(name: str, tokens: Sequence[Token], after: int) -> str:
    """A name without its case: ``Berlin's`` and ``Berliner Sonne`` are Berlin."""
    if name.endswith("'s"):
        return name[:-2]
    if after >= len(tokens) or not name.endswith("er") or len(name) <= _LEAST or is_common(name):
        return name
    sunny = tokens[after].low.startswith(town_words().skies)
    if not sunny and not (name[0].isupper() and tokens[after].text[0].isupper()):
        return name
    for town in _towns_of(name):
        match = places.exact(town)
        if match is None or match.place.country not in _GERMAN:
            continue
        own = places.fold(match.place.name) == places.fold(town)
        if match.place.population >= _KNOWN or (own and sunny):
            return town
    return name


def _towns_of(adjective: str) -> Iterator[str]:
    """``Berliner`` is of Berlin, ``Göttinger`` of Göttingen, ``Dresdner`` of Dresden."""
    stem = adjective[:-2]
    yield stem
    yield stem + "en"
    if stem.endswith("n"):
        yield stem[:-1] + "en"


def is_of_a_street(tokens: Sequence[Token], start: int, end: int) -> bool:
    """``Avenida Paulista``, ``Parramatta Road``: named for a town, and none."""
    before = start > 0 and tokens[start - 1].low in town_words().streets_before
    after = end < len(tokens) and tokens[end].low in town_words().streets_behind
    return before or (after and tokens[start].text[0].isupper())
