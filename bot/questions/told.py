"""Numbers whose slot is told in so many words: ``e=0.3``, ``Effizienz +60 %``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.words import Token

_BETWEEN = 3
_REACH = 5
_MOST_ELASTIC = 5
_ELASTIC = ("elasticit", "elastizit", "elastisit", "preiselastizit")

_words = words_of("told")


def told(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities, those with a name or a sign of their own with what they mean."""
    return tuple(_told(tokens, one) for one in found)


def _told(tokens: Sequence[Token], one: Quantity) -> Quantity:
    if one.kind == "number" and one.per is None and not one.scaled:
        if _is_threshold(tokens, one):
            return replace(one, void=True)
        if one.value <= _MOST_ELASTIC and _is_elasticity(tokens, one.start):
            return replace(one, meant="elasticity")
    if one.kind == "percent" and low(tokens, one.start - 1) in {"+", "plus"}:
        near = tokens[max(0, one.start - _BETWEEN) : one.start]
        if any(token.low.startswith("eff") for token in near):
            return replace(one, meant="efficiency_gain%")
    if one.kind == "percent" and _is_better(tokens, one):
        return replace(one, meant="efficiency_gain%")
    return one


def _is_better(tokens: Sequence[Token], one: Quantity) -> bool:
    """``AI efficiency improves 30%``, ``die Effizienz steigt um 40 %``."""
    near = [token.low for token in tokens[max(0, one.start - _REACH) : one.start]]
    efficient = next((k for k, word in enumerate(near) if word.startswith("effi")), None)
    if efficient is None or low(tokens, one.end) in _words("less"):
        return False
    return any(word in _words("improves") for word in near[efficient + 1 :])


def _is_elasticity(tokens: Sequence[Token], i: int) -> bool:
    """``elasticity of .7``, ``el. 1,2``, ``e = 0.3``."""
    end = i
    while i > end - _BETWEEN and low(tokens, i - 1) in _words("is"):
        i -= 1
    if low(tokens, i - 1).startswith(_ELASTIC):
        return True
    if low(tokens, i - 1) == "." and low(tokens, i - 2) == "el":
        return True
    return low(tokens, i - 1) in _words("elastic") and low(tokens, i) in {"=", ":"}


def _is_threshold(tokens: Sequence[Token], one: Quantity) -> bool:
    """``elasticity below or above 1``: no value, but what values are told apart by."""
    if one.value != 1 or low(tokens, one.start - 1) not in _words("than"):
        return False
    near = tokens[max(0, one.start - _REACH) : one.start]
    return any(token.low.startswith(_ELASTIC) for token in near)
