"""``make train``: learn the tables of `weights/` from the labelled dialogs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.questions.asked_places import ASKED, STORY, place_amounts
from bot.questions.asked_places import LEARNED as LEARNED_PLACES
from bot.questions.candidates import NONE, candidates
from bot.questions.features import topic_features
from bot.questions.learn.corpus import LEARNED, Example, examples
from bot.questions.learn.fitting import Setting, fit, temperature, unseen
from bot.questions.learn.together import Learned, Lessons, learn, save, tell_right
from bot.questions.linear import Model, load
from bot.questions.message import Message
from bot.questions.phrasebook import look_up
from bot.questions.query import TOPICS, Topic
from bot.questions.roles import role_features
from bot.questions.threads import stay_features
from bot.questions.town_or_word import NAME, TOWN, WORD, Candidate, Context, plainly, sort_of
from bot.questions.towns import candidates as candidates_of_towns
from calculations.places import fold

_TOPICS = Setting(least=7, strength=3.0)
_ROLES = Setting(least=2, strength=3.0)
# Of the questions that stand alone this many make one more example for threads.
_EVERY = 8
_SUBJECTS: Sequence[Topic] = [one for one in TOPICS if one not in {"help", "off_topic"}]
# Shorter ones could be meant as follow-ups as well.
_WHOLE = 6
_TOWNS = Setting(least=2, strength=1.0)
# Topics whose questions are about towns. Elsewhere a town is part of the story, so that only
# everyday words say something: that they are no towns.
_WITH_TOWNS = frozenset({"sunlight", "diffuse", "amortization"})
_PLACES = Setting(least=2, strength=1.0)
_THREADS = Setting(least=2, strength=1.0)


def main() -> None:
    """Learn from some parts of the dialogs, or from all that may be learned from."""
    parts = sys.argv[1:] or LEARNED
    save("towns", learn_towns(list(examples(parts))))
    # What else is learned sees the towns as they are told from now on.
    load.cache_clear()
    read = list(examples(parts))
    save("places", learn_places(read))
    topics = learn_topics(read)
    topics.save()
    learn_threads(read, topics).save()
    learn_roles(read).save()


def stands_alone(example: Example) -> bool:
    """Whether a message must be understood without the one before it."""
    return example.before is None or example.before[0] != example.topic


def learn_topics(read: Sequence[Example]) -> Learned:
    """What a message is about."""
    lessons = Lessons()
    for one in filter(stands_alone, read):
        lessons.add(_of_topic(one.message), one.topic, one.author)
    return learn("topics", lessons, _TOPICS)


def _of_topic(message: Message) -> tuple[dict[str, float], list[str]]:
    counted = topic_features(message, *look_up(message)).amounts
    return counted, [piece.symbol for piece in message.pieces]


def learn_threads(read: Sequence[Example], topics: Learned) -> Learned:
    """Whether a turn goes on with the topic before it."""
    alone = [id(one) for one in read if stands_alone(one)]
    unseen_scores = dict(zip(alone, topics.scores, strict=True))
    lessons = Lessons()
    for one in read:
        if one.before is not None:
            scores = unseen_scores.get(id(one)) or topics.told(*_of_topic(one.message))
            label = "stay" if one.topic == one.before[0] else "go"
            lessons.add(stay_features(one.message, scores, *one.before), label, one.author)  # type: ignore[arg-type]
    for before, one in changes_of_subject(read):
        scores = unseen_scores[id(one)]
        lessons.add(stay_features(one.message, scores, *before), "go", one.author)  # type: ignore[arg-type]
    return learn("threads", lessons, _THREADS)


def changes_of_subject(
    read: Sequence[Example],
) -> Iterator[tuple[tuple[Topic, Mapping[str, Any]], Example]]:
    """Questions that stand alone, each after another that they are not about.

    Few threads change their subject, so the corpus shows too seldom what that looks like.
    """
    alone = [one for one in read if one.before is None]
    first = {topic: [one.slots for one in alone if one.topic == topic] for topic in _SUBJECTS}
    told = [one for one in alone if len(one.message.pieces) >= _WHOLE]
    for place, one in enumerate(told[::_EVERY]):
        topic = _SUBJECTS[place % len(_SUBJECTS)]
        if topic != one.topic:
            yield (topic, first[topic][place % len(first[topic])]), one


def learn_roles(read: Sequence[Example]) -> Learned:
    """What a number is for."""
    lessons = Lessons()
    for one in read:
        if one.topic in {"help", "off_topic"}:
            continue
        before = one.before[1] if one.before else {}
        for place, label in enumerate(labelled(one)):
            if label is not None:
                features = role_features(one.message, place, one.topic, before)
                lessons.add(features, label, one.author)
    return learn("roles", lessons, _ROLES)


def learn_towns(read: Sequence[Example]) -> Model:
    """The model of whether a word that is some town's name means the town."""
    rows, labels, authors = [], [], []
    for one in read:
        for candidate, label, features in called_towns(one):
            if one.topic not in _WITH_TOWNS and not _a_word(candidate, one.message):
                continue
            if label == WORD and plainly(candidate, one.message.tokens):
                continue  # a town of the story is a town
            rows.append(features)
            labels.append(label)
            authors.append(one.author)
    scores = unseen(rows, labels, authors, _TOWNS)
    tell_right("towns", scores, labels)
    return replace(fit(rows, labels, _TOWNS), temperature=temperature(scores, labels))


