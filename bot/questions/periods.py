"""The month or season that a message names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.units import read_yaml
from bot.questions.words import Token, folded


@dataclass(frozen=True, slots=True)
class _Lists:
    words: Mapping[str, str]
    shy: Mapping[str, str]
    before: frozenset[str]
    year: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    raw = read_yaml("periods.yaml")

    def by_word(listed: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
        return {word: period for period, words in listed.items() for word in words}

    before, year = (frozenset(map(str, raw[key])) for key in ("before", "year"))
    return _Lists(by_word(raw["words"]), by_word(raw["shy"]), before, year)


def period(text: str) -> str | None:
    """The month or season of a single word: ``Dezember``, ``dec``.

    >>> period("Dezember"), period("dec"), period("fall"), period("soon")
    ('december', 'december', 'autumn', None)
    """
    word = folded(text.strip().rstrip("."))
    return _lists().words.get(word) or _lists().shy.get(word)


def periods(tokens: Sequence[Token], taken: Collection[int] = ()) -> tuple[str, ...]:
    """Every month and season that is named outside of the tokens in `taken`, each once."""
    return tuple(dict.fromkeys(_found(tokens, taken)))


def names_the_year(tokens: Sequence[Token]) -> bool:
    """Whether the whole year is spoken of."""
    return any(token.low in _lists().year for token in tokens)


def _found(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        if i in taken or not token.is_word:
            continue
        if token.low in _lists().words:
            yield _lists().words[token.low]
        elif token.low in _lists().shy and i > 0 and tokens[i - 1].low in _lists().before:
            yield _lists().shy[token.low]
