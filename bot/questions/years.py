"""Years and dates: ``2030``, ``next year``, ``the end of the decade``, ``twenty thirty``."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.candidates import AHEAD, THIS_YEAR
from bot.questions.compounds import word_value
from bot.questions.digits import Numeral
from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.units import units
from bot.questions.words import Token

_DIGITS = 4
_LAST_DAY = 31
# Earlier years are figures far more often than dates in questions about what is to come.
_FIRST, _LAST = 2010, 2100
_OLDEST = 1700
_BACK = 3
_CENTURY, _DECADE, _MIDDLE = 100, 10, 50

_words = words_of("years")


def named_year(tokens: Sequence[Token], i: int) -> Quantity | None:
    """A time to come that has no number of its own, if one begins at token `i`."""
    word = tokens[i].low
    if word in _words("places"):
        return _end_of(tokens, i)
    stem = word.removesuffix("'s")
    if stem in _words("year") and low(tokens, i - 1) in _words("next"):
        return Quantity("duration", 1.0, i, i + 1, unit=AHEAD)
    if stem in _words("decade"):
        if low(tokens, i - 1) in _words("next"):
            return Quantity("duration", float(_DECADE), i, i + 1, unit=AHEAD)
        if low(tokens, i - 1) in _words("this"):
            return Quantity("year", _next(_DECADE), i, i + 1)
        if stem != word and low(tokens, i + 1) == "end":
            return Quantity("year", _next(_DECADE), i, i + 2)
    if word in _words("decade_end"):
        return Quantity("year", _next(_DECADE), i, i + 1)
    if word in _words("mid_century"):
        return Quantity("year", _next(_CENTURY) - _MIDDLE, i, i + 1)
    return _short(tokens, i) if word in _words("before_short") else _spoken(tokens, i)


def _next(step: int) -> float:
    """The first year from now on that ends in so many noughts."""
    return float(-(-THIS_YEAR // step) * step)


def _end_of(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``end of the decade``, ``Ende dieses Jahrzehnts``, ``middle of the century``."""
    end = i + 1
    while end < i + _BACK + 1 and low(tokens, end) in _words("of"):
        end += 1
    word = low(tokens, end)
    middle = tokens[i].low in _words("middle")
    if word in _words("decade") and end > i + 1 and not middle:
        return Quantity("year", _next(_DECADE), i, end + 1)
    if word in _words("century") and middle:
        return Quantity("year", _next(_CENTURY) - _MIDDLE, i, end + 1)
    return None


def _short(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``by '30``, ``FY28``."""
    marked = low(tokens, i + 1) == "'"
    at = i + 1 + marked
    text = low(tokens, at)
    fiscal = tokens[i].low == "fy"
    if not (marked or fiscal) or not text.isdecimal() or (marked and not tokens[at].glued):
        return None
    if low(tokens, at + 1) == "s" and tokens[at + 1].glued:
        return None
    value = THIS_YEAR // _CENTURY * _CENTURY + int(text) if len(text) == 2 else int(text)
    first = i if fiscal else i + 1
    later = THIS_YEAR < value <= _next(_CENTURY) - _MIDDLE
    return Quantity("year", float(value), first, at + 1) if later else None


def _spoken(tokens: Sequence[Token], i: int) -> Quantity | None:
    """``twenty thirty``, ``twenty-thirty-five``, ``zweitausenddreißig`` behind ``bis``."""
    word = tokens[i].low
    if word == "twenty":
        at = i + 1 + (low(tokens, i + 1) == "-")
        tens = units().numbers.get(low(tokens, at), 0)
        if tens % 10 or not 20 <= tens < _CENTURY:
            return None
        end = at + 1
        step = end + (low(tokens, end) == "-")
        ones = units().numbers.get(low(tokens, step), 0)
        if 0 < ones < 10 and (step > end or low(tokens, step) not in units().articles):
            tens, end = tens + ones, step + 1
        value = 2000.0 + tens
    elif word.startswith("zweitausend") and low(tokens, i - 1) in _words("before"):
        value, end = word_value(word) or 0.0, i + 1
    else:
        return None
    follows = low(tokens, end + (low(tokens, end) == "-"))
    alone = follows not in units().scales and follows not in units().time
    return Quantity("year", value, i, end) if alone and THIS_YEAR < value < _LAST else None


def is_year(tokens: Sequence[Token], i: int, number: Numeral, end: int) -> bool:
    """Whether four digits that nothing counts are a year."""
    plain = tokens[i].text.isdecimal() and len(tokens[i].text) == _DIGITS
    counted = end < len(tokens) and tokens[end].low in units().counted | units().placed
    return plain and not counted and _FIRST <= number.value <= _LAST and not number.scaled


def is_year_of(tokens: Sequence[Token], i: int, number: Numeral) -> bool:
    """``our 2029 TWh``: a year to come before the unit of a land's use, apart from it."""
    unit = low(tokens, number.end)
    if unit not in _words("of_lands") or tokens[number.end].glued:
        return False
    return is_year(tokens, i, number, len(tokens)) and number.value >= THIS_YEAR


def is_year_to_come(tokens: Sequence[Token], i: int, first: Numeral, last: Numeral) -> bool:
    """Whether the `last` number, at `i`, is until when: ``Faktor 100 bis 2035``."""
    if not is_year(tokens, i, last, last.end) or last.value <= THIS_YEAR:
        return False
    known = units()
    unit = low(tokens, last.end)
    measured = any(unit in words for words in (known.power, known.currencies, known.time))
    return not measured and first.value < _FIRST


def _is_past(tokens: Sequence[Token], i: int, number: Numeral) -> bool:
    """``in 1978``, ``seit 1960``, unlike ``in 1500 homes``: few counts are so exact."""
    if len(tokens[i].text) != _DIGITS or not _OLDEST <= number.value < _FIRST or tokens[i].glued:
        return False
    before = low(tokens, i - 1)
    exact = number.value % _MIDDLE != 0
    if not before or before in {".", "?", "!", "\n"}:
        # "1998 auf der Insel hatten wir": it begins a story.
        return exact and low(tokens, i + 1) in _words("told")
    return before in _words("since") or (exact and before in _words("during"))


def is_date(tokens: Sequence[Token], i: int, number: Numeral) -> bool:
    """``30 Nov``, ``3. März``, ``May 4``, ``the 1880s``, or a number of a phone."""
    text = tokens[i].text
    if not text.isdecimal():
        return False
    if len(text) > _DIGITS and text[0] == "0":
        return True
    after = number.end + (low(tokens, number.end) == "." and low(tokens, number.end + 1) != "")
    if len(text) == _DIGITS and low(tokens, after) == "s" and tokens[after].glued:
        return True
    if _is_past(tokens, i, number):
        return True
    beside = [tokens[k] for k in (i - 1, after) if 0 <= k < len(tokens)]
    return number.value <= _LAST_DAY and any(
        token.low in units().months and token.text[0].isupper() for token in beside
    )
