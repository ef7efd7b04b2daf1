"""What a message is about: every phrase it holds speaks for a topic, and the loudest wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.lexicon import Lexicon, Seen, compiled
from bot.questions.query import ASPECTS, TOPICS, Clue, Topic
from bot.questions.units import read_yaml
from bot.questions.words import Token

# A second phrase for a topic adds half of its weight, a third a quarter, and so on.
_FADING = 0.5
ENOUGH = 2.0
"""Least score at which a topic is taken without asking back."""
_SMALL, _LOUD = 5.0, 9.0
_CERTAIN = 6.0
_CLOSE = 0.25
"""Share of the best score within which a rival counts as likely."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Scores by topic, and what they rest on."""

    topic: Topic
    aspect: str
    score: float
    rivals: tuple[Topic, ...]
    """Other topics that were heard, loudest first."""
    clues: tuple[Clue, ...]
    about_us: bool
    """Whether AI and what it takes were mentioned at all."""


@dataclass(frozen=True, slots=True)
class _Speaks:
    topic: Topic
    aspect: str
    weight: float


@lru_cache(maxsize=1)
def _lexicon() -> tuple[Lexicon, tuple[_Speaks, ...]]:
    phrases, speaks = [], []
    for topic in TOPICS:
        for group in read_yaml(f"{topic}.yaml"):
            phrases += [compiled(str(text)) for text in group["phrases"]]
            one = _Speaks(topic, group["aspect"], float(group["weight"]))
            speaks += [one] * len(group["phrases"])
    return Lexicon(read_yaml("words.yaml"), phrases), tuple(speaks)


def judge(tokens: Sequence[Token], extra: Iterable[tuple[str, int, int]] = ()) -> Verdict:
    """Weigh a message; `extra` are the names and numbers found before, as symbols."""
    lexicon, speaks = _lexicon()
    seen = lexicon.look(tokens, extra)
    heard: dict[Topic, list[tuple[float, str, str]]] = {}
    order = {id(phrase): number for number, phrase in enumerate(lexicon.phrases)}
    for phrase, _ in lexicon.matches(seen):
        one = speaks[order[id(phrase)]]
        heard.setdefault(one.topic, []).append((one.weight, one.aspect, phrase.text))
    scores = {topic: _score(found) for topic, found in heard.items()}
    about_us = _about_us(seen)
    _quieten(scores, heard, about_us)
    if max(scores.values(), default=0.0) < ENOUGH or (
        scores.get("off_topic") == 3.0 and len(scores) == 1
    ):
        hint = _hinted(seen)
        if hint is not None and scores.get("off_topic", 0.0) <= _SMALL:
            heard.setdefault(hint, []).append((ENOUGH, ASPECTS[hint][0], "words of the subject"))
            scores.pop("off_topic", None)
            scores[hint] = ENOUGH
    ranked = sorted(scores, key=lambda topic: (-scores[topic], TOPICS.index(topic)))
    clues = tuple(Clue(text, topic, weight) for topic in ranked for weight, _, text in heard[topic])
    if not ranked:
        return Verdict("off_topic", ASPECTS["off_topic"][0], 0.0, (), clues, _about_us(seen))
    best = ranked[0]
    return Verdict(
        best,
        _aspect(best, heard[best]),
        scores[best],
        tuple(t for t in ranked[1:] if scores[t] >= _CLOSE * scores[best]),
        clues,
        about_us,
    )


# Where no phrase speaks, the subject itself may: all of the classes, and one of the others.
_HINTS: tuple[tuple[Topic, tuple[str, ...], tuple[str, ...]], ...] = (
    ("rebound", ("@ai",), ("@parable", "@efficient", "@jevons")),
    ("footprint", ("<model>",), ("@per_answer", "@energy", "@water", "@carbon", "@parable")),
    ("footprint", ("@ai", "@per_answer"), ("@energy", "@foreign", "@carbon", "@water")),
    ("sunlight", ("@sun",), ("@ai", "@machine")),
    ("diffuse", ("@spread",), ("@ai", "@data_centre")),
    ("amortization", ("@machine",), ("@idle", "@payback", "@hourly")),
    ("amortization", ("@ai", "@cost"), ("@machine", "@idle", "@energy")),
    ("outlook", ("@ai", "@energy"), ("@amount", "@future", "@world")),
    ("rebound", ("@ai",), ("@up", "@down", "@total")),
)


def _hinted(seen: Seen) -> Topic | None:
    for topic, needed, one_of in _HINTS:
        if all(seen.has(name) for name in needed) and seen.has(*one_of):
            return topic
    return None


def _quieten(
    scores: dict[Topic, float], heard: Mapping[Topic, list[tuple[float, str, str]]], ours: bool
) -> None:
    """Small signs of another subject do not add up, and yield where our own was named."""
    if "off_topic" not in scores:
        return
    loudest = max(weight for weight, _, _ in heard["off_topic"])
    scores["off_topic"] = loudest
    rivals = [score for topic, score in scores.items() if topic != "off_topic"]
    strong = max(rivals, default=0.0)
    if ours and (
        (loudest <= _SMALL and strong >= ENOUGH) or (loudest <= _LOUD and strong >= _CERTAIN)
    ):
        scores["off_topic"] = min(loudest, ENOUGH - 0.5)


def _score(found: list[tuple[float, str, str]]) -> float:
    weights = sorted((weight for weight, _, _ in found), reverse=True)
    return sum(weight * _FADING**place for place, weight in enumerate(weights))


def _aspect(topic: Topic, found: list[tuple[float, str, str]]) -> str:
    by_aspect: dict[str, list[tuple[float, str, str]]] = {}
    for one in found:
        by_aspect.setdefault(one[1], []).append(one)
    order: Mapping[str, int] = {aspect: n for n, aspect in enumerate(ASPECTS[topic])}
    return max(by_aspect, key=lambda a: (_score(by_aspect[a]), -order.get(a, 99)))


def _about_us(seen: Seen) -> bool:
    ours = seen.has("@ai", "<model>", "<hardware>", "@data_centre")
    return ours and seen.has(
        "@energy", "@sun", "@cost", "@carbon", "@water", "@payback", "@efficient", "@grid"
    )
