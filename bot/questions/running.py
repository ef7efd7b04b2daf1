"""Running time said in parts: hours of the clock, shifts, hours on so many days.

A convention stands behind each: a day comes 365 times a year, a week 52 times, a working day 260.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.questions.quantity import Quantity
from bot.questions.rates import low, per_after
from bot.questions.shares import of_running
from bot.questions.units import read_yaml, units
from bot.questions.weeks import begins_week, days_a_week, on_workdays
from bot.questions.words import Token
from calculations.units import HOURS_PER_YEAR

_LEAST = 3
"""A shorter time between two o'clocks is a meeting."""
_LEAST_ALONE = 5
"""The same where nothing says that it comes again."""
_GAP = 4
_TWO_DIGITS = 2
_BACK = 5
_DAYS = 366
_A_YEAR = {"5": 260, "6": 312, "7": 365}
_MOST_SHIFTS, _LONGEST_SHIFT = 3, 12


@lru_cache(maxsize=32)
def _words(name: str) -> frozenset[str]:
    """One list of `phrases/grammar.yaml`."""
    return frozenset(map(str, read_yaml("grammar.yaml")["running"][name]))


def clock(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``from 22 to 6 every night``, ``nine to five``, ``wochentags 7 bis 15 Uhr``."""
    if (shifts := _hours_by_days(tokens, i)) is not None:
        return shifts
    opened = low(tokens, i) in _words("open")
    first = _oclock(tokens, i + opened, opened=opened)
    if first is None or low(tokens, first[1]) not in _words("between"):
        return None
    last = _oclock(tokens, first[1] + 1, opened=opened)
    if last is None or (low(tokens, first[1]) in {"and", "und"} and not opened):
        return None
    (begin, _, noted), (end, after, noted_too) = first, last
    if begin < begin + 12 < end and not noted:
        # 2 to 5 pm
        begin += 12
    hours = end - begin
    if hours <= 0:
        hours += 12 if max(begin, end) <= 12 and hours + 12 > 0 else 24
    again = _again(tokens, i, after)
    sure = again is not None or (noted or noted_too) or (begin, end) == (9, 5)
    least = _LEAST if again is not None or (begin, end) == (9, 5) else _LEAST_ALONE
    if not sure or not least <= hours <= 24 or not _ends(tokens, after, noted_too):
        return None
    return Quantity("hours", hours, i, after, per=again or "day", unit="clock")


def _hours_by_days(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``24/5``, ``16/7``: hours of so many days a week."""
    hours, stroke, days = (low(tokens, i + k) for k in range(3))
    if hours not in {"16", "24"} or stroke != "/" or days not in {"5", "6", "7"}:
        return None
    a_year = _A_YEAR[days]
    return Quantity("hours", float(hours) * a_year, i, i + 3, per="year", unit="clock")


def _oclock(
    tokens: Sequence[Token], i: int, *, opened: bool = False
) -> tuple[float, int, bool] | None:
    """An hour of the day, the first token after it, and whether it is marked as one."""
    word = low(tokens, i)
    plain = len(word) <= _TWO_DIGITS and word.isascii() and word.isdecimal()
    # Looked up rather than read: most words are none, and this is asked of every one.
    value = float(word) if plain else units().numbers.get(word, -1.0)
    if not 0 <= value <= 24 or value % 1 or word in units().articles:
        return None
    end = i + 1
    if low(tokens, end) == ":" and low(tokens, end + 1) in {"00", "15", "30", "45"}:
        value, end = value + int(low(tokens, end + 1)) / 60, end + 2
        return value, end + (low(tokens, end) in _words("marks")), True
    noted = low(tokens, end) in _words("marks") or (opened and _is_french(tokens, end))
    later, after = _part_of_day(tokens, end + noted)
    if (low(tokens, end) == "pm" or later) and value < 12:
        value += 12
    return value, after, noted or after > end + noted


def _part_of_day(tokens: Sequence[Token], i: int) -> tuple[bool, int]:
    """Whether ``abends``, ``at night`` at `i` is after noon, and the first token after it."""
    step = i
    if low(tokens, i) in {"in", "at"}:
        step += 1 + (low(tokens, i + 1) == "the")
    word = low(tokens, step)
    spoken = _words("early" if step == i else "morning"), _words("late" if step == i else "evening")
    if word not in spoken[0] | spoken[1]:
        return False, i
    return word in spoken[1], step + 1


def _is_french(tokens: Sequence[Token], i: int) -> bool:
    """``from 22h``: an hour of the day, unlike the ``6h`` of ``6h a day``."""
    marked = low(tokens, i) in _words("marks_opened") and tokens[i].glued
    return marked and per_after(tokens, i + 1)[0] is None


def _again(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """How often it comes: each working day, each day; None where nothing says so."""
    words = [t.low for t in (*tokens[max(0, start - _GAP) : start], *tokens[end : end + _GAP])]
    known = units()
    if days_a_week(tokens, start, end) == 5:
        return "weekday"
    daily = {word for word in words if known.time.get(word) in {"day", "night"} and len(word) > 1}
    return "day" if daily or any(known.adverbs.get(word) == "day" for word in words) else None


def _ends(tokens: Sequence[Token], i: int, noted: bool) -> bool:
    """Whether nothing follows that the last number would count."""
    if i >= len(tokens) or not tokens[i].is_word or noted:
        return i >= len(tokens) or not tokens[i].glued or not tokens[i].is_word
    known = units()
    word = tokens[i].low
    daily = known.time.get(word) in {"night", "weekday"} or word in known.adverbs
    return (
        daily
        or word in known.workdays
        or word in _words("behind")
        or begins_week(word)
        or word in {"every", "each", "jeden"}
    )


def gathered(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities, those that make one running time together as one."""
    row = [_of_hours(tokens, one) for one in found]
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
        if named and 0 < one.value <= most and (not behind.isalpha() or begins_week(behind))
        else one
    )


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
        return _shifts(one, other, [token.low for token in between])
    if any(token.low not in _words("glue") for token in between):
        return None
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


def _shifts(one: Quantity, other: Quantity, between: Sequence[str]) -> Quantity | None:
    """``two shifts of eight hours``."""
    if (
        not between
        or between[0] not in _words("shifts")
        or not 2 <= one.value <= 3
        or other.value > 12
    ):
        return None
    if any(word not in _words("glue") for word in between[1:]):
        return None
    hours = min(24.0, one.value * other.value)
    return replace(other, value=hours, start=one.start, per=other.per or "day")
