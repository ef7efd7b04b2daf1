"""The unit behind a number: kilowatts, hours, per cent, factors, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.questions.digits import Numeral
from bot.questions.quantity import HEADS
from bot.questions.rates import low, per_after
from bot.questions.sizes import GIGS, is_current, is_gigawatt, is_size, is_unnamed_size
from bot.questions.units import units
from bot.questions.words import Token

if TYPE_CHECKING:
    from bot.questions.quantity import Kind

_MOST_ORDERS = 6
HABITS = frozenset({"day", "night", "week", "weekday", "month"})
"""What makes a frequency of a factor: ``40 times a day``, ``zehnmal am Tag``."""
# Compounds of hours: Betriebsstunden, draaiuren.
_HOURS = ("stunden", "zonuren", "draaiuren")


@dataclass(frozen=True, slots=True)
class Tail:
    """A number with its unit applied."""

    kind: Kind
    value: float
    end: int
    currency: str | None = None
    per: str | None = None
    unit: str = ""


def with_unit(tokens: Sequence[Token], number: Numeral, i: int) -> Tail:
    """A number with the unit that stands at token `i`: shares as 0 to 1, power in W, years."""
    known = units()
    value = number.value
    word = low(tokens, i)
    if word == "-" and i + 1 < len(tokens) and tokens[i].glued and tokens[i + 1].is_word:
        i, word = i + 1, low(tokens, i + 1)
    if word == "per" and low(tokens, i + 1 + (low(tokens, i + 1) == "-")) == "cent":
        return Tail("percent", value / 100, i + 2 + (low(tokens, i + 1) == "-"))
    if word in known.percent and not (word == "pc" and (value > 100 or tokens[i].text == "PC")):
        return Tail("percent", value / 100, i + 1)
    if is_magnitude(tokens, i) and value <= _MOST_ORDERS:
        return Tail("factor", 10.0**value, i + (1 if word.startswith("gross") else 3))
    if word == "d" and i < len(tokens) and tokens[i].text == "D":
        return Tail("size", value, i + 1, unit="dimension")
    if word in known.factor_marks:
        per, end = per_after(tokens, i + 1)
        if per in HABITS:
            return Tail("number", value, end, per=per)
        return Tail("number" if _counts_powers(tokens, i) else "factor", value, i + 1, unit=word)
    if number.whole_fraction:
        return _whole(tokens, number, i)
    return _measure(tokens, number, i)


def _measure(tokens: Sequence[Token], number: Numeral, i: int) -> Tail:
    known = units()
    value = number.value
    word = low(tokens, i)
    single = len(word) == 1 and i < len(tokens) and not tokens[i].glued
    if word in GIGS and is_gigawatt(tokens, i, value):
        return Tail("power", value * 1e9, i + 1, unit=word)
    if word in known.power:
        return Tail("power", value * known.power[word], i + 1, unit=word)
    if word in known.energy:
        return Tail("energy", value * known.energy[word], i + 1)
    if word == "a" and tokens[i].glued and is_current(tokens, i):
        return Tail("size", value, i + 1, unit="amps")
    if word in known.time and not (single and _is_other(tokens, i)):
        return _time(known.time[word], value, i + 1 + _is_shortened(tokens, i + 1))
    if (word in known.sizes and is_size(tokens, i, value)) or is_unnamed_size(tokens, i):
        return Tail("size", value, i + 1, unit=word)
    if (hours := _kind_of_hours(tokens, i)) is not None:
        return Tail("hours", value, hours)
    if word in known.day_kinds and known.time.get(low(tokens, i + 1)) == "day":
        return _time("day", value, i + 2)
    end = number.end + (low(tokens, number.end) == "+" and i > number.end)
    counted = word in known.heads and low(tokens, i + 1) != "'"
    return Tail("number", value, end, unit=HEADS if counted else "")


def _whole(tokens: Sequence[Token], number: Numeral, i: int) -> Tail:
    """``half a kilowatt``, ``half an hour``; otherwise a share."""
    known = units()
    of = low(tokens, i) in {"of", "von"} and low(tokens, i + 2) in known.power.keys() | GIGS
    step = i + of + is_dash(tokens, i)
    step += low(tokens, step) in {"a", "an", "ein", "eine", "einem", "eines"}
    step = past_filler(tokens, step)
    word = low(tokens, step)
    if word in known.power:
        return Tail("power", number.value * known.power[word], step + 1, unit=word)
    if word in GIGS and is_gigawatt(tokens, step, number.value):
        return Tail("power", number.value * 1e9, step + 1, unit=word)
    if known.time.get(word) == "hour" and low(tokens, i - 1) == "quarter" and step > i:
        # A coin for each hour; an hour's quarter is "of an hour".
        return Tail("money", number.value, step + 1, per="hour")
    if known.time.get(word) == "hour" and step > i:
        return Tail("hours", number.value, step + 1)
    return Tail("share", number.value, number.end)


def _time(unit: str, value: float, end: int) -> Tail:
    if unit == "hour":
        return Tail("hours", value, end)
    if unit == "minute":
        return Tail("size", value, end, unit="minute")
    per_year = units().per_year[unit]
    return Tail("duration", value / per_year, end, unit=unit)


def _kind_of_hours(tokens: Sequence[Token], i: int) -> int | None:
    """Where ``full-load hours``, ``Betriebsstunden``, ``draaiuren`` end, if they begin here."""
    known = units()
    for k in range(i, i + 4):
        word = low(tokens, k)
        if (known.time.get(word) == "hour" and k > i) or word.endswith(_HOURS):
            return k + 1
        if word not in known.hour_kinds:
            return None
    return None


def _counts_powers(tokens: Sequence[Token], i: int) -> bool:
    """``50 x 100 kW``, ``1000x1MW``: so many machines or sites of so much each."""
    if low(tokens, i) not in {"x", "×", "mal"} or not is_digits(tokens, i + 1):
        return False
    return low(tokens, i + 2) in units().power


def _is_other(tokens: Sequence[Token], i: int) -> bool:
    """Whether a letter apart from its number is a word or a day: ``5 a day``; not ``5 a, 24/7``."""
    if tokens[i].text in {"a", "J", "d"}:
        return i + 1 < len(tokens) and tokens[i + 1].low not in {",", ".", ";", "?", ")"}
    return tokens[i].low in "adj" or is_digits(tokens, i + 1)


def _is_shortened(tokens: Sequence[Token], i: int) -> bool:
    """``40 Std. im Monat``: a stop that no sentence ends with."""
    if low(tokens, i) != "." or low(tokens, i - 1) not in {"std", "hrs", "hr", "yrs", "yr"}:
        return False
    return per_after(tokens, i + 1)[0] not in {None, "hour"}


def past_filler(tokens: Sequence[Token], i: int) -> int:
    """``100+ kW``, ``a whole megawatt``: where the unit stands."""
    known = units()
    if low(tokens, i) == "+" and tokens[i].glued and not is_digits(tokens, i + 1):
        i += 1
    if low(tokens, i) not in known.fillers:
        return i
    word = low(tokens, i + 1)
    unit = word in known.power or word in known.energy or word in known.currencies
    return i + 1 if unit or (word in known.time and len(word) > 1) else i


def is_magnitude(tokens: Sequence[Token], i: int) -> bool:
    """``orders of magnitude``, ``Größenordnungen``."""
    if low(tokens, i).startswith("grossenordnung"):
        return True
    return low(tokens, i) in {"order", "orders"} and low(tokens, i + 2) == "magnitude"


def is_dash(tokens: Sequence[Token], i: int) -> bool:
    """``one-gigawatt campuses``."""
    return low(tokens, i) == "-" and tokens[i].glued


def is_digits(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number in digits stands at token `i`."""
    return i < len(tokens) and tokens[i].is_number
