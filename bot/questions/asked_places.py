"""Which of the towns that a message names its answer could depend on; others are its story."""

from __future__ import annotations

from bot.questions.message import Message
from bot.questions.query import Topic
from bot.questions.town_words import town_words
from bot.questions.towns import Town

_ABOUT_TOWNS = frozenset({"sunlight", "amortization", "diffuse"})
# Words before a place in which machines are said to stand there.
_REACH = 6
# Words between a town and a comparison with it.
_NEAR = 4
# Words of a message that is too short for a story.
_SHORT = 22


def is_asked_about(message: Message, topic: Topic, town: Town) -> bool:
    """Whether a topic's answer could depend on a town, or it is only where the story happened."""
    if topic == "footprint":
        return _hosted(message, town)
    if topic == "outlook":
        short = sum(token.is_word for token in message.tokens) <= _SHORT
        return short and not _measured_by(message, town)
    return topic in _ABOUT_TOWNS


def _measured_by(message: Message, town: Town) -> bool:
    """``more than all of Berlin``: what is asked about is compared with a town."""
    before = message.tokens[max(0, town.start - _NEAR) : town.start]
    return any(token.low in {"than", "als"} for token in before)


def _hosted(message: Message, town: Town) -> bool:
    """``CO2 if the servers are in Chennai``: whose power it is that changes the answer."""
    at = town.start - 1
    if at < 0 or message.tokens[at].low != "in":
        return False
    before = message.tokens[max(0, at - _REACH) : at]
    if any(token.low.startswith(town_words().hosting) for token in before):
        return True
    first, last = (before[0].start, before[-1].end) if before else (0, 0)
    return any(
        one.sort == "hardware" and first <= one.start and one.end <= last for one in message.names
    )
