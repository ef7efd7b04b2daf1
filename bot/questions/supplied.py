"""Power that is made next door: ``Drax, 2.6 GW of pellets, would it do for a 500 MW hall``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.words import Token

_LEAST_W = 1e5
"""Less is what a device draws."""
_REACH = 3

_words = words_of("supplied")


def without_supplied(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities; of several powers those of plants fill no slot, unless all are."""
    loads = [one for one in found if one.kind == "power" and one.value >= _LEAST_W and not one.void]
    if len(loads) > 1:
        made = [one for one in loads if _is_made(tokens, one)]
        if len(made) < len(loads):
            return tuple(_supply(one) if one in made else one for one in found)
    return tuple(found)


def _supply(one: Quantity) -> Quantity:
    return replace(one, kind="size", unit="supply")


def _is_made(tokens: Sequence[Token], one: Quantity) -> bool:
    """Whether a source follows (``1.5 GW of wind``) or a plant leads (``the dam is 335 MW``)."""
    behind = one.end
    while behind < one.end + _REACH and low(tokens, behind) in _words("glue") - {",", "("}:
        behind += 1
    before = one.start - 1
    while before > one.start - 1 - _REACH and low(tokens, before) in _words("glue"):
        before -= 1
    return low(tokens, behind) in _words("sources") or low(tokens, before) in _words("plants")
