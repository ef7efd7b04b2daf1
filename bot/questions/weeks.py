"""Days of the week on which something runs: ``weekdays only``, ``tue-sat``, ``Mo, Mi und Fr``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.questions.grammar import grammar, words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import is_other_day, low
from bot.questions.units import units
from bot.questions.words import Token

_NEAR = 7
WORKING = 5
OTHER_DAY = 3.5
"""Days a week of every other day."""
_WHOLE = 7
_HOURS_A_DAY = 24
_MOST_NAMED = 7
_STOPS = frozenset(";?!")
_WORK_DAYS, _WEEKEND = frozenset(range(5)), frozenset({5, 6})
_RANGE = 3
_NO_DAYS: frozenset[int] = frozenset()


@lru_cache(maxsize=1)
def _days() -> Mapping[str, int]:
    """Names of days, Monday first."""
    named = grammar("week")["days"]
    return {str(word): day for day, words in enumerate(named) for word in words}


_words = words_of("week")


def begins_days(word: str) -> bool:
    """Whether a word names a day of the week and nothing else: ``mon``, ``Dienstag``."""
    return word in _days() and word not in _words("shy")


def days_a_week(tokens: Sequence[Token], start: int, end: int) -> float | None:
    """How many days a week has beside the tokens from `start` to `end`; None if nothing says so.

    >>> from bot.questions.words import tokenise
    >>> days_a_week(tokenise("mo bis fr, 10 stunden"), 4, 6)
    5
    """
    first = max(0, start - _NEAR)
    for i in range(start - 1, first - 1, -1):
        if tokens[i].low in _STOPS:
            first = i + 1
            break
    for i in range(first, min(len(tokens), end + _NEAR)):
        if i >= end and tokens[i].low in _STOPS:
            return None
        if tokens[i].is_word and (days := _days_at(tokens, i)) is not None:
            return days
    return None


def _days_at(tokens: Sequence[Token], i: int) -> float | None:
    """The days a week that are named from token `i` on."""
    if is_other_day(tokens, i):
        return OTHER_DAY
    if low(tokens, i) in {"all", "alle"}:
        step = i + 1 + (low(tokens, i + 1) == "the")
        but = low(tokens, step + 1) in _words("never")
        return _WHOLE if low(tokens, step) in _words("all") and not but else None
    named, end, several = _row(tokens, i)
    if not named:
        return None
    before, behind = [low(tokens, i - 1), low(tokens, i - 2)], low(tokens, end)
    alone = not several and low(tokens, i) in _words("shy")
    if alone or set(before) & _words("once"):
        return None
    if _is_beside(before) or behind in _words("too"):
        return _WHOLE
    if set(before) & _words("never") or behind in _words("closed"):
        return _WHOLE - len(named)
    if not several and not _comes_again(tokens, i):
        return None
    return len(named)


def _is_beside(before: Sequence[str]) -> bool:
    """``including sundays``, ``also on weekends``, unlike the German ``also Mo bis Fr``."""
    return before[0] in _words("also") - {"also"} or before[1] in _words("also")


def _row(tokens: Sequence[Token], i: int) -> tuple[frozenset[int], int, bool]:
    """The days of ``Mo, Mi und Fr``, ``weekdays and saturdays``, and the first token after them.

    Also whether they are several that nothing else is called.
    """
    named, end, shy = _NO_DAYS, i, True
    at, several = i, False
    for _ in range(_MOST_NAMED):
        days, after = _element(tokens, at)
        if not days:
            break
        shy = shy and {low(tokens, k) for k in (at, after - 1)} <= _words("doubtful")
        several = bool(named) or after == at + _RANGE
        named, end = named | days, after
        at = after + (low(tokens, after) in _words("joins"))
        at += at > after and low(tokens, at) in _words("joins")
    # "if so, do it" names no days; "sat and sun" does.
    return named, end, several and (not shy or named == _WEEKEND)


def _element(tokens: Sequence[Token], i: int) -> tuple[frozenset[int], int]:
    """One day, a first and a last one, or a word for the days of work."""
    word = low(tokens, i)
    if word in units().workdays or is_working_day(tokens, i):
        return _WORK_DAYS, i + 1 + (word not in units().workdays)
    if word in _words("during") and low(tokens, i + 2) in _words("inside"):
        return (_WORK_DAYS, i + 3) if low(tokens, i + 1) in {"the", "der"} else (_NO_DAYS, i)
    if units().time.get(word) == "weekend":
        return _WEEKEND, i + 1
    first = _days().get(word)
    if first is None:
        return _NO_DAYS, i
    last = _days().get(low(tokens, i + 2)) if low(tokens, i + 1) in _words("between") else None
    if last is None or word in _words("never_first"):
        return frozenset({first}), i + 1
    return frozenset((first + k) % _WHOLE for k in range((last - first) % _WHOLE + 1)), i + 3


def is_working_day(tokens: Sequence[Token], i: int) -> bool:
    """``working days 8 hours``, unlike the ``220 working days`` that are counted."""
    if low(tokens, i) not in {"working", "business", "week"}:
        return False
    if low(tokens, i + 1) == "day":
        return low(tokens, i - 1) in _words("every")
    return low(tokens, i + 1) == "days" and not (i and tokens[i - 1].is_number)


def _comes_again(tokens: Sequence[Token], i: int) -> bool:
    """Whether a single day is that of every week: ``sundays``, ``nur am Wochenende``."""
    word, before = low(tokens, i), low(tokens, i - 1)
    if word in units().workdays or word in _words("during") or is_working_day(tokens, i):
        return True
    if before in _words("every"):
        return True
    only = {low(tokens, i - 2), low(tokens, i + 1)} & {"only", "nur"} or before in {"only", "nur"}
    if units().time.get(word) == "weekend":
        return bool(only) or before in _words("on")
    return word in _words("habits") or bool(only)


def on_workdays(tokens: Sequence[Token], one: Quantity) -> Quantity:
    """Hours of a day, counted by the days of the week that are named beside them."""
    if one.per == "year" and not one.unit and is_other_day(tokens, one.start - 3):
        # jeden zweiten Tag durchgehend
        return replace(one, value=one.value / 2)
    if one.per not in {None, "day", "night"} or one.value > _HOURS_A_DAY:
        return one
    days = days_a_week(tokens, one.start, one.end)
    if days is None:
        return one
    return on_days(one, days)


def on_days(one: Quantity, days: float) -> Quantity:
    """Hours of a day that come on so many days a week."""
    names = {WORKING: "weekday", OTHER_DAY: "other-day", _WHOLE: "day"}
    if days in names:
        return replace(one, per=names[days])
    return replace(one, value=one.value * days, per="week")
