"""Words that a quantity may begin with; a look at one word spares the many looks for a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from bot.questions.compounds import (
    factor_value,
    share_value,
    times_value,
    word_value,
    years_value,
)
from bot.questions.grammar import everything
from bot.questions.sums import price_in_a_word
from bot.questions.units import units
from bot.questions.words import folded

# What the grammar itself looks for at the beginning, besides the words of its lists.
_OURS = frozenset(
    {"every", "each", "jeden", "jede", "alle", "unit", "unitary", "order", "twenty", "point"}
)
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def may_begin(word: str) -> bool:
    """Whether a quantity may begin with a folded word, as few words of prose do."""
    if word.removesuffix("'s") in _vocabulary() or price_in_a_word(word) is not None:
        return True
    values = (factor_value, share_value, times_value, word_value, years_value)
    return any(value(word) is not None for value in values)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    known = units()
    lists = (everything(), *(getattr(known, field.name) for field in fields(known)))
    return _OURS.union(word for one in lists for word in _words_in(one))


def _words_in(tree: Any) -> Iterator[str]:
    """The first words of all keys and entries."""
    if isinstance(tree, Mapping):
        tree = (*tree.keys(), *tree.values())
    if isinstance(tree, (frozenset, list, tuple)):
        for entry in tree:
            yield from _words_in(entry)
    elif words := str(tree).split():
        yield folded(words[0])
