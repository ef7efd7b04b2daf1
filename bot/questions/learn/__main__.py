"""``make train``: learn the tables of `weights/` from the labelled dialogs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.questions.candidates import NONE, candidates
from bot.questions.features import topic_features
from bot.questions.learn.corpus import LEARNED, Example, examples
from bot.questions.learn.fitting import Setting, fit, temperature, unseen
from bot.questions.linear import WEIGHTS, Model, write
from bot.questions.message import Message
from bot.questions.phrasebook import look_up
from bot.questions.query import TOPICS, Topic
from bot.questions.roles import role_amounts
from bot.questions.threads import stay_features

_TOPICS = Setting(least=3, strength=3.0)
_ROLES = Setting(least=2, strength=3.0)
# Of the questions that stand alone this many make one more example for threads.
_EVERY = 8
# Shorter ones could be meant as follow-ups as well.
_WHOLE = 6
_THREADS = Setting(least=2, strength=1.0)


def main() -> None:
    """Learn from some parts of the dialogs, or from all that may be learned from."""
    read = list(examples(sys.argv[1:] or LEARNED))
    topics, scores = learn_topics(read)
    _save("topics", topics)
    _save("threads", learn_threads(read, topics, scores))
    _save("roles", learn_roles(read))


def _save(name: str, model: Model) -> None:
    path = WEIGHTS / f"{name}.tsv"
    path.write_text(write(model), encoding="utf-8")
    print(f"{name}: {len(model.weights)} features, temperature {model.temperature}")


def stands_alone(example: Example) -> bool:
    """Whether a message must be understood without the one before it."""
    return example.before is None or example.before[0] != example.topic


def learn_topics(read: Sequence[Example]) -> tuple[Model, dict[int, dict[str, float]]]:
    """The model of what a message is about, and the scores of each example by an unseen author."""
    alone = [one for one in read if stands_alone(one)]
    rows = [_topic_row(one.message) for one in alone]
    labels = [one.topic for one in alone]
    scores = unseen(rows, labels, [one.author for one in alone], _TOPICS)
    right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(scores, labels, strict=True))
    print(f"topics: {right / len(rows):.1%} of {len(rows)} right by authors not learned from")
    model = replace(fit(rows, labels, _TOPICS), temperature=temperature(scores, labels))
    return model, {id(one): score for one, score in zip(alone, scores, strict=True)}


def learn_threads(
    read: Sequence[Example], topics: Model, unseen_scores: Mapping[int, dict[str, float]]
) -> Model:
    """The model of whether a turn goes on with the topic before it."""
    rows, labels, authors = [], [], []
    for one in read:
        if one.before is None:
            continue
        scores = unseen_scores.get(id(one)) or topics.scores(_topic_row(one.message))
        rows.append(dict(stay_features(one.message, scores, one.before[0])))  # type: ignore[arg-type]
        labels.append("stay" if one.topic == one.before[0] else "go")
        authors.append(one.author)
    for before, one in changes_of_subject(read):
        scores = unseen_scores[id(one)]
        rows.append(dict(stay_features(one.message, scores, before)))  # type: ignore[arg-type]
        labels.append("go")
        authors.append(one.author)
    checked = unseen(rows, labels, authors, _THREADS)
    right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(checked, labels, strict=True))
    print(f"threads: {right / len(rows):.1%} of {len(rows)} right by authors not learned from")
    return fit(rows, labels, _THREADS)


def changes_of_subject(read: Sequence[Example]) -> Iterator[tuple[Topic, Example]]:
    """Questions that stand alone, each after a topic that they are not about.

    Few threads change their subject, so the corpus shows too seldom what that looks like.
    """
    topics = [topic for topic in TOPICS if topic not in {"help", "off_topic"}]
    alone = [one for one in read if one.before is None and len(one.message.pieces) >= _WHOLE]
    for place, one in enumerate(alone[::_EVERY]):
        before = topics[place % len(topics)]
        if before != one.topic:
            yield before, one


def _topic_row(message: Message) -> dict[str, float]:
    return topic_features(message, *look_up(message)).amounts


def learn_roles(read: Sequence[Example]) -> Model:
    """The model of what a number is for."""
    rows, labels, authors = [], [], []
    for one in read:
        if one.topic in {"help", "off_topic"}:
            continue
        for place, label in enumerate(labelled(one)):
            if label is not None:
                before = one.before[1] if one.before else {}
                rows.append(role_amounts(one.message, place, one.topic, before))
                labels.append(label)
                authors.append(one.author)
    scores = unseen(rows, labels, authors, _ROLES)
    right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(scores, labels, strict=True))
    print(f"roles: {right / len(rows):.1%} of {len(rows)} right by authors not learned from")
    return replace(fit(rows, labels, _ROLES), temperature=temperature(scores, labels))


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
