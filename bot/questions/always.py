"""Running all hours of the year in words: ``24/7``, ``rund um die Uhr``, ``flat out``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.questions.quantity import Quantity
from bot.questions.rates import is_other_day, low
from bot.questions.units import units
from bot.questions.words import Token, tokenise
from calculations.units import HOURS_PER_YEAR

_ALONE = "alone"
_REACH = 3


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases by their first word, and whether they hold only alone."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for listed, unit in ((units().always, ""), (units().always_alone, _ALONE)):
        for phrase in listed:
            words = tuple(token.low for token in tokenise(phrase))
            found.setdefault(words[0], []).append((words, unit))
    return found


def always(tokens: Sequence[Token], i: int) -> Quantity | None:
    """All hours of the year, where an expression for them begins at token `i`.

    Half of them in "every other day, ganztags".
    """
    if is_other_day(tokens, i):
        return _whole_days(tokens, i)
    for words, unit in _phrases().get(tokens[i].low, ()):
        end = i + len(words)
        if len(words) > 1 and tuple(token.low for token in tokens[i:end]) != words:
            continue
        if len(words) == 1 and not tokens[i].is_word:
            continue
        if not unit or low(tokens, end) not in units().not_always:
            return Quantity("hours", float(HOURS_PER_YEAR), i, end, per="year", unit=unit)
    return None


def _whole_days(tokens: Sequence[Token], i: int) -> Quantity | None:
    """Half of all hours, where every other day runs in full."""
    behind = tokens[i + 3 : i + 3 + _REACH]
    if not any(token.low in units().whole_days for token in behind):
        return None
    return Quantity("hours", HOURS_PER_YEAR / 2, i, i + 3, per="year", unit="clock")


def without_empty(found: Sequence[Quantity]) -> Sequence[Quantity]:
    """The same quantities; ``flat out`` says nothing where the hours are said.

    In "flat out for 8 hours a day" it is how hard, not how long.
    """
    empty = [one for one in found if one.unit == _ALONE and one.kind == "hours"]
    if not empty or all(one.kind != "hours" or one in empty for one in found):
        return found
    return [one for one in found if one not in empty]
