"""Money as it is said: ``a buck eighty``, ``zwofuffzig``, ``a fiver``, ``two pounds fifty``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.numerals import numeral
from bot.questions.parts import and_share
from bot.questions.rates import low, per_after
from bot.questions.units import units
from bot.questions.words import Token

_LEAST_CENTS = 10
_FEW = 1000
"""Nobody says the cents of more: "5000 euro 20 cards" are two numbers."""
_ARTICLES = frozenset({"a", "one", "ein", "einen", "einem"})
# Before a euro in dialect; in English "an" stands before a vowel.
_AN = frozenset({"an", "am", "oan", "oam", "en", "nen", "nem"})
_ONES = frozenset({"dollar", "euro", "pound", "franken", "quid", "buck"})
_PRICED = frozenset({"hour", "kwh"})


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money in words of its own, and the first token after it."""

    value: float
    end: int
    currency: str | None


def spoken_sum(tokens: Sequence[Token], i: int) -> Sum | None:
    """``a buck eighty``, ``a fiver``; ``eins fünfzig die Stunde`` without its currency."""
    if not tokens[i].is_word:
        return None
    word = tokens[i].low
    if word in units().notes:
        return Sum(units().notes[word], i + 1, None)
    if (price := price_in_a_word(word)) is not None:
        return Sum(price, i + 1, None)
    return _one_and_cents(tokens, i) or _ones_and_cents(tokens, i)


@lru_cache(maxsize=1024)
def price_in_a_word(word: str) -> float | None:
    """``zwofuffzig``, ``dreizwanzig``: ones and tens side by side are euros and cents.

    >>> price_in_a_word("zwofuffzig"), price_in_a_word("funfzehn"), price_in_a_word("zwanzig")
    (2.5, None, None)
    """
    known = units().numbers
    if word in known or not word.endswith(("zig", "zg", "ssig")):
        return None
    for cut in range(3, len(word) - 3):
        ones, tens = known.get(word[:cut], 0), known.get(word[cut:], 0)
        if 1 <= ones <= 9 and tens >= _LEAST_CENTS:
            return ones + tens / 100
    return None


def _one_and_cents(tokens: Sequence[Token], i: int) -> Sum | None:
    """``a buck eighty``, ``an Euro zwanzig``, ``dollar fifty an hour``, ``charge a dollar``."""
    word, code = low(tokens, i), units().currencies.get(low(tokens, i + 1))
    if code is not None and (word in _ARTICLES or (word in _AN and code == "EUR")):
        cents = _cents(tokens, i + 2)
        if cents is not None:
            return Sum(1 + cents[0] / 100, cents[1], code)
        if (half := _and_half(tokens, i + 2)) is not None:
            return Sum(1 + half[0], half[1], code)
        return Sum(1.0, i + 2, code) if _is_asked_for(tokens, i) else None
    if word not in _ONES or (tokens[i - 1 : i] and tokens[i - 1].is_number):
        return None
    cents = _cents(tokens, i + 1) if low(tokens, i - 1) not in units().numbers else None
    if cents is None or (word != "buck" and per_after(tokens, cents[1])[0] not in _PRICED):
        return None
    return Sum(1 + cents[0] / 100, cents[1], units().currencies.get(word))


def _is_asked_for(tokens: Sequence[Token], i: int) -> bool:
    """``charge a dollar``, ``für einen Euro``, and nothing more behind."""
    known = units()
    whole = low(tokens, i + 2) in known.after_amount - {"-", "all", "new", "used"}
    shy = low(tokens, i + 1) in known.shy_currencies
    return whole and not shy and low(tokens, i - 1) in known.price_leads


def _ones_and_cents(tokens: Sequence[Token], i: int) -> Sum | None:
    """``three-fifty an hour``, ``eins fünfzig die Stunde``."""
    ones = units().numbers.get(low(tokens, i), 0)
    if not 1 <= ones <= 9 or ones != int(ones) or low(tokens, i) in {"ein", "eine", "einen"}:
        return None
    # three-fifty
    step = i + 1 + (low(tokens, i + 1) == "-")
    cents = _cents(tokens, step, dashed=step > i + 1) if low(tokens, step).isalpha() else None
    if cents is None or per_after(tokens, cents[1])[0] not in _PRICED:
        return None
    return Sum(ones + cents[0] / 100, cents[1], None)


def _and_half(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """The rest of ``one dollar and a half``, unlike ``20 dollars and a half rack``."""
    half = and_share(tokens, i)
    return half if half is not None and low(tokens, half[1]) in units().after_amount else None


def hundredths(tokens: Sequence[Token], value: float, i: int) -> tuple[float, int] | None:
    """The rest of ``1 euro 80``, ``two pounds fifty`` behind its currency, and its end."""
    if value != int(value) or value >= _FEW or not tokens[i - 1].is_word:
        return None
    if (half := _and_half(tokens, i)) is not None:
        return half
    found = _cents(tokens, i)
    if found is None:
        return None
    cents, end = found
    if low(tokens, end) in units().minor and not tokens[end].glued:
        end += 1
    return cents / 100, end


def _cents(tokens: Sequence[Token], i: int, *, dashed: bool = False) -> tuple[float, int] | None:
    """Two digits or their words, that count nothing else."""
    if i >= len(tokens) or (tokens[i].glued and not dashed):
        return None
    if tokens[i].is_number and len(tokens[i].text) != 2:
        return None
    found = numeral(tokens, i)
    if found is None or found.scaled or found.whole_fraction or found.value != int(found.value):
        return None
    known = units()
    word = low(tokens, found.end)
    others = (known.power, known.energy, known.percent, known.sizes, known.factor_marks,
              known.counted, known.currencies)  # fmt: skip
    timed = word in known.time and word != "a"
    if not _LEAST_CENTS <= found.value < 100 or timed or any(word in one for one in others):
        return None
    # A single letter or mark against it: "10%", "10x", "10h".
    close = found.end < len(tokens) and tokens[found.end].glued and tokens[found.end].is_word
    return None if close else (found.value, found.end)
