"""Counts that a sentence spreads out: ``35 people, each 12 requests a day`` are 420 a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from bot.questions.grammar import grammar, words_of
from bot.questions.quantity import ASKED, Quantity
from bot.questions.rates import low, per_after
from bot.questions.units import units
from bot.questions.words import Token

_REACH = 5
_APART = 25
_LEAD = 3
_ROUNDED = 0.03
"""So far may a product be rounded: 28 times 15 are "about 420"."""

_words = words_of("products")


@lru_cache(maxsize=1)
def _of_us() -> Mapping[str, int]:
    """``zu dritt``."""
    found: dict[str, int] = grammar("products")["of_us"]
    return found


def spread(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities, the one that each of many makes times their number."""
    rates = [(one, per) for one in found if (per := _daily(tokens, one)) is not None]
    if total := next((one for one, _ in rates if _is_total(tokens, found, one)), None):
        # "jeder 15 Anfragen, also 420 am Tag": the sum is said, its parts fill nothing.
        return tuple(_part(tokens, one, total) for one in found)
    if len(rates) != 1:
        return tuple(found)
    rate, per = rates[0]
    marks = [i for i in range(len(tokens)) if _is_mark(tokens, i)]
    count = _count(tokens, found, rate)
    if count is None:
        return tuple(found)
    people, of = count
    start, end = (of.start, of.end) if of is not None else (rate.start, rate.end)
    first, last = min(start, rate.start) - _REACH, max(end, rate.end) + _REACH
    if not any(first <= i < last for i in marks) and not _is_crossed(tokens, of, rate):
        return tuple(found)
    many = replace(rate, kind="number", value=rate.value * people, per=per)
    return tuple(many if one is rate else replace(one, void=one is of or one.void) for one in found)


def _is_total(tokens: Sequence[Token], found: Sequence[Quantity], one: Quantity) -> bool:
    """Whether a number is the product of two before it, or is said to be all of them."""
    before = [other.value for other in found if other.start < one.start and _may_count(other)]
    if any(abs(a * b / one.value - 1) < _ROUNDED for a, b in combinations(before, 2) if one.value):
        return True
    words = {token.low for token in tokens[max(0, one.start - _LEAD) : one.start]}
    return len(before) > 1 and bool(words & _words("total"))


def _may_count(one: Quantity) -> bool:
    return one.kind in {"number", "factor"} and not one.glued and one.value > 1


def _part(tokens: Sequence[Token], one: Quantity, total: Quantity) -> Quantity:
    """A number before the total, which is void where it is counted with it."""
    if one is total:
        return replace(one, kind="number", per=_daily(tokens, one))
    part = one.start < total.start and total.start - one.end <= _APART and _may_count(one)
    return replace(one, void=True) if part and one.kind == "number" else one


def _daily(tokens: Sequence[Token], one: Quantity) -> str | None:
    """What a number of questions is counted by, at once or a few words on; None for others."""
    if one.kind not in {"number", "factor"} or one.void or one.glued:
        return None
    if one.unit == ASKED:
        return "day"
    if one.per is not None:
        return one.per if one.per in _words("daily") else None
    crossed = low(tokens, one.start - 1) in {"x", "×"}
    if one.kind == "factor" and not crossed and one.unit not in {"mal", "times", "x"}:
        return None
    for i in range(one.end, min(one.end + _REACH, len(tokens))):
        if tokens[i].is_number or tokens[i].low in {".", "?", ";"}:
            return None
        if low(tokens, i) in {"each", "je"} and per_after(tokens, i)[0] is None:
            continue
        per = per_after(tokens, i)[0]
        if per in _words("daily"):
            return per
    return None


def _is_mark(tokens: Sequence[Token], i: int) -> bool:
    """``each``, ``pro Kopf``; "each day" and "every day" spread nothing."""
    if low(tokens, i) in _words("marks"):
        word = low(tokens, i + 1)
        return word == "a" or word not in units().time
    return low(tokens, i) in _words("per") and low(tokens, i + 1) in _words("heads")


def _count(
    tokens: Sequence[Token], found: Sequence[Quantity], rate: Quantity
) -> tuple[float, Quantity | None] | None:
    """How many there are, and the number that says so: the nearest that counts somebody."""
    for i, token in enumerate(tokens):
        if token.low in _of_us() and low(tokens, i - 1) == "zu":
            return _of_us()[token.low], None
    near = [
        one
        for one in found
        if one is not rate and _counts_heads(tokens, one) and abs(one.start - rate.start) <= _APART
    ]
    if not near:
        return None
    one = min(near, key=lambda one: (one.start > rate.start, abs(one.start - rate.start)))
    return one.value, one


def _counts_heads(tokens: Sequence[Token], one: Quantity) -> bool:
    if one.kind != "number" or one.per is not None or one.glued or one.void or one.value < 2:
        return False
    word = low(tokens, one.end)
    known = units()
    plain = one.end < len(tokens) and tokens[one.end].is_word and len(word) > 2
    return (
        plain
        and one.value == int(one.value)
        and word not in known.counted | known.currencies.keys() | _words("sized")
    )


def _is_crossed(tokens: Sequence[Token], of: Quantity | None, rate: Quantity) -> bool:
    """``80k players x 25 lines a day``."""
    between = tokens[of.end : rate.start] if of is not None else ()
    if not 0 < len(between) <= _REACH:
        return False
    return between[-1].low in {"x", "×", "*", "times", "mal"} or between[-1].text == "à"
