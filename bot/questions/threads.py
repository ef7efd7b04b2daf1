"""The next turn of a thread: whether it goes on with the last question, and what still holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.questions import aspects
from bot.questions.candidates import candidates
from bot.questions.chosen import asks_for_both
from bot.questions.message import Message
from bot.questions.query import Query, Topic
from bot.questions.slots import SLOTLESS
from bot.questions.topics import Judgement
from bot.questions.town_words import countries_called
from bot.questions.units import read_yaml
from bot.questions.weighed import weigh
from bot.questions.words import Token
from calculations import SCENARIOS

# A message with more words stands on its own feet.
_LONGEST = 60
# So few ask for the source of what was said just now; more name a subject of their own.
_SHORT = 12
# So few say nothing but what else is to be told of the same: "per answer?", "and water?".
_TERSE = 3
# Tokens of a message in which it says that it is about something else.
_OPENING = 8
# Any country: few threads name one, and what goes for France goes for Poland.
_LAND = "<land>"
# Words of a turn that are counted, and that are read in order.
_BEGUN, _READ = 20, 40
_FAR = 5
# Quantities that could fill many slots, which says nothing.
_OPEN = frozenset({"number", "factor"})


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
    if before.former and asks_for_both(message):
        return True
    if len(message.pieces) <= _SHORT and _has(message.tokens, "simpler"):
        return True
    features = stay_features(message, judgement.scores, before.topic, before.slots)
    scores = weigh("threads", *features)
    return scores["stay"] > scores["go"]


def changes_subject(message: Message) -> bool:
    """Whether a message says that it begins anew: ``different question: …``, ``Themenwechsel``."""
    opening = message.tokens[:_OPENING]
    return _has(opening, "new_subject") and len(message.pieces) > _TERSE


def _points_back(message: Message) -> bool:
    return _has(message.tokens, "pointing")


def _has(tokens: Sequence[Token], phrases: str) -> bool:
    said = f" {' '.join(token.low for token in tokens)} "
    return any(words in said for words in _spaced(phrases))


@lru_cache(maxsize=3)
def _spaced(phrases: str) -> tuple[str, ...]:
    return tuple(f" {words} " for words in read_yaml("follow_ups.yaml")[phrases])


def stay_features(
    message: Message, scores: Mapping[Topic, float], before: Topic, slots: Mapping[str, Any]
) -> tuple[dict[str, float], list[str]]:
    """What decides whether a turn goes on: to be counted, and to be read in order.

    That is its own topic if there were none `before`, what it names and its words.
    """
    best = max(scores, key=lambda topic: scores[topic])
    ahead = scores[before] - max(score for topic, score in scores.items() if topic != before)
    counted = _of_topics(scores, before, best, ahead)
    amounts = dict((*counted, *_of_words(message, before), *_of_slots(message, before, slots)))
    words = [piece.symbol for piece in message.pieces[:_READ]]
    had = [f"<had {slot}>" for slot in slots]
    steps = int(max(-_FAR, min(_FAR, ahead)))
    return amounts, [f"<was {before}>", *had, f"<best {best}>", f"<ahead {steps}>", "|", *words]


def _of_topics(
    scores: Mapping[Topic, float], before: Topic, best: Topic, ahead: float
) -> Iterator[tuple[str, float]]:
    yield "ahead", max(-6.0, min(6.0, ahead)) / 3
    lead = scores[best] - max(score for topic, score in scores.items() if topic != best)
    yield f"alone {best}", 1.0
    yield f"alone {best} clearly", max(0.0, min(6.0, lead)) / 3
    yield f"{before} to {best}", 1.0


def _of_words(message: Message, before: Topic) -> Iterator[tuple[str, float]]:
    pieces = message.pieces
    yield f"size {min(10, len(pieces)) // 2}", 1.0
    symbols = [_LAND if p.symbol in countries_called() else p.symbol for p in pieces[:_BEGUN]]
    for symbol in dict.fromkeys(symbols):
        yield f"has {symbol}", 0.5
        if symbol[0] == "<":
            yield f"{before} has {symbol}", 0.5
    for pair in pairwise(symbols):
        yield f"pair {' '.join(pair)}", 0.5
    for length in (1, 2):
        yield f"opens {' '.join(symbols[:length])}", 0.7
    yield f"ends {' '.join(symbols[-1:])}", 0.7


def _of_slots(
    message: Message, before: Topic, slots: Mapping[str, Any]
) -> Iterator[tuple[str, float]]:
    """Whether a turn names another value of what was stated, or something new."""
    named = {"cities"} if message.towns else set()
    named |= {"models" if one.sort == "model" else "hardware" for one in message.names}
    measured = (one for one in message.quantities if one.kind not in _OPEN)
    named |= {c.slot for one in measured for c in candidates(one, slots) if c.slot in slots}
    for slot in sorted(named):
        yield f"again {slot} {slot in slots}", 1.0
        yield f"again {before} {slot} {slot in slots}", 1.0
    again = "any" if named & slots.keys() else "new" if named else "none"
    yield f"again {again}", 1.0
    yield f"again {before} {again}", 1.0
    yield from ((f"had {slot}", 0.5) for slot in slots)


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


def former(before: Query | None, slots: Mapping[str, Any]) -> Mapping[str, Any]:
    """The lists that a turn has replaced, and those that were replaced before and not again."""
    if before is None:
        return {}
    lists = {slot: old for slot, old in before.slots.items() if isinstance(old, list)}
    replaced = {
        slot: old
        for slot, old in lists.items()
        if slot in slots and not set(old) & set(slots[slot])
    }
    still = {slot: old for slot, old in before.former.items() if slots.get(slot) == lists.get(slot)}
    return {**still, **replaced}
