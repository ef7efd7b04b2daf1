"""What stands before and after a number: currency, unit, ``per hour``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.questions.digits import Numeral
from bot.questions.money import currency_after, is_money, paid_per
from bot.questions.parts import and_share
from bot.questions.quantity import ASKED, HEADS
from bot.questions.rates import (
    A_DAY,
    asked_by_each,
    asked_per,
    in_all,
    low,
    of_twelve,
    per_after,
)
from bot.questions.sizes import GIGS, is_current, is_gigawatt, is_size, is_unnamed_size
from bot.questions.sums import hundredths
from bot.questions.units import units
from bot.questions.words import Token

if TYPE_CHECKING:
    from bot.questions.quantity import Kind

_MOST_ORDERS = 6
_NO_UNIT = 1000
"""So much a unit is the price of a machine in any currency."""
_BETTER = frozenset({"", ".", ",", "?", "effizienter", "sparsamer", "besser"})
_HALVED = frozenset({"the", "a", "an", "of", "as", "so", "that", "der", "die", "das", "des"})
_PLEASE = frozenset(
    {"", "sag", "mach", "nimm", "rechne", "schau", "guck", "wart", "erst", "doch", "noch"}
)
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


def counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether an article is a number here, because a unit follows: ``one year``, ``ein MW``."""
    known = units()
    if (low(tokens, i) in known.fillers or _is_dash(tokens, i)) and (
        low(tokens, i + 1) in known.power
    ):
        i += 1
    word = low(tokens, i)
    if word in known.power or word in known.energy or _is_magnitude(tokens, i):
        return len(word) > 1
    if word in GIGS and is_gigawatt(tokens, i, 1.0):
        return True
    if low(tokens, i - 1) == "e":
        # Dialect: "e Gigawatt"; anything else is a letter.
        return False
    if known.time.get(word) == "decade":
        return True
    if word in known.currencies and per_after(tokens, i + 1)[0] is not None:
        # a buck an hour
        return True
    if low(tokens, i - 2) in {"of", "von"} and "elasti" in low(tokens, i - 3):
        return True
    if asked_by_each(tokens, i):
        return True
    return word in known.time and low(tokens, i - 1) in {"one", "ein", "eins"} and len(word) > 2


def _is_number(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].is_number


def _is_dash(tokens: Sequence[Token], i: int) -> bool:
    """``one-gigawatt campuses``."""
    return low(tokens, i) == "-" and tokens[i].glued


def _is_magnitude(tokens: Sequence[Token], i: int) -> bool:
    """``orders of magnitude``, ``Größenordnungen``."""
    if low(tokens, i).startswith("grossenordnung"):
        return True
    return low(tokens, i) in {"order", "orders"} and low(tokens, i + 2) == "magnitude"


def is_factor(tokens: Sequence[Token], i: int) -> bool:
    """Whether what stands before says so: ``factor of 4``, ``Effizienzfaktor 10``, ``x20``."""
    if low(tokens, i - 1) in {"x", "×", "times"}:
        # After a product or a number it counts things: ``A100 x 4``.
        counted = {low(tokens, k) for k in range(i + 1, i + 3)} & units().counted
        before = low(tokens, i - 2)
        return not (counted or before in units().power or any(c.isdigit() for c in before))
    if low(tokens, i - 1) == "mal":
        # "Effizienz mal 4", unlike "sag mal 4" and "mal 4 Leute".
        return low(tokens, i + 1) in _BETTER and low(tokens, i - 2) not in _PLEASE
    i -= 1 + (low(tokens, i - 1) in {"of", "von", ":", "=", "-"})
    told = low(tokens, i) == "gain" and low(tokens, i + 1) in {"=", ":"}
    return told or low(tokens, i).endswith(("factor", "faktor"))


def tail(tokens: Sequence[Token], number: Numeral, currency: str | None) -> Tail:
    """Read what follows a number."""
    i = number.end
    if number.whole_fraction and low(tokens, i) in units().articles:
        # half a dollar
        i += low(tokens, i + 1) in units().currencies
    i = _past_filler(tokens, _past_stroke(tokens, i))
    if number.scaled and low(tokens, i) in {"de", "of", "di"} and is_money(tokens, i + 1):
        i += 1  # 19 millones de pesos
    code, minor, i = currency_after(tokens, i, currency)
    value = number.value / 100 if minor else number.value
    if code is not None and _in_thousands(low(tokens, number.end)):
        value *= 1000
    unnamed = code is None and low(tokens, i) in units().unnamed_money
    i += unnamed
    if currency is not None or code is not None or minor or unnamed:
        if code is not None and not minor and (rest := hundredths(tokens, value, i)) is not None:
            value, i = value + rest[0], rest[1]
        return money(tokens, Tail("money", value, i, code or currency, unit="ct" if minor else ""))
    found = _and_half(tokens, _unit(tokens, number, i), number)
    if found.kind in {"hours", "number"} and found.per is None:
        per, end = per_after(tokens, found.end)
        if low(tokens, found.end) in units().adverbs and _is_number(tokens, end):
            return found  # "1450 abends 3 stunden": it counts what follows
        if per == "mwh":
            per, found = "kwh", replace(found, value=found.value / 1000)
        if per is None and found.kind == "hours":
            per, end = in_all(tokens, found.end, found.value)
        asked = asked_per(tokens, number.end) if per is None and found.kind == "number" else None
        if asked is not None:
            return replace(found, value=found.value * A_DAY[asked], unit=ASKED)
        found = replace(found, per=per, end=end)
    elif found.kind == "duration":
        found = _part_of_day(tokens, found)
    return found


