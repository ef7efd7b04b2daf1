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
    if not message.quantities:
        return None
    one = message.quantities[0]
    if one.kind not in {"factor", "share"} or one.void or one.value <= 0:
        return None
    known = read_yaml("grammar.yaml")["relative"]
    words = [token.low for token in message.tokens]
    before, behind = [word for word in words[: one.start] if word.isalpha()], words[one.end :]
    named = _named(known["named"].get(topic, {}), behind)
    slot = named or _COUNTED.get(topic, "")
    if slot not in kept or not set(before) <= set(known["opening"]):
        return None
    next_words = f"{' '.join(behind[:2])} "
    refers = any(next_words.startswith(f"{phrase} ") for phrase in known["behind"])
    alone = before[-1:] in (["das"], ["die"]) and (not behind or behind[0] in {",", "?", "bei"})
    compares = set(behind[:4]) & {"wie", "als", "than", "for", "per"}
    if compares or not (refers or alone or named):
        return None
    return slot, kept[slot] * one.value, one


def _named(called: Mapping[str, list[str]], behind: list[str]) -> str | None:
    """The slot that the one or two words right behind a factor name, if they end the clause."""
    words = [word for word in behind[:5] if word not in {"the", "die", "der", "of", "so", "viele"}]
    for slot, names in called.items():
        if words and words[0] in names and not "".join(words[1:2]).isalnum():
            return slot
    return None
