"""Running time by the clock: ``from 22 to 6 every night``, ``werktags von sieben bis fünf``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low, per_after
from bot.questions.units import units
from bot.questions.weeks import begins_days, days_a_week, is_working_day, on_days
from bot.questions.words import Token

_LEAST = 3
"""A shorter time between two o'clocks is a meeting."""
_LEAST_ALONE = 5
"""The same where nothing says that it comes again."""
_GAP = 4
_FAR = 8
_NOON, _DAY = 12, 24
_TWO_DIGITS, _FOUR_DIGITS = 2, 4
_QUARTERS = frozenset({"00", "15", "30", "45"})


@dataclass(frozen=True, slots=True)
class _Oclock:
    """An hour of the day."""

    value: float
    end: int
    """First token after it."""
    noted: bool = False
    """Whether it is marked as an hour of the day."""
    fixed: bool = False
    """Whether the half of the day is said."""


_words = words_of("clock")


def clock(tokens: Sequence[Token], i: int) -> Quantity | None:
    """Hours between two hours of the day, if such a time begins at token `i`."""
    opened = low(tokens, i) in _words("open")
    first = _oclock(tokens, i + opened, opened=opened)
    if first is None or low(tokens, first.end) not in _words("between"):
        return None
    last = _oclock(tokens, first.end + 1, opened=opened or first.noted)
    if last is None or (low(tokens, first.end) in {"and", "und"} and not opened):
        return None
    if _is_military(tokens, i + opened) and not _is_early(tokens, (i + opened, first.end + 1)):
        return None
    hours = _between(first, last)
    again = _again(tokens, i, last.end)
    office = (first.value, last.value) == (9, 5)
    sure, least = again is not None or office, _LEAST
    if not sure:
        sure = first.noted or last.noted or (last.value < first.value and _runs(tokens, i))
        least = _LEAST_ALONE - (first.noted == last.noted)
    if not sure or not least <= hours <= _DAY or not _ends(tokens, first, last, opened=opened):
        return None
    one = Quantity("hours", hours, i, last.end, per="day", unit="clock")
    return one if again is None else on_days(one, again)


def _between(first: _Oclock, last: _Oclock) -> float:
    """Hours from one to the other: the fewest that their halves of the day allow.

    >>> _between(_Oclock(9, 1), _Oclock(5.5, 3)), _between(_Oclock(22, 1), _Oclock(6, 3))
    (8.5, 8)
    """
    hours = (last.value - first.value) % _DAY
    of_24 = any(one.value > _NOON and not one.fixed for one in (first, last))
    if not of_24 and not (first.fixed and last.fixed):
        hours %= _NOON
        return hours or _NOON
    return hours or _DAY


def _oclock(tokens: Sequence[Token], i: int, *, opened: bool = False) -> _Oclock | None:
    """The hour of the day that stands at token `i`, if one does."""
    i += low(tokens, i) in _words("about")
    said = low(tokens, i) in _words("late_before"), low(tokens, i) in _words("early_before")
    i += any(said)
    word = low(tokens, i)
    if word in _words("noon") or word in _words("midnight"):
        value = float(_NOON if word in _words("noon") else 0)
        return _Oclock(value, i + 1, noted=True, fixed=True)
    found = _hour(tokens, i, opened=opened)
    if found is None:
        return None
    later, end = _part_of_day(tokens, found.end)
    parts = end > found.end or any(said)
    pm = later or said[0] or _is_half(tokens, found.end - 1, "p")
    fixed = parts or pm or _is_half(tokens, found.end - 1, "a")
    value = found.value
    if pm and value < _NOON:
        value += _NOON
    elif fixed and not pm and int(value) == _NOON:
        value -= _NOON
    return _Oclock(value, end, found.noted or parts, fixed)


def _is_half(tokens: Sequence[Token], i: int, letter: str) -> bool:
    """Whether the token at `i` ends ``am``, ``p.m.``."""
    if low(tokens, i) == ".":
        return low(tokens, i - 3) == letter
    return low(tokens, i) == f"{letter}m"


def _hour(tokens: Sequence[Token], i: int, *, opened: bool) -> _Oclock | None:
    """``8``, ``8:30``, ``8.30``, ``5h30``, ``halb elf``, ``half five``, ``0600``, ``9 Uhr``."""
    word = low(tokens, i)
    half = word in {"half", "halb"}
    if half:
        i += 1 + (low(tokens, i + 1) == "past")
        # Half five is half past five; halb fünf is half an hour to it.
        shift = -0.5 if word == "halb" else 0.5
        word = low(tokens, i)
    # Looked up rather than read: most words are none, and this is asked of every one.
    value = _digits(word) if word[:1].isdigit() else units().numbers.get(word, -1.0)
    if not 0 <= value <= _DAY or word in units().articles or (half and value % 1):
        return None
    end, noted = i + 1, False
    if half:
        value += shift
    elif low(tokens, end) in {":", "h"} and low(tokens, end + 1) in _QUARTERS:
        if not (tokens[end].glued and tokens[end + 1].glued):
            return None
        value, end, noted = value + int(low(tokens, end + 1)) / 60, end + 2, True
    elif value % 1 and "." not in word and len(word) != _FOUR_DIGITS:
        return None
    marked = _past_mark(tokens, end, opened=opened)
    return _Oclock(value, marked, noted or marked > end)


