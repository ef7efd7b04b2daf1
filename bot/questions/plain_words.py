"""Words that name no place, and those that stand around one; see `strangers`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.questions import linear
from bot.questions.compounds import word_value
from bot.questions.town_words import countries_called, regions_called, sunny_words
from bot.questions.units import read_yaml, units
from calculations import places
from calculations.lands import is_land

_LEAST_STEM = 5
"""Letters of a word that is made with an ending."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """The lists of `phrases/strangers.yaml`, which says what each is for."""

    before: frozenset[str]
    loose: frozenset[str]
    between: frozenset[str]
    verbs: frozenset[str]
    trailing: frozenset[str]
    sun: frozenset[str]
    counted: frozenset[str]
    beside: frozenset[str]
    listing: frozenset[str]
    turns: frozenset[str]
    elsewhere: frozenset[str]
    there: frozenset[str]
    words: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=1)
def shapes() -> Shapes:
    """The lists, read once."""
    raw = read_yaml("strangers.yaml")
    endings = tuple(map(str, raw.pop("endings")))
    return Shapes(endings=endings, **{key: frozenset(map(str, raw[key])) for key in raw})


@lru_cache(maxsize=4096)
def is_common(low: str) -> bool:
    """Whether a word is one of the language's, or names what is no place, or a country."""
    word = low.removesuffix("'s")
    lists = shapes()
    if any(one in lists.words or _tells_apart(one) for one in (word, low)):
        return True
    if word in units().currencies:
        return True
    if word in countries_called() or word in regions_called() or word in sunny_words():
        return True
    if is_land(word) or word_value(word) is not None:
        return True
    return word.endswith(lists.endings) and len(word) > _LEAST_STEM and not places.is_small(word)


def _tells_apart(word: str) -> bool:
    """Whether messages are told apart by a word, so that people use it when they ask."""
    return word.isalpha() and f"word:{word}" in linear.load("topics").weights
