"""What within its topic a message asks, where it names that: water, land, the share of power.

Phrases of `phrases/aspects.yaml`, the most specific first: the first that a message holds
decides. What was merely heard most decides where none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bot.questions.lexicon import SILENT, Lexicon, compiled
from bot.questions.message import Message
from bot.questions.phrasebook import symbols
from bot.questions.query import ASPECTS, Query, Topic
from bot.questions.topics import Judgement
from bot.questions.units import read_yaml
from bot.questions.words import Token

# A next turn of so many words may ask by a single one: "and the water?", "und wie viel Land?"
_SHORT = 9
# Stands for a word that counts for nothing.
_MUTE = "·"
_PRICE = "price_per_hour"


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is asked, and the words that name it."""

    name: str
    words: str
    """Empty where no words name it."""


@dataclass(frozen=True, slots=True)
class _Book:
    """The phrases of one topic, and the aspect of each."""

    lexicon: Lexicon
    aspects: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Any]:
    """Idioms, classes of words, and phrases by topic, as written."""
    raw: Mapping[str, Any] = read_yaml("aspects.yaml")
    return raw


@lru_cache(maxsize=2 * len(ASPECTS))
def _book(topic: Topic, follows: bool) -> _Book | None:
    raw = rules()
    groups = [pair for one in raw["aspects"].get(topic, ()) for pair in one.items()]
    if follows:
        groups += raw["follow_ups"].get(topic, {}).items()
    listed = [(aspect, compiled(text)) for aspect, texts in groups for text in texts]
    lexicon = Lexicon(raw["words"], [phrase for _, phrase in listed])
    return _Book(lexicon, tuple(aspect for aspect, _ in listed)) if listed else None


def named(message: Message, topic: Topic, *, follows: bool = False) -> Aspect | None:
    """The aspect of `topic` that a message names; None where its words leave it open.

    `follows` says that the message is the next turn of a thread on the same topic.
    """
    book = _book(topic, follows and len(message.pieces) <= _SHORT)
    if book is None:
        return None
    seen = book.lexicon.look(_without_idioms(message.tokens), symbols(message))
    number, words = next(book.lexicon.matches(seen), (None, ""))
    return None if number is None else Aspect(book.aspects[number], words)


def asked(message: Message, topic: Topic, judgement: Judgement, before: str = "") -> Aspect:
    """The aspect to answer on: the one named, else the one kept from `before`, else heard most."""
    if (found := named(message, topic, follows=bool(before))) is not None:
        return found
    heard = judgement.aspect(topic)
    kept = before in ASPECTS[topic] and heard == ASPECTS[topic][0]
    return Aspect(before if kept else heard, "")


def settled(found: Aspect, topic: Topic, slots: Mapping[str, Any], before: Query | None) -> str:
    """The aspect, by what was stated where no words name one.

    Hardware with a price of an hour is asked when it has paid for itself; without one it is asked
    what an hour costs. In a thread the question before holds until a price comes up.
    """
    if topic != "amortization" or found.words or found.name not in {"payback", "cost"}:
        return found.name
    priced = _PRICE in slots
    if before is not None and before.topic == topic and priced == (_PRICE in before.slots):
        return found.name
    return "payback" if priced else "cost"


@lru_cache(maxsize=1)
def _idioms() -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in rules()["idioms"]:
        words = tuple(str(text).split())
        found.setdefault(words[0], []).append(words)
    return found


def _without_idioms(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same tokens, mute where they are part of an idiom."""
    loud = [i for i, token in enumerate(tokens) if token.low not in SILENT]
    mute = set(_mute(tokens, loud))
    return tuple(
        replace(token, text=_MUTE, low=_MUTE) if i in mute else token
        for i, token in enumerate(tokens)
    )


def _mute(tokens: Sequence[Token], loud: Sequence[int]) -> Iterator[int]:
    for place, first in enumerate(loud):
        for words in _idioms().get(tokens[first].low, ()):
            row = loud[place : place + len(words)]
            if tuple(tokens[i].low for i in row) == words:
                yield from row
