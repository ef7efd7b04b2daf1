"""Which of the towns that a message names its answer could depend on; others are its story.

Where a colleague sits and where a train goes changes no cost of a GPU. What tells is learned from
labelled messages: the words beside the town and in its sentence, and where that sentence stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.questions import linear
from bot.questions.message import Message
from bot.questions.query import Topic
from bot.questions.town_words import town_words
from bot.questions.towns import Town
from bot.questions.words import STOPS, sentence

ASKED, STORY = "asked", "story"
LEARNED: frozenset[Topic] = frozenset({"amortization", "diffuse", "outlook"})
"""Topics that a town may be the place of, or that it may have nothing to do with."""
# Words before a place in which machines are said to stand there.
_HOSTED = 6
_REACH = 25
_BESIDE = 0.7
# Where machines are to stand is named so often that a story must be much the likelier.
_MARGIN = {"diffuse": 1.0}


def is_asked_about(message: Message, topic: Topic, town: Town, *, follows: bool = False) -> bool:
    """Whether a topic's answer could depend on a town, or it is only where the story happened.

    A turn that `follows` what was stated before tells no story.
    """
    if topic == "footprint":
        return _hosted(message, town)
    if topic not in LEARNED:
        return topic == "sunlight"
    if follows:
        return True
    scores = linear.load("places").scores(place_amounts(message, topic, town))
    return scores[ASKED] + _MARGIN.get(topic, 0.0) >= scores[STORY]


def place_amounts(message: Message, topic: Topic, town: Town) -> dict[str, float]:
    """What the model looks at for a town."""
    return dict(_features(message, topic, town))


def _features(message: Message, topic: Topic, town: Town) -> Iterator[tuple[str, float]]:
    start, end = sentence(message.tokens, town.start, town.end, _REACH)
    before_it = [_word(message, i) for i in range(start, town.start)]
    behind_it = [_word(message, i) for i in range(town.end, end)]
    one, two, three = (*reversed(before_it[-3:]), "|", "|", "|")[:3]
    yield from ((f"<1 {one}", 1.0), (f"<2 {two}", 1.0), (f"<3 {three}", 1.0))
    yield f"< {two} {one}", 1.0
    yield f"{topic} <1 {one}", 1.0
    yield from ((f">{n} {word}", 1.0) for n, word in enumerate((*behind_it, "|", "|")[:2], 1))
    yield from ((f"before {word}", _BESIDE) for word in dict.fromkeys(before_it))
    yield from ((f"behind {word}", _BESIDE) for word in dict.fromkeys(behind_it))
    stops = [i for i, token in enumerate(message.tokens) if token.low in STOPS]
    earlier = sum(i < town.start for i in stops)
    about = (
        f"sentence {min(3, earlier)} {min(3, len(stops) - earlier)}",
        f"size {min(8, len(message.tokens) // 6)}",
        f"ends {_word(message, end)}",
        f"towns {min(4, len(message.towns))}",
    )
    yield from ((f"{said}{feature}", 1.0) for feature in about for said in ("", f"{topic} "))


def _word(message: Message, i: int) -> str:
    if not 0 <= i < len(message.tokens):
        return "|"
    return "#" if message.tokens[i].is_number else message.tokens[i].low


def _hosted(message: Message, town: Town) -> bool:
    """``CO2 if the servers are in Chennai``: whose power it is that changes the answer."""
    at = town.start - 1
    if at < 0 or message.tokens[at].low != "in":
        return False
    before = message.tokens[max(0, at - _HOSTED) : at]
    if any(token.low.startswith(town_words().hosting) for token in before):
        return True
    first, last = (before[0].start, before[-1].end) if before else (0, 0)
    return any(
        one.sort == "hardware" and first <= one.start and one.end <= last for one in message.names
    )
