"""``make train``: learn the tables of `weights/` from the labelled dialogs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.questions.candidates import NONE, candidates
from bot.questions.features import topic_features
from bot.questions.learn.corpus import LEARNED, Example, examples
from bot.questions.learn.fitting import Setting, added, fit, folds, temperature, unseen
from bot.questions.learn.training import numbered, trained
from bot.questions.linear import WEIGHTS, Model, load, write
from bot.questions.message import Message
from bot.questions.network import Network
from bot.questions.phrasebook import look_up
from bot.questions.query import TOPICS, Topic
from bot.questions.roles import role_amounts
from bot.questions.threads import stay_features
from bot.questions.town_or_word import NAME, TOWN, WORD, Candidate, Context, sort_of
from bot.questions.towns import candidates as candidates_of_towns
from calculations.places import fold

_TOPICS = Setting(least=7, strength=3.0)
_ROLES = Setting(least=2, strength=3.0)
# Of the questions that stand alone this many make one more example for threads.
_EVERY = 8
# Shorter ones could be meant as follow-ups as well.
_WHOLE = 6
_TOWNS = Setting(least=2, strength=1.0)
# Topics whose questions are about towns. Elsewhere a town is part of the story, so that only
# everyday words say something: that they are no towns.
_WITH_TOWNS = frozenset({"sunlight", "diffuse", "amortization"})
_THREADS = Setting(least=2, strength=1.0)


def main() -> None:
    """Learn from some parts of the dialogs, or from all that may be learned from."""
    parts = sys.argv[1:] or LEARNED
    _save("towns", learn_towns(list(examples(parts))))
    # What else is learned sees the towns as they are told from now on.
    load.cache_clear()
    read = list(examples(parts))
    topics, network, scores = learn_topics(read)
    _save("topics", topics)
    network.save(WEIGHTS / "topics.npz")
    _save("threads", learn_threads(read, topics, network, scores))
    _save("roles", learn_roles(read))


def _save(name: str, model: Model) -> None:
    path = WEIGHTS / f"{name}.tsv"
    path.write_text(write(model), encoding="utf-8")
    print(f"{name}: {len(model.weights)} features, temperature {model.temperature}")


def stands_alone(example: Example) -> bool:
    """Whether a message must be understood without the one before it."""
    return example.before is None or example.before[0] != example.topic


def learn_topics(
    read: Sequence[Example],
) -> tuple[Model, Network, dict[int, dict[str, float]]]:
    """The models of what a message is about, and the scores of each example by an unseen author."""
    alone = [one for one in read if stands_alone(one)]
    rows = [_topic_row(one.message) for one in alone]
    labels = [one.topic for one in alone]
    authors = [one.author for one in alone]
    words = numbered([_symbols(one.message) for one in alone])
    counted = unseen(rows, labels, authors, _TOPICS)
    in_order: list[dict[str, float]] = [{} for _ in alone]
    for learned, asked in folds(authors):
        network = trained(words, labels, learned)
        for place in asked:
            in_order[place] = network.scores(_symbols(alone[place].message))
    scores = [added(*both) for both in zip(counted, in_order, strict=True)]
    for name, said in (("counted", counted), ("in order", in_order), ("topics", scores)):
        right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(said, labels, strict=True))
        print(f"{name}: {right / len(rows):.1%} of {len(rows)} right by authors not learned from")
    model = replace(fit(rows, labels, _TOPICS), temperature=temperature(scores, labels))
    network = trained(words, labels, range(len(alone)))
    return model, network, {id(one): score for one, score in zip(alone, scores, strict=True)}


def _symbols(message: Message) -> list[str]:
    return [piece.symbol for piece in message.pieces]


def learn_threads(
    read: Sequence[Example],
    topics: Model,
    network: Network,
    unseen_scores: Mapping[int, dict[str, float]],
) -> Model:
    """The model of whether a turn goes on with the topic before it."""
    rows, labels, authors = [], [], []
    for one in read:
        if one.before is None:
            continue
        scores = unseen_scores.get(id(one)) or added(
            topics.scores(_topic_row(one.message)), network.scores(_symbols(one.message))
        )
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


def learn_towns(read: Sequence[Example]) -> Model:
    """The model of whether a word that is some town's name means the town."""
    rows, labels, authors = [], [], []
    for one in read:
        for candidate, label, features in called_towns(one):
            if one.topic not in _WITH_TOWNS and not _a_word(candidate, one.message):
                continue
            rows.append(features)
            labels.append(label)
            authors.append(one.author)
    scores = unseen(rows, labels, authors, _TOWNS)
    right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(scores, labels, strict=True))
    print(f"towns: {right / len(rows):.1%} of {len(rows)} right by authors not learned from")
    return replace(fit(rows, labels, _TOWNS), temperature=temperature(scores, labels))


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
