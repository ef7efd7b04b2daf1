"""The word lists of `phrases/grammar.yaml`: a part for each module that reads with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from bot.questions.units import read_yaml


def words_of(part: str) -> Callable[[str], frozenset[str]]:
    """The lists of one part, each by its name."""
    return partial(_words, part)


def grammar(part: str) -> Mapping[str, Any]:
    """One part as it is written."""
    written: Mapping[str, Any] = everything()[part]
    return written


@lru_cache(maxsize=512)
def _words(part: str, name: str) -> frozenset[str]:
    return frozenset(map(str, grammar(part)[name]))


@lru_cache(maxsize=1)
def everything() -> Mapping[str, Mapping[str, Any]]:
    """All parts by their names."""
    read: Mapping[str, Mapping[str, Any]] = read_yaml("grammar.yaml")
    return read