def learn_places(read: Sequence[Example]) -> Model:
    """The model of whether a town is what is asked about, or where the story happened."""
    rows, labels, authors = [], [], []
    for one in read:
        if one.topic not in LEARNED_PLACES or (one.before is not None and one.before[1]):
            continue
        wanted = [fold(str(city).rpartition(",")[0]) for city in one.slots.get("cities", ())]
        for town in one.message.towns:
            name = fold(town.match.place.name)
            asked = any(name.startswith(w) or w.startswith(name) for w in wanted)
            rows.append(place_amounts(one.message, one.topic, town))
            labels.append(ASKED if asked else STORY)
            authors.append(one.author)
    tell_right("places", unseen(rows, labels, authors, _PLACES), labels)
    return fit(rows, labels, _PLACES)


def _a_word(candidate: Candidate, message: Message) -> bool:
    """Whether a name is a word of the language, and written like one."""
    return message.tokens[candidate.start].text.islower() and sort_of(candidate) != NAME


def called_towns(example: Example) -> Iterator[tuple[Candidate, str, dict[str, float]]]:
    """Each name of a town in a message, whether its slots say that the town is meant."""
    message = example.message
    taken = {
        i
        for name in message.names
        for i, token in enumerate(message.tokens)
        if name.start <= token.start < name.end
    }
    found = candidates_of_towns(message.text, message.tokens, taken)
    context = Context(message.tokens, found)
    wanted = [fold(str(city).rpartition(",")[0]) for city in example.slots.get("cities", ())]
    end = 0
    for one in found:
        if one.start < end:
            continue
        name = fold(one.match.place.name)
        meant = any(one.key == w or name.startswith(w) or w.startswith(name) for w in wanted)
        if meant:
            end = one.end
        yield one, TOWN if meant else WORD, context.features(one)


def labelled(example: Example) -> list[str | None]:
    """For each number of a message the label that its slots prove; None where no slot can."""
    found: list[str | None] = []
    claimed: set[str] = set()
    for one in example.message.quantities:
        open_to = candidates(one, example.before[1] if example.before else {})
        label = next(
            (
                c.label
                for c in open_to
                if _states(example.slots.get(c.slot), c.value) and c.slot not in claimed
            ),
            NONE,
        )
        if label not in {NONE, "capex"}:
            claimed.add(next(c.slot for c in open_to if c.label == label))
        found.append(label if open_to else None)
    return found


def _states(slot: object, value: float) -> bool:
    listed = slot if isinstance(slot, list) else [slot]
    return any(
        isinstance(one, int | float) and float(f"{one:.4g}") == float(f"{value:.4g}")
        for one in listed
    )


if __name__ == "__main__":
    main()
