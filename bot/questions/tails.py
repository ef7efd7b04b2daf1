"""What stands before and after a number: currency, unit, ``per hour``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.digits import Numeral
from bot.questions.measures import (
    Tail,
    is_dash,
    is_digits,
    is_magnitude,
    past_filler,
    with_unit,
)
from bot.questions.money import currency_after, is_money, paid_per
from bot.questions.parts import and_share
from bot.questions.quantity import ASKED
from bot.questions.rates import (
    A_DAY,
    asked_by_each,
    asked_per,
    in_all,
    low,
    of_twelve,
    per_after,
)
from bot.questions.sizes import GIGS, is_gigawatt
from bot.questions.sums import hundredths
from bot.questions.units import units
from bot.questions.words import Token

_NO_UNIT = 1000
"""So much a unit is the price of a machine in any currency."""
_BETTER = frozenset({"", ".", ",", "?", "effizienter", "sparsamer", "besser"})
_HALVED = frozenset({"the", "a", "an", "of", "as", "so", "that", "der", "die", "das", "des"})
_PLEASE = frozenset({"", "sag", "mach", "nimm", "rechne", "schau", "guck", "wart", "erst", "doch",
                     "noch", "ich", "wir"})  # fmt: skip


def counts(tokens: Sequence[Token], i: int) -> bool:
    """Whether an article is a number here, because a unit follows: ``one year``, ``ein MW``."""
    known = units()
    if (low(tokens, i) in known.fillers or is_dash(tokens, i)) and (
        low(tokens, i + 1) in known.power
    ):
        i += 1
    word = low(tokens, i)
    if word in known.power or word in known.energy or is_magnitude(tokens, i):
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
    i = past_filler(tokens, _past_stroke(tokens, i))
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
    found = _and_half(tokens, with_unit(tokens, number, i), number)
    if found.kind in {"hours", "number"} and found.per is None:
        per, end = per_after(tokens, found.end)
        if low(tokens, found.end) in units().adverbs and is_digits(tokens, end):
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


def _part_of_day(tokens: Sequence[Token], found: Tail) -> Tail:
    """``six months a year``, ``3 days a week``: running time rather than a lifetime."""
    per, end = per_after(tokens, found.end)
    if found.unit == "month" and (twelve := of_twelve(tokens, found.end)) is not None:
        per, end = "year", twelve
    if per is None or per == "hour":
        return found
    years = found.value * (units().per_year.get(per, 1.0))
    return Tail("hours", years * 8760, end, per="year", unit=found.unit) if years <= 1.01 else found
