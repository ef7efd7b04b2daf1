"""Prices of other things than hardware, which a story tells before it comes to its question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.grammar import words_of
from bot.questions.message import Message
from bot.questions.quantity import Quantity
from bot.questions.units import units
from bot.questions.words import sentence

_words = words_of("stories")


def of_other_things(message: Message, prices: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The prices whose sentence names no hardware, where that of another price does.

    ``He bought a van for 11,000. The A100 is 6,500.`` Of offers that are told one by one, and of a
    price that is said again, each sentence is about hardware.
    """
    about = [_names_hardware(message, one) for one in prices]
    if len(prices) < 2 or all(about) or not any(about) or _lists(message):
        return ()
    meant = {one.value for one, ours in zip(prices, about, strict=True) if ours}
    return tuple(
        one for one, ours in zip(prices, about, strict=True) if not ours and one.value not in meant
    )


def _lists(message: Message) -> bool:
    """Whether offers are told one by one: ``First … second``, ``Konzept 1 … Konzept 2``."""
    return any(token.low in _words("listed") for token in message.tokens)


def _names_hardware(message: Message, one: Quantity) -> bool:
    tokens = message.tokens
    start, end = sentence(tokens, one.start, one.end, len(tokens))
    first, last = tokens[start].start, tokens[end - 1].end
    named = any(x.sort == "hardware" and first <= x.start < last for x in message.names)
    return named or any(_is_hardware(token.low) for token in tokens[start:end])


def _is_hardware(word: str) -> bool:
    listed = units().cards | _words("hardware")
    return word in listed or word.endswith(tuple(_words("hardware_ends")))
