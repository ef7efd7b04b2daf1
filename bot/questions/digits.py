"""Numbers in digits with their marks: ``30.000``, ``1,50``, ``1.234,50``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.parts import at
from bot.questions.units import units
from bot.questions.words import Token

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'’])\d{3})(?:\1\d{3})*\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")


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


def decimal(text: str) -> float:
    """The value of digits with their marks.

    A single mark before exactly three digits parts thousands, any other single mark is the
    decimal one; of two different marks the last is.

    >>> decimal("1.500"), decimal("1.5"), decimal("30,5"), decimal("1.234,50"), decimal("0.125")
    (1500.0, 1.5, 30.5, 1234.5, 0.125)
    """
    plain = text.replace("’", "'")
    if _GROUPED.match(plain) or _INDIAN.match(plain):
        return float(re.sub(r"[.,'](?=\d{3}\b)|,", "", plain))
    marks = [c for c in plain if c in ".,'"]
    if not marks:
        return float(plain)
    last = marks[-1]
    if marks.count(last) > 1 or last == "'":
        return float(re.sub(r"[.,']", "", plain))
    head, _, tail = plain.rpartition(last)
    return float(re.sub(r"[.,']", "", head) + "." + tail)


def digits(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The number in digits at `i`, with groups and fractions: ``410 000``, ``10^6``, ``1/20``."""
    try:
        value = decimal(tokens[i].text)
    except (ValueError, OverflowError):
        return None
    end = i + 1
    if at(tokens, end) == "^" and end + 1 < len(tokens) and tokens[end + 1].glued:
        return _power_of(tokens, value, end + 1)
    whole = tokens[i].text.isdecimal() and 0 < value < 1000
    # 410 000: groups of three, each one blank apart.
    while whole and end < len(tokens) and _is_group(tokens, end):
        value = value * 1000 + float(tokens[end].text)
        end += 1
    if whole and value < 10 and _is_parts(tokens, end, value):
        return Numeral(value * units().fractions[tokens[end].low], end + 1, whole_fraction=True)
    below_it = at(tokens, end) == "/" and end + 1 < len(tokens)
    if below_it and whole and tokens[end + 1].text.isdecimal():
        below = float(tokens[end + 1].text)
        plain = 1 < below <= 1000 and tokens[end + 1].text[0] != "0"
        if plain and value < below and (int(value), int(below)) != (24, 7):
            end += 2
            end += at(tokens, end) in {"th", "rd", "st", "nd"} and tokens[end].glued
            return Numeral(value / below, end, whole_fraction=True)
    return Numeral(value, end)


def _is_parts(tokens: Sequence[Token], i: int, count: float) -> bool:
    """``2 thirds``, ``1 tenth``, ``2 Drittel``, unlike ``4 quarters``, ``2 halves``."""
    part = units().fractions.get(at(tokens, i), 1.0)
    return count * part < 1 and part < 0.5 and not at(tokens, i).startswith("quarter")


def _power_of(tokens: Sequence[Token], base: float, i: int) -> Numeral | None:
    """``10^6``."""
    text = tokens[i].text
    small = text.isascii() and text.isdecimal() and len(text) <= 2 and base <= 1000
    return Numeral(base ** int(text), i + 1) if small else None


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    before, here = tokens[i - 1], tokens[i]
    return here.text.isdecimal() and len(here.text) == 3 and here.start == before.end + 1
