"""A linear model read from a table: features in, a score for each label out.

The table is plain text so that it can be reviewed: a first line with the labels, a second with
their intercepts, then one line a feature with its weight for each label, in hundredths.
`bot.questions.learn` writes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.questions.hashed import Hashed

WEIGHTS = Path(__file__).with_name("weights")
# Weights are whole hundredths.
UNIT = 100
# No feature holds it: each is a line of a table.
_BETWEEN = "\n"


class Weights(Mapping[str, Sequence[int]]):
    """A row of whole hundredths for each feature, packed: two bytes a weight.

    A hundred and more features of a message are looked up and summed at once. Who only does that
    may leave out the names, which take as much room as the weights.
    """

    def __init__(
        self, names: Sequence[str], rows: NDArray[Any], *, keep_names: bool = True
    ) -> None:
        # Bytes: with one emoji among them, text would take four for every letter.
        self._names = _BETWEEN.join(names).encode() if keep_names else None
        self._rows = np.ascontiguousarray(rows, np.int16)
        self._index = Hashed(names)

    def __getitem__(self, feature: str) -> Sequence[int]:
        _, places = self._index.first((feature,))
        if not places.size:
            raise KeyError(feature)
        row: list[int] = self._rows[places[0]].tolist()
        return row

    def __iter__(self) -> Iterator[str]:
        if self._names is None:
            raise LookupError("the names of these features were left in the table")
        return iter(self._names.decode().split(_BETWEEN) if len(self) else ())

    def __contains__(self, feature: object) -> bool:
        return isinstance(feature, str) and bool(self._index.first((feature,))[1].size)

    def __len__(self) -> int:
        return len(self._rows)

    def sums(self, amounts: Mapping[str, float]) -> list[float]:
        """The rows of all features that are known, each times its amount, added up."""
        known, places = self._index.first(amounts)
        times = np.fromiter(amounts.values(), np.float64, len(amounts))[known]
        # Added row by row, in the order of the features: a library's product of matrices gives
        # another last digit on another processor.
        added: list[float] = (self._rows[places] * times[:, None]).sum(axis=0).tolist()
        return added


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, in the order of `labels`."""

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Weights
    temperature: float = 1.0
    """What scores are divided by before they become probabilities."""

    def scores(self, features: Mapping[str, float]) -> dict[str, float]:
        """Sum of weights by label; features that were never seen count for nothing."""
        sums = self.weights.sums(features)
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
    table = (WEIGHTS / f"{name}.tsv").read_text(encoding="utf-8")
    return read(table.splitlines(), keep_names=False)


def read(lines: Iterable[str], *, keep_names: bool = True) -> Model:
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
    # All at once: one by one they would take a tenth of the start.
    cells = np.fromstring("\t".join(row[2] for row in weighing), dtype=np.int16, sep="\t")
    names = [name for name, _, _ in weighing]
    weights = Weights(names, cells.reshape(-1, len(labels)), keep_names=keep_names)
    return Model(labels, intercepts, weights, float(tempered[2]))


def write(model: Model) -> str:
    """The table of a model; features in the order of the alphabet."""
    lines = [
        "\t".join(("label", *model.labels)),
        f"temperature\t{model.temperature:g}",
        "\t".join(("intercept", *(f"{round(one * UNIT)}" for one in model.intercepts))),
    ]
    lines += ["\t".join((name, *map(str, row))) for name, row in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"
