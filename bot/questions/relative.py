"""A next turn that counts from the one before: ``double it``, ``halb so viel``, ``half that``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.questions.message import Message
from bot.questions.quantity import Quantity
from bot.questions.query import Topic
from bot.questions.units import read_yaml

# What a topic counts; others have several things that could be doubled.
_COUNTED: Mapping[Topic, str] = {"footprint": "prompts_per_day", "diffuse": "load_mw"}


def rescaled(
    message: Message, topic: Topic, kept: Mapping[str, Any]
) -> tuple[str, float, Quantity] | None:
    """The slot that a turn multiplies, its new value, and the number that says how much."""
    slot = _COUNTED.get(topic, "")
    if slot not in kept or not message.quantities:
        return None
    one = message.quantities[0]
    if one.kind not in {"factor", "share"} or one.void or one.value <= 0:
        return None
    known: Mapping[str, list[str]] = read_yaml("grammar.yaml")["relative"]
    words = [token.low for token in message.tokens]
    opening = [word for word in words[: one.start] if word.isalpha()]
    behind = " ".join(words[one.end : one.end + 2])
    refers = any(f"{behind} ".startswith(f"{phrase} ") for phrase in known["behind"])
    named = opening[-1:] in (["das"], ["die"]) and behind.split(" ")[0] in {"", ",", "?", "bei"}
    compares = set(words[one.end : one.end + 4]) & {"wie", "als", "than", "for", "per"}
    if not set(opening) <= set(known["opening"]) or not (refers or named) or compares:
        return None
    return slot, kept[slot] * one.value, one
