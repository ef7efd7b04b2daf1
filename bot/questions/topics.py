"""What a message is about: a table of weights and a network, and how sure they are together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions import linear, network
from bot.questions.features import Features, topic_features
from bot.questions.message import Message, Piece
from bot.questions.phrasebook import Heard, look_up
from bot.questions.query import ASPECTS, TOPICS, Clue, Topic
from bot.questions.units import read_yaml
from bot.questions.weighed import weigh

_SLOTLESS = ("help", "off_topic")
_MOST_CLUES = 12


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely each topic is, and what that rests on."""

    scores: Mapping[Topic, float]
    """What the table and the network say, added up, before they are made probabilities."""
    shares: Mapping[Topic, float]
    """Probabilities, adding up to one."""
    heard: tuple[Heard, ...]
    features: Features
    pieces: tuple[Piece, ...] = ()
    """The words in their order."""

    def aspect(self, topic: Topic) -> str:
        """What within a topic is asked: the aspect whose phrases were heard most."""
        heard = [one.group.aspect for one in self.heard if one.group.topic == topic]
        order = ASPECTS[topic]
        return max(order, key=lambda aspect: (heard.count(aspect), -order.index(aspect)))

    def clues(self, topic: Topic) -> tuple[Clue, ...]:
        """The words that spoke loudest for or against a topic."""
        model = linear.load("topics")
        by_words: dict[str, float] = {}
        for feature, amount in self.features.amounts.items():
            words = self.features.words[feature]
            added = amount * model.weight(feature, topic)
            by_words[words] = by_words.get(words, 0.0) + added
        in_order = network.load("topics").shares_of_words(
            [one.symbol for one in self.pieces], topic
        )
        for piece, added in zip(self.pieces, in_order, strict=True):
            by_words[piece.text] = by_words.get(piece.text, 0.0) + added
        said = ((words, added) for words, added in by_words.items() if words)
        ranked = sorted(said, key=lambda one: (-abs(one[1]), one[0]))
        return tuple(Clue(words, topic, round(w, 2)) for words, w in ranked[:_MOST_CLUES])


@dataclass(frozen=True, slots=True)
class Verdict:
    """The topic that is taken, and whether it is safe to answer on it."""

    topic: Topic
    sure: bool
    readings: tuple[Topic, ...]
    """When not sure: what it could be about, likeliest first."""


def judge(message: Message) -> Judgement:
    """Weigh a message."""
    seen, heard = look_up(message)
    features = topic_features(message, seen, heard)
    weighed = weigh("topics", features.amounts, [one.symbol for one in message.pieces])
    scores = {topic: weighed[topic] for topic in TOPICS}
    shares = linear.load("topics").shares(scores)  # type: ignore[arg-type]
    return Judgement(scores, shares, heard, features, message.pieces)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _limits() -> Mapping[str, float]:
    limits: Mapping[str, float] = read_yaml("limits.yaml")
    return limits


def decide(shares: Mapping[Topic, float]) -> Verdict:
    """Take the likeliest topic, or ask back where an answer could well be out of place.

    Whether to answer at all comes first: a question that may be ours under three topics is
    still likelier ours than not.
    """
    limits = _limits()
    ours = ranked(shares, [topic for topic in TOPICS if topic not in _SLOTLESS])
    declined = shares["off_topic"]
    if shares["help"] > max(declined, sum(shares[topic] for topic in ours)):
        return Verdict("help", True, ())
    if declined > limits["decline"]:
        return Verdict("off_topic", True, ())
    best = ours[0]
    sure = declined + shares["help"] < limits["doubt"] and shares[best] >= limits["least"]
    readings = tuple(topic for topic in ours if shares[topic] >= limits["reading"])[:3]
    return Verdict(best, sure, () if sure else readings or (best,))


def ranked(shares: Mapping[Topic, float], among: Sequence[Topic]) -> list[Topic]:
    """Topics by how likely they are."""
    return sorted(among, key=lambda topic: (-shares[topic], TOPICS.index(topic)))
