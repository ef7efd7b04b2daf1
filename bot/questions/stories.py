"""Prices of other things than hardware, which a story tells before it comes to its question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.grammar import words_of
from bot.questions.message import Message
from bot.questions.quantity import Quantity

_STOPS = frozenset({".", "?", "!", ";"})
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
    start, end = one.start, one.end
    while start > 0 and tokens[start - 1].low not in _STOPS:
        start -= 1
    while end < len(tokens) and tokens[end].low not in _STOPS:
        end += 1
    first, last = tokens[start].start, tokens[end - 1].end
    named = any(x.sort == "hardware" and first <= x.start < last for x in message.names)
    return named or any(_is_hardware(token.low) for token in tokens[start:end])


def _is_hardware(word: str) -> bool:
    return word in _words("hardware") or word.endswith(tuple(_words("hardware_ends")))
