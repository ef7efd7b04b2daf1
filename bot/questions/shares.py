"""Parts of the year or of the time in which something runs, or stands idle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import OF_YEAR, Quantity
from bot.questions.rates import low
from bot.questions.words import Token

_REACH = 5
_CLOSE = 2
_DAY = 24
_TIMES = frozenset({"time", "year", "day", "zeit", "jahres", "tages"})

_words = words_of("shares")


def of_running(tokens: Sequence[Token], one: Quantity) -> Quantity:
    """A part of the year marked as one; of what stands idle, what is left.

    ``half the year``, ``off for a third of the year``, ``idle 90 % of the time``.
    """
    if one.kind == "hours" and one.per in {"day", "night"} and _rests(tokens, one):
        return replace(one, value=_DAY - one.value, per="day")
    if one.kind not in {"share", "percent"} or not 0 < one.value < 1:
        return one
    of_year = _is_of_year(tokens, one) or _is_of_day(tokens, one)
    behind = [token.low for token in tokens[one.end : one.end + _REACH]]
    if not of_year and not _TIMES & set(behind[:3]):
        return one
    value = 1 - one.value if _is_idle(tokens, one, behind) else one.value
    return replace(one, value=value, unit=OF_YEAR if of_year else one.unit)


def _rests(tokens: Sequence[Token], one: Quantity) -> bool:
    """``idle 20 hours a day``, ``steht 16 Stunden am Tag rum``, close by: else it is the rest."""
    near = {token.low for token in tokens[max(0, one.start - _CLOSE) : one.start]}
    near.add(low(tokens, one.end))
    return 0 < one.value < _DAY and bool(near & _words("resting"))


def _is_of_year(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether ``of the year`` stands behind; ``20 % every year`` is growth."""
    i = one.end
    of = low(tokens, i) in _words("of")
    i += of
    whole = low(tokens, i) in _words("the")
    i += whole
    definite = low(tokens, one.start - 1) in _words("the") or whole
    if low(tokens, i) not in _words("year") or not (of or (definite and one.kind == "share")):
        return False
    return i + 1 >= len(tokens) or not tokens[i + 1].is_number


def _is_of_day(tokens: Sequence[Token], one: Quantity) -> bool:
    """``half the day``, ``half of each day``, ``halber Tag``, ``at half utilisation``."""
    if one.kind != "share":
        return False
    i = one.end
    if low(tokens, i) in _words("utilisation") or (
        low(tokens, one.start - 1) in {"is", "of", "at", ":", "ist", "von"}
        and low(tokens, one.start - 2) in _words("utilisation")
    ):
        return True
    i += low(tokens, i) in _words("of")
    i += low(tokens, i) in _words("the")
    return low(tokens, i) in {"day", "tag", "tages"} and low(tokens, i - 1) != "a"


def _is_idle(tokens: Sequence[Token], one: Quantity, behind: Sequence[str]) -> bool:
    near = {*behind, *_before(tokens, one.start)}
    if near & _words("idle") or (behind[3:4] == ["off"] and behind[2] in _words("year")):
        return True
    return "off" in near and bool(near & _words("off_by"))


def _before(tokens: Sequence[Token], i: int) -> Iterator[str]:
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if tokens[k].low in {".", "?", "!", ";"}:
            return
        yield tokens[k].low
