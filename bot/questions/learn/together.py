"""A table of weights and a network that learn from the same examples and are added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.questions.learn.fitting import Setting, added, fit, folds, temperature, unseen
from bot.questions.learn.training import ROWS, numbered, trained
from bot.questions.linear import WEIGHTS, Model, write
from bot.questions.network import Network


@dataclass(slots=True)
class Lessons:
    """What is to be told apart, example by example."""

    rows: list[Mapping[str, float]] = field(default_factory=list)
    """What the table counts."""
    symbols: list[Sequence[str]] = field(default_factory=list)
    """What the network reads in order."""
    labels: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)

    def add(
        self, features: tuple[Mapping[str, float], Sequence[str]], label: str, author: str
    ) -> None:
        """Put down one more."""
        self.rows.append(features[0])
        self.symbols.append(features[1])
        self.labels.append(label)
        self.authors.append(author)


@dataclass(frozen=True, slots=True)
class Learned:
    """A table and a network, and what they say of examples that they have not learned from."""

    name: str
    model: Model
    network: Network
    scores: Sequence[Mapping[str, float]]
    """Of each example, by a table and a network that have read nothing of its author."""

    def told(self, rows: Mapping[str, float], symbols: Sequence[str]) -> dict[str, float]:
        """The scores of both added up."""
        return added(self.model.scores(rows), self.network.scores(symbols))

    def save(self) -> None:
        """Write both down as answering reads them."""
        save(self.name, self.model)
        self.network.save(WEIGHTS / f"{self.name}.npz")


def learn(name: str, lessons: Lessons, setting: Setting) -> Learned:
    """Learn from all examples, and measure on authors that were left out."""
    words = numbered(lessons.symbols, ROWS[name])
    counted = unseen(lessons.rows, lessons.labels, lessons.authors, setting)
    in_order: list[dict[str, float]] = [{} for _ in lessons.labels]
    for learned, asked in folds(lessons.authors):
        network = trained(words, lessons.labels, learned)
        for place in asked:
            in_order[place] = network.scores(lessons.symbols[place])
    scores = [added(*both) for both in zip(counted, in_order, strict=True)]
    for said, told in (("counted", counted), ("in order", in_order), ("together", scores)):
        tell_right(f"{name}, {said}", told, lessons.labels)
    model = fit(lessons.rows, lessons.labels, setting)
    model = replace(model, temperature=temperature(scores, lessons.labels))
    network = trained(words, lessons.labels, range(len(lessons.labels)))
    return Learned(name, model, network, scores)


def tell_right(name: str, scores: Iterable[Mapping[str, float]], labels: Sequence[str]) -> None:
    """Print how much is right."""
    right = sum(max(s, key=lambda k: s[k]) == t for s, t in zip(scores, labels, strict=True))
    share = right / len(labels)
    print(f"{name}: {share:.1%} of {len(labels)} right by authors not learned from", flush=True)


def save(name: str, model: Model) -> None:
    """Write a table down as answering reads it."""
    (WEIGHTS / f"{name}.tsv").write_text(write(model), encoding="utf-8")
    print(f"{name}: {len(model.weights)} features, temperature {model.temperature}", flush=True)
