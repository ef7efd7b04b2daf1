"""A next turn that counts from the one before: ``double it``, ``halb so viel``, ``half that``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.questions.grammar import grammar
from bot.questions.message import Message
from bot.questions.quantity import Quantity
from bot.questions.query import Topic

# What a topic counts; others have several things that could be doubled.
_COUNTED: Mapping[Topic, str] = {"footprint": "prompts_per_day", "diffuse": "load_mw"}
_LONGEST = 9
"""A turn with more words says something of its own."""


def rescaled(
    message: Message, topic: Topic, kept: Mapping[str, Any]
) -> tuple[str, Any, Quantity] | None:
    """The slot that a turn multiplies, its new value, and the number that says how much."""
    if not message.quantities:
        return None
    one = message.quantities[0]
    if one.kind not in {"factor", "share"} or one.void or one.value <= 0:
        return None
    known = grammar("relative")
    words = [token.low for token in message.tokens]
    before, behind = [word for word in words[: one.start] if word.isalpha()], words[one.end :]
    if set(words) & set(known["compares"]) and not set(words) & set(known["if"]):
        return None
    slot = _called(known, topic, words, one) if len(words) <= _LONGEST else None
    if slot is None and set(before) <= set(known["opening"]):
        next_words = f"{' '.join(behind[:2])} "
        refers = any(next_words.startswith(f"{phrase} ") for phrase in known["behind"])
        alone = not behind or behind[0] in {",", "?", "bei", "."}
        if refers or (alone and (one.kind == "factor" or before[-1:] == ["die"])):
            slot = _said_last(kept) if topic == "amortization" else _COUNTED.get(topic)
    if slot is None or slot not in kept:
        return None
    return slot, _times(kept[slot], one.value), one


def _times(value: Any, factor: float) -> Any:
    return [each * factor for each in value] if isinstance(value, list) else value * factor


def _said_last(kept: Mapping[str, Any]) -> str | None:
    """The amount that was stated last, which is what is being talked about."""
    amounts = [slot for slot, value in kept.items() if isinstance(value, int | float)]
    return amounts[-1] if amounts else None


def _called(
    known: Mapping[str, Any], topic: Topic, words: Sequence[str], one: Quantity
) -> str | None:
    """The slot that a short turn names beside its factor, if it names no other thing."""
    said = f" {' '.join((*words[: one.start], '|', *words[one.end :]))} "
    for pair, slot in known["pairs"].items():
        said = said.replace(f" {pair} ", f" ={slot} ")
    named = known["named"].get(topic, {})
    found = set()
    for word in said.split():
        slots = {word[1:]} if word[0] == "=" else {s for s in named if word in named[s]}
        if not slots and word[0].isalnum() and word not in known["between"]:
            return None
        found |= slots
    return found.pop() if len(found) == 1 else None
