"""Times that are over: ``five years ago``, ``seit drei Jahren``, ``27 years in this trade``.

They are no life of a machine, and no time to come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.words import Token

_REACH = 4
_ENDS = frozenset({"", ".", ",", "?", "!", ";", "and", "und"})

_words = words_of("past")


def without_past(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities; those times that are over fill no slot."""
    return tuple(
        replace(one, void=True) if one.kind == "duration" and _is_over(tokens, one) else one
        for one in found
    )


def _is_over(tokens: Sequence[Token], one: Quantity) -> bool:
    before, earlier, behind = (low(tokens, i) for i in (one.start - 1, one.start - 2, one.end))
    if behind == "ago" or before in _words("since"):
        return True
    back = behind == "back" and low(tokens, one.end + 1) in _ENDS
    if (back or behind in _words("old")) and before not in _words("within"):
        return True
    # "the last five years", unlike cards that last five years
    if before in _words("last") and earlier in _words("the"):
        return True
    if before in _words("whose") and earlier == "in":
        return True
    if behind not in _words("in"):
        return False
    return any(token.low in _words("trade") for token in tokens[one.end : one.end + _REACH])
