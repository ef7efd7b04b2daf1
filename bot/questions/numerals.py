"""Numbers as people write them, without units: ``30.000``, ``28 lakh``, ``two and a half``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.questions.compounds import share_value, word_value
from bot.questions.digits import decimal
from bot.questions.units import units
from bot.questions.words import Token

_LARGEST = 1e15
_POINTS = frozenset({"point", "komma", "comma", "koma"})
_MOST_DIGITS = 6
_SIGN = 5
"""Shorter scales (``k``, ``lakh``, ``mio``) never stand without a number."""
_HUNDREDS = range(100, 1000, 100)
_DOZEN = ("dozen", "dutzend")
_UNCOUNTED = frozenset({"thousands", "millions", "billions", "millionen", "milliarden"})
_VAGUE = frozenset({"few", "several", "many", "some", "paar", "mehrere", "einige", "viele"})
"""Many, but nobody says how many: ``thousands of bars``."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the first token after it."""

    value: float
    end: int
    scaled: bool = False
    """Whether a word such as ``k`` or ``million`` was part of it."""
    whole_fraction: bool = False
    """Whether it is a share such as ``a third``, ``1/20``."""
    loose: bool = False
    """Whether it is only an article that may or may not count (``a``, ``ein``)."""


def numeral(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The number that begins at token `i`, if one does."""
    if i >= len(tokens):
        return None
    found = _digits(tokens, i) if tokens[i].is_number else _spoken(tokens, i)
    if found is None:
        return None
    found = _and_half(tokens, _with_point(tokens, found))
    found = _and_half(tokens, _scaled(tokens, found), found)
    return found if found.value <= _LARGEST else None


def _digits(tokens: Sequence[Token], i: int) -> Numeral | None:
    try:
        value = decimal(tokens[i].text)
    except (ValueError, OverflowError):
        return None
    end = i + 1
    if _at(tokens, end) == "^" and end + 1 < len(tokens) and tokens[end + 1].glued:
        return _power_of(tokens, value, end + 1)
    whole = tokens[i].text.isdecimal() and 0 < value < 1000
    # 410 000: groups of three, each one blank apart.
    while whole and end < len(tokens) and _is_group(tokens, end):
        value = value * 1000 + float(tokens[end].text)
        end += 1
    below_it = _at(tokens, end) == "/" and end + 1 < len(tokens)
    if below_it and whole and tokens[end + 1].text.isdecimal():
        below = float(tokens[end + 1].text)
        plain = 1 < below <= 1000 and tokens[end + 1].text[0] != "0"
        if plain and value < below and (int(value), int(below)) != (24, 7):
            end += 2
            end += _at(tokens, end) in {"th", "rd", "st", "nd"} and tokens[end].glued
            return Numeral(value / below, end, whole_fraction=True)
    return Numeral(value, end)


def _power_of(tokens: Sequence[Token], base: float, i: int) -> Numeral | None:
    """``10^6``."""
    text = tokens[i].text
    small = text.isascii() and text.isdecimal() and len(text) <= 2 and base <= 1000
    return Numeral(base ** int(text), i + 1) if small else None


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    before, here = tokens[i - 1], tokens[i]
    return here.text.isdecimal() and len(here.text) == 3 and here.start == before.end + 1


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _spoken(tokens: Sequence[Token], i: int) -> Numeral | None:
    known = units()
    low = tokens[i].low
    if low in known.fractions:
        return _share(tokens, 1.0, i)
    if (part := _part(tokens, i)) is not None:
        return part
    if low == "point":
        return _point_first(tokens, i)
    value = word_value(low) if low != "due" or _is_italian(tokens, i + 1) else None
    if value is None:
        countable = (*known.fractions, *known.scales, *_DOZEN)
        if low in known.articles and _at(tokens, i + 1) in countable:
            value = 1.0
        elif _is_scale_alone(tokens, i):
            # "so tausend Fragen": the scale itself is the number, and is read as one below.
            return Numeral(1.0, i)
        elif low in {"a", "an", "e"}:
            return Numeral(1.0, i + 1, loose=True)
        else:
            return None
    end = i + 1
    if _at(tokens, end) in _DOZEN and value < 12:
        return Numeral(value * 12, end + 1)
    # twenty-five, thirty two
    if value >= 20 and value % 10 == 0:
        dashed = _at(tokens, end) == "-"
        step = end + dashed
        ones = known.numbers.get(_at(tokens, step))
        # "twenty one 1 GW campuses" is no twenty-one; "thirty-one thousand" is.
        counts = dashed or _at(tokens, step) not in known.articles
        if ones is not None and 0 < ones < 10 and counts:
            value, end = value + ones, step + 1
    if _at(tokens, end) in known.fractions or (
        _at(tokens, end) == "-" and _at(tokens, end + 1) in known.fractions
    ):
        return _share(tokens, value, end + (_at(tokens, end) == "-"))
    return Numeral(value, end, loose=low in known.articles and end == i + 1)


def _is_italian(tokens: Sequence[Token], i: int) -> bool:
    """``due anni``, unlike a memo that is due."""
    word = _at(tokens, i)
    return any(word in words for words in (units().time, units().scales, units().currencies))


def _is_scale_alone(tokens: Sequence[Token], i: int) -> bool:
    """``so tausend Fragen``, unlike ``thousands of bars``, ``a few thousand``."""
    low = tokens[i].low
    if low not in units().scales or len(low) <= _SIGN or low in _UNCOUNTED:
        return False
    return _at(tokens, i - 1) not in _VAGUE


def _part(tokens: Sequence[Token], i: int) -> Numeral | None:
    """``dreiviertel``, ``zwölften Teil``."""
    ordinal = units().ordinals.get(tokens[i].low)
    if ordinal is not None and _at(tokens, i + 1) in {"teil", "teils"}:
        return Numeral(1 / ordinal, i + 2, whole_fraction=True)
    share = share_value(tokens[i].low)
    return None if share is None else Numeral(share, i + 1, whole_fraction=True)


def _share(tokens: Sequence[Token], count: float, i: int) -> Numeral:
    """``third``, ``quarter of a million``, ``halbe Million``."""
    known = units()
    value = count * known.fractions[tokens[i].low]
    end = i + 1
    step = _past_dash(tokens, end)
    if _at(tokens, step) in {"of", "einer", "von"}:
        step = _past_dash(tokens, step + 1)
    if _at(tokens, step) in known.articles:
        step = _past_dash(tokens, step + 1)
    scale = _at(tokens, step)
    if scale == "mil":
        return Numeral(value * 1e6, step + 1, scaled=True)
    if scale in known.scales and scale not in known.glued_scales and len(scale) > 1:
        return Numeral(value * known.scales[scale], step + 1, scaled=True)
    return Numeral(value, end, whole_fraction=True)


def _past_dash(tokens: Sequence[Token], i: int) -> int:
    """``quarter-of-a-million``: the token after a dash, if one is there."""
    return i + (_at(tokens, i) == "-")


def _with_point(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """``one point one``, ``null Komma drei``, ``eins Komma 25``."""
    if found.whole_fraction or found.scaled or found.value % 1 != 0:
        return found
    if _at(tokens, found.end) not in _POINTS:
        return found
    behind, end = _behind_point(tokens, found.end + 1)
    return Numeral(found.value + behind, end) if end > found.end + 1 else found


def _point_first(tokens: Sequence[Token], i: int) -> Numeral | None:
    """``point four``, but not "at that point four of us"."""
    if i and tokens[i - 1].is_word and tokens[i - 1].low not in units().before_point:
        return None
    behind, end = _behind_point(tokens, i + 1)
    return Numeral(behind, end) if end > i + 1 else None


def _behind_point(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """The part of a number behind its point as a value below one, and its end."""
    digits = ""
    while i < len(tokens) and len(digits) < _MOST_DIGITS:
        value = word_value(tokens[i].low) if tokens[i].is_word else None
        if not digits and tokens[i].text.isdecimal() and tokens[i].text.isascii():
            digits, i = tokens[i].text[:_MOST_DIGITS], i + 1
            break
        if value is None or not 0 <= value < (10 if digits else 100) or value % 1:
            break
        digits, i = digits + str(int(value)), i + 1
        if value >= 10:
            break
    return (float(f"0.{digits}") if digits else 0.0), i


def _and_half(tokens: Sequence[Token], found: Numeral, whole: Numeral | None = None) -> Numeral:
    """``two and a half``, ``1 1/2``; of a scale (`whole` is before it) ``a million and a half``."""
    end = found.end
    if found.whole_fraction or (whole is None) == found.scaled:
        return found
    if (half := and_share(tokens, end)) is not None:
        step = found.value / whole.value if whole is not None and whole.value else 1.0
        return replace(found, value=found.value + half[0] * step, end=half[1], loose=False)
    pair = [_at(tokens, end + k) for k in range(3)]
    if pair in (["1", "/", "2"], ["1", "/", "4"], ["3", "/", "4"]) and not tokens[end].glued:
        return Numeral(found.value + int(pair[0]) / int(pair[2]), end + 3)
    return found


def and_share(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """``and a half``: the share, and the first token after it."""
    if _at(tokens, i) not in {"and", "und"}:
        return None
    step = i + 1 + (_at(tokens, i + 1) in {"a", "ein", "eine", "one"})
    share = units().fractions.get(_at(tokens, step))
    return (share, step + 1) if share is not None and share <= 0.5 else None


def _scaled(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """Apply ``k``, ``grand``, ``hundred thousand``; add what is left over."""
    known = units()
    value, end, scaled = found.value, found.end, found.scaled
    if found.whole_fraction:
        return found
    if _at(tokens, end) == "riesen" and value > 1 and _at(tokens, end + 1) != "-":
        # 12 Riesen, unlike the Riesen-Rechenzentrum
        return Numeral(value * 1e3, end + 1, scaled=True)
    for _ in range(3):
        step = end + (_at(tokens, end) == "-" and _at(tokens, end + 1) in known.scales)
        low = _at(tokens, step)
        if low not in known.scales or (low in known.glued_scales and not tokens[step].glued):
            break
        if low == "mil" and not _is_iberian(tokens):
            value, end, scaled = value * 1e6, step + 1, True
            break
        value, end, scaled = value * known.scales[low], step + 1, True
        if low == "k" and _is_hundreds(tokens, end):
            return Numeral(value + 100 * float(tokens[end].text), end + 1, scaled=True)
        if _at(tokens, end) == "." and low in {"mio", "mrd", "tsd", "tys"}:
            end += 1
        rest = _below(tokens, end, known.scales[low])
        if rest is not None and low not in {"k", "m"}:
            # "a million two hundred": of thousands, as nobody counts single hundreds there
            above = 1e3 if low == "million" and rest.value in _HUNDREDS else 1.0
            value, end = value + rest.value * above, rest.end
    return Numeral(value, end, scaled, found.whole_fraction, found.loose and not scaled)


def _is_hundreds(tokens: Sequence[Token], i: int) -> bool:
    """``2k5``: a single digit between the thousands and no further letter."""
    digit = _at(tokens, i)
    single = len(digit) == 1 and digit.isdecimal() and tokens[i - 1].glued and tokens[i].glued
    return single and not (i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].is_word)


def _is_iberian(tokens: Sequence[Token]) -> bool:
    """Whether ``mil`` is the thousand of Spain and Brazil, not an English million."""
    if any(token.low in {"reais", "pesos"} for token in tokens):
        return True
    if any(t.low == "r" and after.low == "$" for t, after in pairwise(tokens)):
        return True
    return sum(token.low in units().iberian for token in tokens) >= 2


def _below(tokens: Sequence[Token], i: int, limit: float) -> Numeral | None:
    """The tail of a spoken number, smaller than the scale before it."""
    i += _at(tokens, i) == "and"
    if i >= len(tokens) or not tokens[i].is_word or tokens[i].low in units().articles:
        return None
    value = word_value(tokens[i].low)
    if value is None or value >= limit or value == 0:
        return None
    rest = _spoken(tokens, i)
    if rest is None or rest.whole_fraction:
        return None
    # No call back into _scaled: its depth would be the asker's to choose.
    value, end = rest.value, rest.end
    for _ in range(2):
        times = units().scales.get(_at(tokens, end), 0.0)
        if times < 100 or value * times >= limit:
            break
        value, end = value * times, end + 1
    return Numeral(value, end)