def _past_stroke(tokens: Sequence[Token], i: int) -> int:
    """``27.500,-``, ``12'000.-``: the token after the stroke for no cents."""
    stroke = low(tokens, i) in {",", "."} and tokens[i].glued and low(tokens, i + 1) == "-"
    return i + 2 if stroke and tokens[i + 1].glued else i


def _past_filler(tokens: Sequence[Token], i: int) -> int:
    """``100+ kW``, ``a whole megawatt``: where the unit stands."""
    known = units()
    if low(tokens, i) == "+" and tokens[i].glued and not _is_number(tokens, i + 1):
        i += 1
    if low(tokens, i) not in known.fillers:
        return i
    word = low(tokens, i + 1)
    unit = word in known.power or word in known.energy or word in known.currencies
    return i + 1 if unit or (word in known.time and len(word) > 1) else i


def _in_thousands(word: str) -> bool:
    """``T€``, ``TEUR``, ``kCHF``: accountants write thousands."""
    known = units().currencies
    return word == "t" or (word not in known and word[:1] in {"t", "k"} and word[1:] in known)


def money(tokens: Sequence[Token], found: Tail) -> Tail:
    """The same amount with what it is paid for: an hour, a kWh."""
    per, end = paid_per(tokens, found.end)
    if per == "mwh":
        return replace(found, value=found.value / 1000, per="kwh", end=end)
    if per == "kwh" and found.value >= _NO_UNIT and low(tokens, end - 1) == "unit":
        return found  # $35,000 a unit: of hardware, not of electricity
    return replace(found, per=per, end=end)


def _and_half(tokens: Sequence[Token], found: Tail, number: Numeral) -> Tail:
    """``a gigawatt and a half``, ``two years and a half``, unlike "2 years and half the energy"."""
    half = and_share(tokens, found.end)
    if half is None or found.kind not in {"power", "hours", "duration"} or not number.value:
        return found
    if number.value != 1 and low(tokens, half[1]) in _HALVED:
        return found
    return replace(found, value=found.value * (1 + half[0] / number.value), end=half[1])


def _unit(tokens: Sequence[Token], number: Numeral, i: int) -> Tail:
    known = units()
    value = number.value
    word = low(tokens, i)
    if word == "-" and i + 1 < len(tokens) and tokens[i].glued and tokens[i + 1].is_word:
        i, word = i + 1, low(tokens, i + 1)
    if word == "per" and low(tokens, i + 1 + (low(tokens, i + 1) == "-")) == "cent":
        return Tail("percent", value / 100, i + 2 + (low(tokens, i + 1) == "-"))
    if word in known.percent and not (word == "pc" and (value > 100 or tokens[i].text == "PC")):
        return Tail("percent", value / 100, i + 1)
    if _is_magnitude(tokens, i) and value <= _MOST_ORDERS:
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


def _is_other(tokens: Sequence[Token], i: int) -> bool:
    """Whether a letter apart from its number is a word or a day: ``5 a day``; not ``5 a, 24/7``."""
    if tokens[i].text in {"a", "J", "d"}:
        return i + 1 < len(tokens) and tokens[i + 1].low not in {",", ".", ";", "?", ")"}
    return tokens[i].low in "adj" or _is_number(tokens, i + 1)


def _is_shortened(tokens: Sequence[Token], i: int) -> bool:
    """``40 Std. im Monat``: a stop that no sentence ends with."""
    if low(tokens, i) != "." or low(tokens, i - 1) not in {"std", "hrs", "hr", "yrs", "yr"}:
        return False
    return per_after(tokens, i + 1)[0] not in {None, "hour"}


def _counts_powers(tokens: Sequence[Token], i: int) -> bool:
    """``50 x 100 kW``, ``1000x1MW``: so many machines or sites of so much each."""
    if low(tokens, i) not in {"x", "×", "mal"} or not _is_number(tokens, i + 1):
        return False
    return low(tokens, i + 2) in units().power


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


def _kind_of_hours(tokens: Sequence[Token], i: int) -> int | None:
    """Where ``full-load hours``, ``Betriebsstunden``, ``draaiuren`` end, if they begin here."""
    known = units()
    for k in range(i, i + 4):
        word = low(tokens, k)
        if (known.time.get(word) == "hour" and k > i) or word.endswith(
            ("stunden", "zonuren", "draaiuren")
        ):
            return k + 1
        if word not in known.hour_kinds:
            return None
    return None


def _whole(tokens: Sequence[Token], number: Numeral, i: int) -> Tail:
    """``half a kilowatt``, ``half an hour``; otherwise a share."""
    known = units()
    of = low(tokens, i) in {"of", "von"} and low(tokens, i + 2) in known.power.keys() | GIGS
    step = i + of + _is_dash(tokens, i)
    step += low(tokens, step) in {"a", "an", "ein", "eine", "einem", "eines"}
    step = _past_filler(tokens, step)
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


def _part_of_day(tokens: Sequence[Token], found: Tail) -> Tail:
    """``six months a year``, ``3 days a week``: running time rather than a lifetime."""
    per, end = per_after(tokens, found.end)
    if found.unit == "month" and (twelve := of_twelve(tokens, found.end)) is not None:
        per, end = "year", twelve
    if per is None or per == "hour":
        return found
    years = found.value * (units().per_year.get(per, 1.0))
    return Tail("hours", years * 8760, end, per="year", unit=found.unit) if years <= 1.01 else found
