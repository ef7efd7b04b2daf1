"""Words that multiply the number before them: ``k``, ``Riesen``, ``85 bin``, ``80 man yen``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.questions.grammar import words_of
from bot.questions.units import units
from bot.questions.words import Token

_MAN = 1e4
_LAKH = 1e5

_words = words_of("scales")


def scale_at(tokens: Sequence[Token], i: int, value: float) -> tuple[float, int] | None:
    """How many times more the word behind a number makes it, and the first token after it."""
    known = units().scales
    if _at(tokens, i) == "riesen" and value > 1 and _at(tokens, i + 1) != "-":
        # 12 Riesen, unlike the Riesen-Rechenzentrum
        return 1e3, i + 1
    step = i + (_at(tokens, i) == "-" and _at(tokens, i + 1) in known)
    word = _at(tokens, step)
    if word not in known:
        return _of_a_language(tokens, i)
    if word in units().glued_scales and not tokens[step].glued:
        return None
    if word == "mil" and not _is_iberian(tokens):
        return 1e6, step + 1
    return known[word], step + 1


def _of_a_language(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """Words for large numbers that mean something else in English or German."""
    word = _at(tokens, i)
    if word == "bin" and (_is_money(tokens, i + 1) or _ends(tokens, i + 1)):
        return 1e3, i + 1  # Turkish, unlike "um 8 bin ich da"
    if word == "万円":
        return _MAN, i  # the yen in it are read behind
    if word in {"man", "万"} and (
        _at(tokens, i + 1) in _words("yen")
        or (_ends(tokens, i + 1) and any(one.low in _words("yen") for one in tokens))
    ):
        return _MAN, i + 1  # Japanese, unlike "550 man hours"
    if word == "cu" and tokens[i].text == "củ":
        return 1e6, i + 1
    if word == "l" and tokens[i].text == "L" and tokens[i].glued and not _is_liquid(tokens, i):
        return _LAKH, i + 1
    return None


def _is_money(tokens: Sequence[Token], i: int) -> bool:
    return _at(tokens, i) in units().currencies


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause ends here."""
    return _at(tokens, i) in {"", ",", ".", "?", "!", ";", ")"}


def _is_liquid(tokens: Sequence[Token], i: int) -> bool:
    rated = _at(tokens, i + 1) in {"/", "of", "per", "a"}
    return rated or any(one.low in _words("liquid") for one in tokens)


def _is_iberian(tokens: Sequence[Token]) -> bool:
    """Whether ``mil`` is the thousand of Spain and Brazil, not an English million."""
    if any(token.low in {"reais", "pesos"} for token in tokens):
        return True
    if any(t.low == "r" and after.low == "$" for t, after in pairwise(tokens)):
        return True
    return sum(token.low in units().iberian for token in tokens) >= 2


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""
