"""A linear model read from a table: features in, a score for each label out.

The table is plain text so that it can be reviewed: a first line with the labels, a second with
their intercepts, then one line a feature with its weight for each label, in hundredths.
`bot.questions.learn` writes it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).with_name("weights")
# Weights are whole hundredths.
UNIT = 100


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, in the order of `labels`."""

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, Sequence[int]]
    temperature: float = 1.0
    """What scores are divided by before they become probabilities."""

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """Sum of weights by label; features that were never seen count for nothing."""
        # Of the dozens of features most come in equal amounts: whole numbers are summed first.
        alike: dict[float, list[Sequence[int]]] = {}
        for feature, amount in features.items():
            row = self.weights.get(feature)
            if row is not None:
                alike.setdefault(amount, []).append(row)
        sums = [0.0] * len(self.labels)
        for amount, rows in alike.items():
            for place, column in enumerate(zip(*rows, strict=True)):
                sums[place] += amount * sum(column)
        return {
            label: intercept + total / UNIT
            for label, intercept, total in zip(self.labels, self.intercepts, sums, strict=True)
        }

    def shares(self, scores: Mapping[str, float]) -> dict[str, float]:
        """Probabilities of the labels in `scores`, which may be only some of them."""
        highest = max(scores.values())
        raised = {k: math.exp((v - highest) / self.temperature) for k, v in scores.items()}
        whole = sum(raised.values())
        return {label: value / whole for label, value in raised.items()}

    def weight(self, feature: str, label: str) -> float:
        """What one unit of a feature adds to a label's score, above the mean of all labels."""
        row = self.weights.get(feature)
        if row is None:
            return 0.0
        return (row[self.labels.index(label)] - sum(row) / len(row)) / UNIT


@lru_cache(maxsize=8)
def load(name: str) -> Model:
    """The model of `weights/{name}.tsv`, read once."""
    return read((WEIGHTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines())


def read(lines: Iterable[str]) -> Model:
    """Read a model from the lines of its table.

    Raises
    ------
    ValueError
        If a line has not as many columns as the first.
    """
    labelled, tempered, intercepted, *weighing = (line.partition("\t") for line in lines)
    labels = tuple(labelled[2].split("\t"))
    intercepts = tuple(float(cell) / UNIT for cell in intercepted[2].split("\t"))
    tabs = len(labels) - 1
    if any(cells.count("\t") != tabs for _, _, cells in (intercepted, *weighing)):
        raise ValueError(f"every line needs {len(labels)} weights, one for each label")
    weights = _packed([name for name, _, _ in weighing], "\t".join(row[2] for row in weighing))
    return Model(labels, intercepts, weights, float(tempered[2]))


def _packed(names: Sequence[str], cells: str) -> dict[str, array[int]]:
    """The cells of a table as a row of two-byte numbers for each name.

    A quarter of a million numbers: as objects of their own they would be most of the reader's
    memory, and read one by one a tenth of the start.
    """
    table = np.fromstring(cells, dtype=np.int16, sep="\t").reshape(len(names), -1)
    return {name: array("h", row) for name, row in zip(names, map(bytes, table), strict=True)}


def write(model: Model) -> str:
    """The table of a model; features in the order of the alphabet."""
    lines = [
        "\t".join(("label", *model.labels)),
        f"temperature\t{model.temperature:g}",
        "\t".join(("intercept", *(f"{round(one * UNIT)}" for one in model.intercepts))),
    ]
    lines += ["\t".join((name, *map(str, row))) for name, row in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"