def _digits(word: str) -> float:
    """``8``, ``8.30``, ``0600`` as hours, a negative number where it is none."""
    if not word.isascii():
        return -1.0
    if word.isdecimal() and len(word) <= _TWO_DIGITS:
        return float(word)
    hour, dot, minutes = word.partition(".")
    if not dot and len(word) == _FOUR_DIGITS and word.isdecimal():
        hour, minutes = word[:2], word[2:]
    plain = hour.isdecimal() and len(hour) <= _TWO_DIGITS and minutes in _QUARTERS
    return int(hour) + int(minutes) / 60 if plain else -1.0


def _is_military(tokens: Sequence[Token], i: int) -> bool:
    return len(low(tokens, i)) == _FOUR_DIGITS and low(tokens, i).isdecimal()


def _is_early(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Whether one of two hours of four digits has a nought first, as no count has."""
    return any(low(tokens, i).startswith("0") for i in places)


def _past_mark(tokens: Sequence[Token], i: int, *, opened: bool) -> int:
    """The token after ``Uhr``, ``pm``, ``p.m.``; after the ``h`` of ``from 22h to 6h``."""
    if low(tokens, i) in _words("marks"):
        return i + 1
    if low(tokens, i) in {"a", "p"} and [low(tokens, i + k) for k in (1, 2)] == [".", "m"]:
        return i + 3 + (low(tokens, i + 3) == ".")
    if [low(tokens, i + k) for k in range(3)] == ["o", "'", "clock"]:
        return i + 3
    if low(tokens, i) not in _words("marks_opened") or _is_amount(tokens, i + 1):
        return i
    joins = low(tokens, i + 1) in _words("between")
    return i + 1 if opened or (tokens[i].glued and joins) else i


def _is_amount(tokens: Sequence[Token], i: int) -> bool:
    """Whether what follows ``6h`` makes it an amount: ``6h a day``, unlike ``22h every night``."""
    return per_after(tokens, i)[0] is not None and low(tokens, i) not in _words("each")


def _part_of_day(tokens: Sequence[Token], i: int) -> tuple[bool, int]:
    """Whether ``abends``, ``at night`` at `i` is after noon, and the first token after it."""
    step = i
    if low(tokens, i) in {"in", "at"}:
        step += 1 + (low(tokens, i + 1) in {"the", "der"})
    word = low(tokens, step)
    if step == i:
        spoken = _words("early"), _words("late")
    elif low(tokens, step - 1) == "der":
        return False, i  # "von zehn bis sechs in der Nacht": of both hours
    else:
        spoken = _words("morning"), _words("evening")
    if word not in spoken[0] | spoken[1]:
        return False, i
    return word in spoken[1], step + 1


def _again(tokens: Sequence[Token], start: int, end: int) -> float | None:
    """How many days a week it comes; None where nothing says so."""
    if (days := days_a_week(tokens, start, end)) is not None:
        return days
    known = units()
    for word in _around(tokens, start, end):
        daily = known.time.get(word) in {"day", "night"} and len(word) > 1
        if daily or known.adverbs.get(word) == "day" or word in _words("daily"):
            return 7
    return None


def _around(tokens: Sequence[Token], start: int, end: int) -> Iterator[str]:
    for token in (*tokens[max(0, start - _GAP) : start], *tokens[end : end + _GAP]):
        yield token.low


def _runs(tokens: Sequence[Token], start: int) -> bool:
    """Whether ``runs``, ``nur``, ``solar`` stands before, so that a clock is what is meant."""
    near = {token.low for token in tokens[max(0, start - _FAR) : start]}
    return low(tokens, start) in _words("open") and bool(near & _words("running"))


def _ends(tokens: Sequence[Token], first: _Oclock, last: _Oclock, *, opened: bool) -> bool:
    """Whether nothing follows that the last number would count."""
    i = last.end
    if i >= len(tokens):
        return True
    if last.noted:
        return not tokens[i].glued or not tokens[i].is_word
    if not tokens[i].is_word:
        return not _counts(tokens, i)
    if _is_day(tokens, i) or tokens[i].low in _words("behind"):
        return True
    # Nobody counts down: "werktags von sieben bis fünf rechnet", unlike "5 to 10 mails a day".
    falls = opened and last.value < first.value
    return falls and not _counts(tokens, i)


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit, a currency or somebody counted stands at `i`."""
    known = units()
    word = low(tokens, i)
    if tokens[i].is_number:
        return True
    return any(
        word in words
        for words in (
            known.currencies, known.minor, known.power, known.energy, known.percent, known.time,
            known.sizes, known.scales, known.counted, known.heads, known.factor_marks,
        )
    )  # fmt: skip


def _is_day(tokens: Sequence[Token], i: int) -> bool:
    """``every night``, ``weekdays``, ``from Monday to Friday``, ``five days``, ``all week``."""
    known = units()
    word = tokens[i].low
    if word in known.adverbs or known.time.get(word) == "night" or _is_of_week(word):
        return True
    step = i + (word in _words("day_before"))
    step += step > i and low(tokens, step) in _words("each")
    if is_working_day(tokens, step):
        return True
    step += low(tokens, step) in {"the", "den"}
    day = low(tokens, step)
    if _is_of_week(day) or (step > i and known.time.get(day) in {"day", "night", "week"}):
        return True
    return day in known.numbers and known.time.get(low(tokens, step + 1)) == "day"


def _is_of_week(word: str) -> bool:
    known = units()
    weekly = known.time.get(word) in {"weekday", "weekend"} or word in known.workdays
    return weekly or begins_days(word)
