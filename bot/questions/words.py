"""A message as a row of tokens: words, numbers and signs, each knowing where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?i:k?g?co2e?(?:q|-eq)?|k?m[23])(?![^\W_])"
    r"|(?:\d+|(?<![\w.,])\.\d+)(?:[.,'’]\d+)*(?:[eE][+-]?\d{1,3}(?![\w]))?"
    r"|[^\W\d_]+(?:'[^\W\d_]{1,3}(?![^\W\d_]))?"
    r"|[^\s]"
)


STOPS = frozenset({".", "?", "!", ";"})
"""What a sentence ends with."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign."""

    text: str
    low: str
    """Lower case without accents, which is how phrases are written."""
    start: int
    end: int
    glued: bool
    """Whether it follows the token before without a blank: the ``k`` of ``30k``."""
    is_word: bool
    """Whether it is made of letters."""
    is_number: bool
    """Whether it is written in digits."""


def sentence(tokens: Sequence[Token], start: int, end: int, reach: int) -> tuple[int, int]:
    """First token of the sentence around a run of tokens, and the one behind its last.

    Of a long sentence only so many tokens to each side.
    """
    first, last = start, end
    while first > max(0, start - reach) and tokens[first - 1].low not in STOPS:
        first -= 1
    while last < min(len(tokens), end + reach) and tokens[last].low not in STOPS:
        last += 1
    return first, last


def folded(word: str) -> str:
    """Lower case, no accents, sharp s as ss.

    >>> folded("Größe"), folded("CO²")
    ('grosse', 'co2')
    """
    return word.lower() if word.isascii() else _unaccented(word)


@lru_cache(maxsize=512)
def _unaccented(word: str) -> str:
    word = word.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut cleaned text into tokens, left to right."""
    found = []
    before = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        said = match[0]
        is_word = said[0].isalpha()
        # A digit that no number pattern takes (superscripts) would otherwise pose as one.
        is_number = not is_word and said[-1].isdecimal()
        low = folded(said) or said
        found.append(Token(said, low, start, end, start == before, is_word, is_number))
        before = end
    return tuple(found)
