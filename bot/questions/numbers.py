"""Quantities in a text: numbers together with what their neighbours make of them.

Numbers are read before any meaning is looked for; `quantity` says what kinds there are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.questions import tails
from bot.questions.always import always, without_empty
from bot.questions.clock import clock
from bot.questions.compounds import factor_value, times_value
from bot.questions.digits import Numeral, decimal
from bot.questions.measures import HABITS, Tail
from bot.questions.money import bare_cents, currency_before, of_a_kwh
from bot.questions.numerals import numeral
from bot.questions.openings import may_begin
from bot.questions.past import without_past
from bot.questions.products import spread
from bot.questions.quantity import Quantity
from bot.questions.rates import low, per_after, per_before
from bot.questions.rejected import without_rejected
from bot.questions.running import gathered, hours_by_days
from bot.questions.sums import spoken_sum
from bot.questions.supplied import without_supplied
from bot.questions.told import told
from bot.questions.units import units
from bot.questions.unsaid import unsaid_number
from bot.questions.words import Token, tokenise
from bot.questions.years import is_date, is_year, is_year_of, is_year_to_come, named_year

# "4 or 5 bucks" is one price, "5k or 25k" are two machines.
_CLOSE = 2
_RANGE_REACH = 3
_HUNDRED, _THOUSAND = 100, 1000


def read(text: str) -> tuple[Quantity, ...]:
    """All quantities of cleaned text."""
    return quantities(tokenise(text))


# Each is weighed against all others; nobody means more than these.
_MOST = 60


def quantities(tokens: Sequence[Token], taken: Collection[int] = ()) -> tuple[Quantity, ...]:
    """All quantities of a row of tokens, left to right, without those in `taken`."""
    found: list[Quantity] = []
    i = 0
    while i < len(tokens) and len(found) < _MOST:
        plain = i in taken or (tokens[i].is_word and not may_begin(tokens[i].low))
        one = None if plain else _quantity(tokens, i, taken)
        if one is None:
            i += 1
        else:
            if found and _is_upper_end(tokens, found[-1], one):
                found[-1] = replace(found[-1], end=one.end, per=found[-1].per or one.per)
            else:
                found.append(one)
            i = max(one.end, i + 1)
    row = spread(tokens, gathered(tokens, without_past(tokens, without_empty(found))))
    return without_supplied(tokens, told(tokens, without_rejected(tokens, row)))


def _is_upper_end(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """``80 cent bis 1 euro``: a range whose ends both have their unit, read as its lower end."""
    return (
        one.kind == other.kind == "money"
        and other.start == one.end + 1
        and tokens[one.end].low in {"-", "to", "bis", "a"}
        and one.value < other.value
    )


def _quantity(tokens: Sequence[Token], i: int, taken: Collection[int]) -> Quantity | None:
    if (all_year := always(tokens, i)) is not None:
        return all_year
    if tokens[i].is_word and (year := named_year(tokens, i)) is not None:
        return year
    hours = hours_by_days(tokens, i) or clock(tokens, i)
    if hours is not None and not set(range(i, hours.end)) & set(taken):
        return hours
    if (said := spoken_sum(tokens, i)) is not None:
        paid = tails.money(tokens, Tail("money", said.value, said.end, said.currency))
        return Quantity("money", paid.value, i, paid.end, paid.currency, paid.per)
    currency, first = currency_before(tokens, i)
    if first in taken:
        return None
    number = numeral(tokens, first)
    if number is None:
        return _one_word(tokens, i) if currency is None else None
    if number.loose and not tails.counts(tokens, number.end):
        return None
    number, spread = _range(tokens, number, taken)
    return _measured(tokens, i, first, number, currency, spread)


def _one_word(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``twice``, ``zwölffach``; with a day behind it ``zehnmal am Tag``."""
    if not tokens[i].is_word:
        return None
    often = times_value(tokens[i].low)
    if often is not None:
        per, end = per_after(tokens, i + 1)
        start = i
        if per is None and tokens[i].low.endswith("mal"):
            (per, start), end = per_before(tokens, i), i + 1
        if per in HABITS:
            return Quantity("number", often, start, end, per=per)
    if (unsaid := unsaid_number(tokens, i)) is not None:
        return unsaid
    if tokens[i].low.startswith("halving") and low(tokens, i - 1) in units().halved:
        return None  # bitcoin's
    factor = factor_value(tokens[i].low)
    return None if factor is None else Quantity("factor", factor, i, i + 1)


