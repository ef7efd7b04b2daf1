"""The next turn of a thread: whether it goes on with the last question, and what still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.questions import aspects, linear
from bot.questions.message import Message
from bot.questions.query import Query, Topic
from bot.questions.slots import SLOTLESS
from bot.questions.topics import Judgement
from bot.questions.town_words import countries_called
from bot.questions.units import read_yaml
from calculations import SCENARIOS

# A message with more words stands on its own feet.
_LONGEST = 60
# So few ask for the source of what was said just now; more name a subject of their own.
_SHORT = 12
# So few say nothing but what else is to be told of the same: "per answer?", "and water?".
_TERSE = 3
# Any country: few threads name one, and what goes for France goes for Poland.
_LAND = "<land>"


@lru_cache(maxsize=1)
def _questions_why() -> frozenset[str]:
    return frozenset(map(str, read_yaml("follow_ups.yaml")["why"]))


def asks_why(message: Message) -> bool:
    """Whether a message only asks for the reason of the last answer."""
    return " ".join(token.low for token in message.tokens if token.is_word) in _questions_why()


def why(before: Query, language: str) -> Query:
    """The question before, asked for its reason."""
    return replace(
        before, aspect="why", follows=True, language=language, sure=True, readings=(), problems=()
    )


def asks_source(message: Message, before: Query) -> bool:
    """Whether a message asks for the sources of the last answer."""
    return before.topic in SCENARIOS and len(message.pieces) <= _SHORT


def stays(message: Message, judgement: Judgement, before: Query) -> bool:
    """Whether a message goes on with the topic of the one before it."""
    if before.topic in SLOTLESS or len(message.tokens) > _LONGEST:
        return False
    taken_up = _points_back(message) or len(message.pieces) <= _TERSE
    if taken_up and aspects.named(message, before.topic, follows=True):
        return True
    model = linear.load("threads")
    scores = model.scores(dict(stay_features(message, judgement.scores, before.topic)))
    return scores["stay"] > scores["go"]


@lru_cache(maxsize=1)
def _pointing() -> tuple[str, ...]:
    return tuple(f" {words} " for words in read_yaml("follow_ups.yaml")["pointing"])


def _points_back(message: Message) -> bool:
    said = f" {' '.join(token.low for token in message.tokens)} "
    return any(words in said for words in _pointing())


def stay_features(
    message: Message, scores: Mapping[Topic, float], before: Topic
) -> Iterator[tuple[str, float]]:
    """What decides whether a turn goes on: its own topic if it had none before, and its words."""
    others = [score for topic, score in scores.items() if topic != before]
    ahead = scores[before] - max(others)
    yield "ahead", max(-6.0, min(6.0, ahead)) / 3
    best = max(scores, key=lambda topic: scores[topic])
    lead = scores[best] - max(score for topic, score in scores.items() if topic != best)
    yield f"alone {best}", 1.0
    yield f"alone {best} clearly", max(0.0, min(6.0, lead)) / 3
    yield f"{before} to {best}", 1.0
    pieces = message.pieces
    yield f"size {min(10, len(pieces)) // 2}", 1.0
    symbols = [_LAND if p.symbol in countries_called() else p.symbol for p in pieces[:20]]
    for symbol in dict.fromkeys(symbols):
        yield f"has {symbol}", 0.5
        if symbol[0] == "<":
            yield f"{before} has {symbol}", 0.5
    for length in (1, 2):
        yield f"opens {' '.join(symbols[:length])}", 0.7


def kept(before: Query | None, topic: Topic) -> Mapping[str, Any]:
    """What was stated before and still makes sense under a topic.

    The topic itself keeps everything; another keeps what its scenario has a use for.
    """
    if before is None or topic in SLOTLESS:
        return {}
    if topic == before.topic:
        return before.slots
    if topic not in SCENARIOS:
        return {}
    usable = {parameter.name for parameter in SCENARIOS[topic].parameters().values()}
    return {name: value for name, value in before.slots.items() if name in usable}


def kept_hints(before: Query | None, topic: Topic) -> Mapping[str, Any]:
    """What was said besides slots holds while the topic does."""
    return before.hints if before is not None and before.topic == topic else {}
