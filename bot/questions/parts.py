"""Parts of a number that stand behind its whole, and ordinals that look like parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.questions.compounds import word_value
from bot.questions.units import read_yaml, units
from bot.questions.words import Token

_MOST_DIGITS = 6
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth")


def behind_point(tokens: Sequence[Token], i: int) -> tuple[float, int]:
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


def and_share(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """``and a half``: the share, and the first token after it."""
    if at(tokens, i) not in {"and", "und"}:
        return None
    step = i + 1 + (at(tokens, i + 1) in {"a", "ein", "eine", "one"})
    share = units().fractions.get(at(tokens, step))
    return (share, step + 1) if share is not None and share <= 0.5 else None


@lru_cache(maxsize=1)
def _of_share() -> frozenset[str]:
    """What a part is taken of, or how it is compared."""
    near = read_yaml("roles.yaml")
    return units().of_share.union(near["less"], near["leaner"], near["energy"], units().scales)


def tells_which(tokens: Sequence[Token], i: int) -> bool:
    """``the third bridge``, ``opened fourth site``: not ``a third of``, ``third less``."""
    if tokens[i].low not in _ORDINALS or at(tokens, i - 1) in units().part_leads | {"-"}:
        return False
    behind = i + 1 + (at(tokens, i + 1) == "-")
    word = at(tokens, behind)
    return word.isalpha() and word not in _of_share() and word not in units().time


def at(tokens: Sequence[Token], i: int) -> str:
    """The folded token at `i`, nothing outside of the text."""
    return tokens[i].low if 0 <= i < len(tokens) else ""
