"""Numbers as people write them, without units: ``30.000``, ``28 lakh``, ``two and a half``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.questions.compounds import share_value, word_value
from bot.questions.digits import Numeral, digits
from bot.questions.parts import and_share, behind_point, tells_which
from bot.questions.scales import scale_at
from bot.questions.units import units
from bot.questions.words import Token

_LARGEST = 1e15
_POINTS = frozenset({"point", "komma", "comma", "koma"})
_SIGN = 5
"""Shorter scales (``k``, ``lakh``, ``mio``) never stand without a number."""
_THOUSAND = 1000
_HUNDREDS = range(100, 1000, 100)
_YEARS_OF_2000 = 2000
_WITH_TENTHS = frozenset({"k", "tr"})
_DOZEN = ("dozen", "dutzend")
_UNCOUNTED = frozenset(
    {
        "hunner",
        "hunderter",
        "tausender",
        "thousands",
        "millions",
        "billions",
        "millionen",
        "milliarden",
    }
)
_VAGUE = frozenset({"few", "several", "many", "some", "paar", "mehrere", "einige", "viele"})
"""Many, but nobody says how many: ``thousands of bars``."""


def numeral(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The number that begins at token `i`, if one does."""
    if i >= len(tokens):
        return None
    found = digits(tokens, i) if tokens[i].is_number else _spoken(tokens, i)
    if found is None:
        return None
    found = _and_half(tokens, _with_point(tokens, found))
    found = _and_half(tokens, _scaled(tokens, found), found)
    return found if found.value <= _LARGEST else None


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _spoken(tokens: Sequence[Token], i: int) -> Numeral | None:
    known = units()
    low = tokens[i].low
    if low in known.fractions:
        return None if tells_which(tokens, i) else _share(tokens, 1.0, i)
    if (part := _part(tokens, i)) is not None:
        return part
    if low == "point":
        return _point_first(tokens, i)
    value = word_value(low) if low != "due" or _is_italian(tokens, i + 1) else None
    if value is None:
        if low not in known.articles or _at(tokens, i + 1) not in _countable():
            return _unsaid_one(tokens, i)
        value = 1.0
    end = i + 1
    if (rest := _behind_thousands(tokens, i, value)) is not None:
        return Numeral(value + rest.value, rest.end)
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


@lru_cache(maxsize=1)
def _countable() -> frozenset[str]:
    """What an article counts: a half, a million, a dozen."""
    return frozenset((*units().fractions, *units().scales, *_DOZEN))


