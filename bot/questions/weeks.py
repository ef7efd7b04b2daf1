"""Days of the week on which something runs: ``weekdays only``, ``mo bis fr``, ``on weekends``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.units import read_yaml, units
from bot.questions.words import Token

_NEAR = 6
_WEEKEND, _WORKING, _WHOLE = 2, 5, 7
_HOURS_A_DAY = 24


@lru_cache(maxsize=1)
def _days() -> tuple[frozenset[str], Mapping[str, int], frozenset[str]]:
    raw = read_yaml("grammar.yaml")["running"]
    return frozenset(raw["first_days"]), raw["last_days"], frozenset(raw["days_between"])


def begins_week(word: str) -> bool:
    """Whether a word is the first day of a week's work: ``mo``, ``Monday``."""
    return word in _days()[0]


def days_a_week(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """How many days a week has beside the tokens from `start` to `end`; None if nothing says so.

    >>> from bot.questions.words import tokenise
    >>> days_a_week(tokenise("mo bis fr, 10 stunden"), 4, 6)
    5
    """
    first, last, between = _days()
    for i in range(max(0, start - _NEAR), min(len(tokens), end + _NEAR)):
        if tokens[i].low in first and low(tokens, i + 1) in between:
            return last.get(low(tokens, i + 2))
        if tokens[i].low in units().workdays or _is_working_day(tokens, i):
            return _WORKING
        if units().time.get(tokens[i].low) == "weekend" and _is_on(tokens, i):
            return _WEEKEND
    return None


def _is_working_day(tokens: Sequence[Token], i: int) -> bool:
    """``working days 8 hours``, unlike the ``220 working days`` that are counted."""
    named = tokens[i].low in {"working", "business", "week"} and low(tokens, i + 1) == "days"
    return named and not (i and tokens[i - 1].is_number)


def _is_on(tokens: Sequence[Token], i: int) -> bool:
    """``on weekends``, ``nur am Wochenende``, unlike ``even on weekends``."""
    before = [low(tokens, i - 1), low(tokens, i - 2)]
    on = before[0] in {"on", "at", "am", "an", "only", "nur"}
    return on and not {"even", "also", "auch", "sogar", "not", "nicht", "except"} & set(before)


def on_workdays(tokens: Sequence[Token], one: Quantity) -> Quantity:
    """Hours of a day, counted by the days of the week that are named beside them."""
    if one.per not in {None, "day"} or one.value > _HOURS_A_DAY:
        return one
    days = days_a_week(tokens, one.start, one.end)
    if days is None:
        return one
    if days == _WORKING:
        return replace(one, per="weekday")
    if days == _WHOLE:
        return replace(one, per="day")
    return replace(one, value=one.value * days, per="week")
