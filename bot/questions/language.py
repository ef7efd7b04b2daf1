"""Which language a message is in, from its smallest words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.units import read_yaml
from bot.questions.words import Token

DEFAULT = "en"
# A message with more words is about something else than the language to answer in.
_SHORT = 6


@dataclass(frozen=True, slots=True)
class _Words:
    whole: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, tuple[str, ...]]
    asked: Mapping[str, str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    raw = read_yaml("language.yaml")
    asked = raw.pop("asked")
    whole = {code: frozenset(w for w in words if w[-1] != "*") for code, words in raw.items()}
    begin = {code: tuple(w[:-1] for w in words if w[-1] == "*") for code, words in raw.items()}
    return _Words(whole, begin, asked)


def language(tokens: Sequence[Token], before: str = DEFAULT) -> str:
    """The language to answer in: ``de`` or ``en``; that of the thread where nothing tells.

    >>> from bot.questions.words import tokenise
    >>> language(tokenise("Sonnenstunden Lissabon?")), language(tokenise("500 h?"), before="de")
    ('de', 'de')
    """
    words = [token for token in tokens if token.is_word]
    if len(words) <= _SHORT:
        asked = [_words().asked[token.low] for token in words if token.low in _words().asked]
        if asked:
            return asked[-1]
    counts = Counter(code for token in words for code in _spoken(token.text, token.low))
    if not counts:
        return before
    return "de" if counts["de"] > max(counts["en"], counts["other"]) else DEFAULT


def is_small_word(token: Token) -> bool:
    """Whether a word is one of those that tell languages apart: ``is``, ``für``, ``the``."""
    return any(token.low in words for words in _words().whole.values())


@lru_cache(maxsize=1024)
def _spoken(text: str, low: str) -> tuple[str, ...]:
    """The languages that a word is of."""
    known = _words()
    found = [
        code
        for code, whole in known.whole.items()
        if low in whole or low.startswith(known.beginnings[code])
    ]
    if "de" not in found and any(letter in "äöüß" for letter in text.lower()):
        found.append("de")
    return tuple(found)