def _unsaid_one(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The one that a scale or an article stands for."""
    if _is_scale_alone(tokens, i):
        # "so tausend Fragen": the scale itself is the number, and is read as one below.
        return Numeral(1.0, i)
    return Numeral(1.0, i + 1, loose=True) if tokens[i].low in {"a", "an", "e"} else None


def _behind_thousands(tokens: Sequence[Token], i: int, value: float) -> Numeral | None:
    """The rest that stands apart: ``zwölftausend achthundert``; ``tausend elf Jahre`` are years."""
    if value < _THOUSAND or value % _THOUSAND:
        return None
    rest = _below(tokens, i + 1, _THOUSAND)
    if rest is None or rest.value < 10 or _at(tokens, rest.end) in units().time:
        return None
    return rest


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
    behind, end = behind_point(tokens, found.end + 1)
    return Numeral(found.value + behind, end) if end > found.end + 1 else found


def _point_first(tokens: Sequence[Token], i: int) -> Numeral | None:
    """``point four``, but not "at that point four of us"."""
    if i and tokens[i - 1].is_word and tokens[i - 1].low not in units().before_point:
        return None
    behind, end = behind_point(tokens, i + 1)
    return Numeral(behind, end) if end > i + 1 else None


def _and_half(tokens: Sequence[Token], found: Numeral, whole: Numeral | None = None) -> Numeral:
    """``two and a half``, ``1 1/2``; of a scale (`whole` is before it) ``a million and a half``."""
    end = found.end
    if found.whole_fraction or (whole is None) == found.scaled:
        return found
    half = and_share(tokens, end)
    # "Elastizität 1.8 und ein Drittel des Bedarfs" are two numbers.
    if half is not None and (found.value % 1 == 0 or whole is not None):
        step = found.value / whole.value if whole is not None and whole.value else 1.0
        return replace(found, value=found.value + half[0] * step, end=half[1], loose=False)
    pair = [_at(tokens, end + k) for k in range(3)]
    if pair in (["1", "/", "2"], ["1", "/", "4"], ["3", "/", "4"]) and not tokens[end].glued:
        return Numeral(found.value + int(pair[0]) / int(pair[2]), end + 3)
    return found


def _scaled(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """Apply ``k``, ``grand``, ``hundred thousand``; add what is left over."""
    value, end, scaled = found.value, found.end, found.scaled
    if found.whole_fraction:
        return found
    for _ in range(3):
        scale = scale_at(tokens, end, value)
        if scale is None or (scaled and scale[1] == end):
            break
        value, end, scaled = value * scale[0], scale[1], True
        low = tokens[end - 1].low
        if low in _WITH_TENTHS and _is_hundreds(tokens, end):
            tenths = scale[0] / 10 * float(tokens[end].text)
            return Numeral(value + tenths, end + 1, scaled=True)
        if _at(tokens, end) == "." and low in {"mio", "mrd", "tsd", "tys"}:
            end += 1
        rest = _below(tokens, end, scale[0])
        if rest is not None and low not in {"k", "m"}:
            above = _above_rest(tokens, low, value, rest)
            value, end = value + rest.value * above, rest.end
    return Numeral(value, end, scaled, found.whole_fraction, found.loose and not scaled)


def _above_rest(tokens: Sequence[Token], scale: str, value: float, rest: Numeral) -> float:
    """What the rest of a sum is counted in: ``three million two``, ``twelve thousand five``.

    Of a million two hundred are thousands, as nobody counts single hundreds there.
    """
    if scale == "million" and rest.value in _HUNDREDS:
        return 1e3
    single = 1 < rest.value < 10 and _at(tokens, rest.end) in units().after_amount
    if single and scale in {"million", "thousand"} and value != _YEARS_OF_2000:
        return units().scales[scale] / 10
    return 1.0


def _is_hundreds(tokens: Sequence[Token], i: int) -> bool:
    """``2k5``: a single digit between the thousands and no further letter."""
    digit = _at(tokens, i)
    single = len(digit) == 1 and digit.isdecimal() and tokens[i - 1].glued and tokens[i].glued
    return single and not (i + 1 < len(tokens) and tokens[i + 1].glued and tokens[i + 1].is_word)


def _below(tokens: Sequence[Token], i: int, limit: float) -> Numeral | None:
    """The tail of a spoken number, smaller than the scale before it."""
    i += _at(tokens, i) == "and"
    if i >= len(tokens):
        return None
    if tokens[i].is_number:
        return _digits_below(tokens, i, limit)
    hundreds = _at(tokens, i + 1) in {"hundred", "hunner"}
    if not tokens[i].is_word or (tokens[i].low in units().articles and not hundreds):
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
        if times == min(_HUNDREDS) and (ones := _ones_behind(tokens, end)) is not None:
            value, end = value + ones.value, ones.end
    return Numeral(value, end)


def _digits_below(tokens: Sequence[Token], i: int, limit: float) -> Numeral | None:
    """``7 lakh 20 thousand``: digits with a smaller scale of their own."""
    times = units().scales.get(_at(tokens, i + 1), limit)
    whole = tokens[i].text.isascii() and tokens[i].text.isdecimal()
    if not whole or times >= limit or float(tokens[i].text) * times >= limit:
        return None
    return Numeral(float(tokens[i].text) * times, i + 2)


def _ones_behind(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The ``sixty`` of ``seven hundred and sixty``."""
    i += _at(tokens, i) == "and"
    if i >= len(tokens) or not tokens[i].is_word or tokens[i].low in units().articles:
        return None
    value = word_value(tokens[i].low)
    if value is None or not 0 < value < min(_HUNDREDS):
        return None
    rest = _spoken(tokens, i)
    return None if rest is None or rest.whole_fraction else rest
