"""Units that are others as well: a gig of power or memory, an ``a`` of current or time, bits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.grammar import words_of
from bot.questions.rates import low
from bot.questions.units import units
from bot.questions.words import Token

GIGS = frozenset({"gig", "gigs"})
_MEMORY = 4
"""From so many on a gig alone is rather one of memory."""
_BITS = frozenset({1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 64, 128})
"""So many has a number or a key; other bits are pieces: ``broken into 40 bits``."""
_RANKS = frozenset({"st", "nd", "rd", "th"})

_words = words_of("sizes")


def is_size(tokens: Sequence[Token], i: int, value: float) -> bool:
    """Whether a word measures something, unlike in ``8 am Tag``, ``260k B200``, ``900 bits``."""
    word = low(tokens, i)
    if word == "am":
        return low(tokens, i + 1) not in units().time
    if word in {"bit", "bits"}:
        return value in _BITS
    if len(word) == 1 and (low(tokens, i + 1) == ")" or _is_number(tokens, i + 1)):
        return low(tokens, i + 1) != ")" and not tokens[i + 1].glued
    return True


def is_current(tokens: Sequence[Token], i: int) -> bool:
    """``32A``, ``63a hausanschluss``, unlike the years of ``5a``."""
    return tokens[i].text == "A" or low(tokens, i + 1).endswith(tuple(_words("fused")))


def is_unnamed_size(tokens: Sequence[Token], i: int) -> bool:
    """Gigs of memory, metres apart from their number (``at 5000 m``), the rank of ``10th``."""
    word = low(tokens, i)
    if word in GIGS:
        return True
    if word == "m":
        return not tokens[i].glued and low(tokens, i + 1) not in units().currencies
    return word in _RANKS and tokens[i].glued


def is_gigawatt(tokens: Sequence[Token], i: int, value: float) -> bool:
    """``1.4 gig AI campus``, ``half a gig``, unlike the ``24 gig card``, ``2 gigs of RAM``.

    Many are of power only where somebody speaks of it: ``11 gigs with four reactors``.
    """
    of = low(tokens, i + 1) == "of"
    behind = {low(tokens, k) for k in range(i + 1, i + 4 + of)}
    if low(tokens, i + 1 + of) in _words("sites"):
        return True
    if behind & _words("stored"):
        return False
    return value < _MEMORY or any(token.low in _words("powered") for token in tokens)


def _is_number(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].is_number
