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
    written: Mapping[str, Any] = _read()[part]
    return written


@lru_cache(maxsize=512)
def _words(part: str, name: str) -> frozenset[str]:
    return frozenset(map(str, grammar(part)[name]))


@lru_cache(maxsize=1)
def _read() -> Mapping[str, Mapping[str, Any]]:
    read: Mapping[str, Mapping[str, Any]] = read_yaml("grammar.yaml")
    return read