def _range(
    tokens: Sequence[Token], first: Numeral, taken: Collection[int]
) -> tuple[Numeral, Numeral | None]:
    """``4-5 bucks``: the first value with the unit of the last; None where there is one value."""
    i = first.end
    if first.whole_fraction or i + 1 >= len(tokens):
        return first, None
    if i + 1 in taken or not _joins(tokens, i):
        return first, None
    _, start = currency_before(tokens, i + 1)
    last = numeral(tokens, start)
    if last is None or last.whole_fraction or last.loose or last.value <= first.value:
        return first, None
    if tokens[i].low == "bis" and is_year_to_come(tokens, start, first, last):
        return first, None
    bare = numeral_value(tokens, start)
    # "two or three hundred"
    times = last.value / bare if last.scaled and not first.scaled and bare else 1.0
    if tokens[i].low in {"or", "oder"} and last.value > _CLOSE * first.value * times:
        return first, None
    value = first.value
    if times > 1 and value < 1000:
        value *= times
        if value > last.value:
            value = first.value
    return replace(first, value=value, end=last.end, scaled=last.scaled), last


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` stands between the two ends of a range."""
    if tokens[i].low in {"-", "to", "bis", "or", "oder", "~"}:
        return True
    between = {token.low for token in tokens[max(0, i - _RANGE_REACH) : i]} & units().between
    return bool(between) and tokens[i].low in units().and_words


def numeral_value(tokens: Sequence[Token], i: int) -> float:
    """The number at `i` without a scale word after it."""
    found = numeral(tokens[i : i + 1], 0)
    return found.value if found else 0.0


def _measured(  # noqa: PLR0917  (the parts of one number, all known to the caller)
    tokens: Sequence[Token],
    i: int,
    first: int,
    number: Numeral,
    currency: str | None,
    spread: Numeral | None,
) -> Quantity:
    if currency is None and spread is None and is_year_of(tokens, first, number):
        return Quantity("year", number.value, i, number.end)
    tail = tails.tail(tokens, number, currency)
    kind, value, end = tail.kind, tail.value, tail.end
    if kind == "number" and tail.per is None:
        named = not tail.unit and _is_numbered(tokens, i, number.value)
        if named or is_date(tokens, first, number):
            kind = "size"
        elif is_year(tokens, first, number, tail.end):
            kind, end = "year", _past_short(tokens, end)
        elif tails.is_factor(tokens, i):
            kind = "factor"
        elif not number.scaled and bare_cents(tokens, first, end, value):
            return Quantity("money", value / 100, i, end, unit="ct")
        elif low(tokens, i - 1) == "tdp":
            return Quantity("power", value, i, end, unit="w")
    elif kind == "factor" and tail.unit in {"mal", "times"}:
        per, start = per_before(tokens, i)
        if per in HABITS:
            kind, tail, i = "number", replace(tail, per=per), start
    start, per = i, tail.per
    whole = kind in {"money", "number"} and not number.scaled and spread is None
    if per is None and whole and of_a_kwh(tokens, i, value, bare=kind == "number"):
        per = "kwh"
    if per is None and kind in {"hours", "number"}:
        per, start = per_before(tokens, i)
    return Quantity(
        kind, value, start, end, tail.currency, per, tail.unit,
        number.scaled or (spread is not None and spread.scaled), _is_glued(tokens, first),
    )  # fmt: skip


def _is_glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number hangs on a word (``gpt-5``), unlike one behind a sign (``-1.3``)."""
    if not tokens[i].glued or tokens[i - 1].low in "€$£₹~(<>=+,/:@\"'":
        return False
    return tokens[i - 1].low != "-" or tokens[i - 1].glued


def _past_short(tokens: Sequence[Token], i: int) -> int:
    """The token after the second year of ``2027/28``."""
    short = low(tokens, i) == "/" and tokens[i].glued and low(tokens, i + 1).isdecimal()
    return i + 2 if short and len(tokens[i + 1].text) == 2 else i


def _is_product(tokens: Sequence[Token], i: int) -> bool:
    """``RX 6800``, ``4000 Ada``, ``7900 XTX``: plain digits of a product's name."""
    known = units()
    if not tokens[i].text.isdecimal() or not 3 <= len(tokens[i].text) <= 4:
        return False
    return low(tokens, i - 1) in known.product_leads or low(tokens, i + 1) in known.product_tails


def _is_numbered(tokens: Sequence[Token], i: int, value: float) -> bool:
    """``ticket 48213``, ``Nr. 2291``: a number that only tells things apart, unlike ``8,750``."""
    marked = tokens[i].is_number and not tokens[i].text.isdecimal()
    if marked and decimal(tokens[i].text) >= _THOUSAND:
        return False
    if tokens[i].is_word and value >= _HUNDRED:
        return False  # "statt einer Halle fünftausend Garagen"
    if (low(tokens, i - 2), low(tokens, i - 1)) == ("straight", "line"):
        return False
    if _is_product(tokens, i):
        return True
    before = i - 1 - (i > 1 and tokens[i - 1].low in {".", ":", "#"})
    return before >= 0 and tokens[before].low in units().numbered
