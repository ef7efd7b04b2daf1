"""Running time said in parts: shifts, hours on so many days.

A convention stands behind each: a day comes 365 times a year, a week 52 times, a working day 260.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low, per_after
from bot.questions.shares import of_running
from bot.questions.units import units
from bot.questions.weeks import begins_days, on_workdays
from bot.questions.words import Token
from calculations.units import HOURS_PER_YEAR

_GAP = 4
_DAY = 24
_FEWEST_WEEKS = 4
_A_WEEK = {None: 1, "week": 1, "weekday": 5, "day": 7, "night": 7}
"""How often a week hours come that are said with a number of weeks."""
_BACK = 5
_DAYS = 366
_A_YEAR = {"5": 260, "6": 312, "7": 365}

_words = words_of("running")


def hours_by_days(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``24/5``, ``16/7``, ``12h x 7``: hours of so many days a week."""
    if not tokens[i].is_number:
        return None
    hours, at = low(tokens, i), i + 1
    named = units().time.get(low(tokens, at)) == "hour"
    at += named
    sign, days, behind = (low(tokens, at + k) for k in range(3))
    if days not in _A_YEAR or not (named or hours in {"16", "24"}):
        return None
    crossed = sign in {"x", "×", "*"} and not behind.isalpha()
    if not (crossed or sign == "/") or not hours.isdecimal() or not 0 < int(hours) <= _DAY:
        return None
    return Quantity("hours", float(hours) * _A_YEAR[days], i, at + 2, per="year", unit="clock")


def gathered(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities, those that make one running time together as one."""
    row = [_of_doing(tokens, _of_hours(tokens, one)) for one in found]
    done: list[Quantity] = []
    for one in row:
        before = done[-1] if done else None
        together = _together(tokens, before, one) if before is not None else None
        if together is not None:
            done[-1] = together
        else:
            done.append(one)
    timed = [one for one in done if one.kind == "hours" and one.value > 1]
    if len(timed) == 1:
        done = [on_workdays(tokens, one) if one is timed[0] else one for one in done]
    return tuple(of_running(tokens, one) for one in done)


def _of_hours(tokens: Sequence[Token], one: Quantity) -> Quantity:
    """``office hours, 40 a week``: the hours stand before their number."""
    if one.kind != "number" or one.per not in {"day", "week", "year"} or one.glued:
        return one
    behind = low(tokens, one.end)
    named = any(word in _words("hours") for word in _before(tokens, one.start))
    most = HOURS_PER_YEAR / units().per_year[one.per]
    return (
        replace(one, kind="hours")
        if named
        and 0 < one.value <= most
        and (not behind.isalpha() or begins_days(behind) or behind in units().workdays)
        else one
    )


def _of_doing(tokens: Sequence[Token], one: Quantity) -> Quantity:
    """``8 hours of inference a day``, ``5 Stunden Betrieb am Tag``: what is done stands between."""
    if one.kind != "hours" or one.per is not None:
        return one
    at = one.end + (low(tokens, one.end) in {"of", "an"})
    if low(tokens, at) not in _words("doing"):
        return one
    per, end = per_after(tokens, at + 1)
    return one if per in {None, "hour"} else replace(one, end=end, per=per)


def _before(tokens: Sequence[Token], i: int) -> Iterator[str]:
    for k in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if tokens[k].low in {".", "?", "!", ";"}:
            return
        yield tokens[k].low


def _together(tokens: Sequence[Token], one: Quantity, other: Quantity) -> Quantity | None:
    """Hours a day and days a week, in either order; shifts and their hours."""
    between = tokens[one.end : other.start]
    if len(between) > _GAP:
        return None
    if one.kind == "number" and one.per is None and other.kind == "hours":
        return _shifts(tokens, one, other)
    if (summed := _summed(tokens, one, other)) is not None:
        return summed
    if any(token.low not in _words("glue") for token in between):
        return None
    if one.kind == "duration" and one.unit in {"week", "month"} and other.kind == "hours":
        return _of_weeks(one, other)
    hours, days = (one, other) if one.kind == "hours" and _days(other) else (other, one)
    count = _days(days)
    if count is None or hours.kind != "hours" or hours.unit in {"day", "night"}:
        return None
    if hours.per not in {None, "day", "night", "weekday", "hour"} or hours.value > 24:
        return None
    times = units().per_year["week"] if count < 7 else 1
    count = units().per_year["day"] if count == 7 else count
    value = hours.value * count * times
    return replace(hours, value=value, start=one.start, end=other.end, per="year", unit="")


def _days(one: Quantity) -> float | None:
    """A number of days, of the week where there are few."""
    if one.unit not in {"day", "night", "weekday"} or one.kind not in {"duration", "hours"}:
        return None
    if one.kind == "hours":
        # Read as whole days: five a week are 5 · 24 · 52 hours.
        count = one.value / 24
        if round(count, 6) % units().per_year["week"] == 0:
            count /= units().per_year["week"]
    else:
        count = one.value * units().per_year[one.unit]
    count = round(count, 6)
    return count if count == int(count) and 1 <= count <= _DAYS else None


def _of_weeks(one: Quantity, other: Quantity) -> Quantity | None:
    """``38 Wochen à 25 Stunden``; ``four months round the clock``."""
    if one.value >= 1:
        return None
    if other.value == HOURS_PER_YEAR and other.per == "year":
        return replace(other, value=one.value * HOURS_PER_YEAR, start=one.start, unit="")
    weeks = round(one.value * units().per_year["week"], 6)
    if one.unit != "week" or weeks < _FEWEST_WEEKS or other.per not in _A_WEEK:
        return None
    value = weeks * other.value * _A_WEEK[other.per]
    fits = value <= HOURS_PER_YEAR
    return replace(other, value=value, start=one.start, per="year") if fits else None


def _summed(tokens: Sequence[Token], one: Quantity, other: Quantity) -> Quantity | None:
    """``2h morning 2h evening``, ``10 hours saturday and 10 sunday``."""
    if one.kind != "hours" or other.kind not in {"hours", "number"} or other.glued:
        return None
    first, last = _when(tokens, one), _when(tokens, other)
    if first is None or last is None or first[0] == last[0] or first[2] != last[2]:
        return None
    between = tokens[first[1] : other.start]
    if any(token.low not in _words("glue") for token in between) or other.value > _DAY:
        return None
    value = one.value + other.value
    return replace(one, value=value, end=last[1], per=first[2])


def _when(tokens: Sequence[Token], one: Quantity) -> tuple[str, int, str] | None:
    """The part of the day or the day of the week at which hours come, its end, how often."""
    if one.per == "night":
        return low(tokens, one.end - 1), one.end, "day"
    word = low(tokens, one.end)
    if one.per is not None or one.value > _DAY:
        return None
    if units().time.get(word) == "night":
        return word, one.end + 1, "day"
    return (word, one.end + 1, "week") if begins_days(word) else None


def _shifts(tokens: Sequence[Token], one: Quantity, other: Quantity) -> Quantity | None:
    """``two shifts of eight hours``, ``two 8 hr shifts``."""
    between = [token.low for token in tokens[one.end : other.start]]
    if not 2 <= one.value <= 3 or other.value > 12:
        return None
    inside = low(tokens, other.end) in _words("shifts") and other.per is None and not between
    if not inside and (not between or between[0] not in _words("shifts")):
        return None
    if any(word not in _words("glue") for word in between[1:]):
        return None
    hours = min(24.0, one.value * other.value)
    end = other.end + inside
    return replace(other, value=hours, start=one.start, end=end, per=other.per or "day")
