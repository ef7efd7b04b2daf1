"""A small convolutional network: reads the words in order, where the table of weights counts them.

Words are sums of their pieces (fastText, Bojanowski et al. 2017, doi:10.1162/tacl_a_00051); two
layers look at three and at five words in a row (Kim 2014, doi:10.3115/v1/D14-1181). Everything
is a whole number on a grid, so that the same message has the same scores on every processor.
`bot.questions.learn` writes it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).with_name("weights")
# A product of two whole numbers below 2¹⁵, added up some hundred times, is exact in a double, in
# whatever order a library adds.
GRID = 256
"""Steps of one unit of what a layer gives on."""
WEIGHT_GRID = 2048
"""Steps of one unit of a weight."""
LOOKED_AT = 64
"""Words of a message; of a long story half of them from each end, where questions stand."""
PARTS = 24
"""Pieces of a word, at most."""
_LETTERS = (3, 4, 5)
# OpenBLAS spreads larger products, and those of a single row, over all processors and waits for
# busy ones: 4 ms, not 0.2.
_ONE_THREAD = 1 << 18
_LONGEST_WORD = 30
_WORDS_KEPT = 2048

Whole = NDArray[np.float64]
"""Whole numbers, kept as doubles because products of those are fast."""
_Any = TypeVar("_Any")


def rows_of(symbol: str, rows: int) -> list[int]:
    """The rows of the table that make up a word: one for all of it, one for each piece.

    Row 0 stands for no word.
    """
    names = [f"w:{symbol}"]
    if symbol[0].isalpha() and len(symbol) <= _LONGEST_WORD:
        edged = f"_{symbol}_"
        parts = [edged[i : i + n] for n in _LETTERS for i in range(len(edged) - n + 1)]
        if len(parts) > PARTS:
            parts = parts[:: len(parts) // PARTS + 1]
        names += [f"p:{part}" for part in parts]
    return [1 + zlib.crc32(name.encode()) % (rows - 1) for name in names]


def ends(symbols: Sequence[_Any]) -> Sequence[_Any]:
    """The words of a message that are looked at."""
    if len(symbols) <= LOOKED_AT:
        return symbols
    half = LOOKED_AT // 2
    return (*symbols[:half], *symbols[-half:])


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights and biases as whole numbers: inputs × outputs, outputs."""

    weights: Whole
    biases: Whole

    def sums(self, given: Whole) -> Whole:
        """Weighted sums of each row, on the product of both grids."""
        rows = max(1, _ONE_THREAD // self.weights.size)
        parts = [_product(given[i : i + rows], self.weights) for i in range(0, len(given), rows)]
        return np.vstack(parts) + self.biases

    def __call__(self, given: Whole) -> Whole:
        """What is above zero of the sums, on the grid of activations."""
        return np.rint(np.maximum(self.sums(given), 0) / WEIGHT_GRID)


def _product(few: Whole, weights: Whole) -> Whole:
    product: Whole = (few if len(few) > 1 else few.repeat(2, axis=0)) @ weights
    return product[: len(few)]


class Network:
    """Scores of labels for a row of words."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self.labels: tuple[str, ...] = tuple(map(str, arrays["labels"]))
        self._table: NDArray[np.int8] = arrays["table"]
        self._step = float(arrays["step"]) * GRID
        self._near, self._far, self._joined, self._last = (
            Layer(arrays[f"{name}_weights"].astype(float), arrays[f"{name}_biases"].astype(float))
            for name in ("near", "far", "joined", "last")
        )
        self._word: Callable[[str], NDArray[np.int32]] = lru_cache(maxsize=_WORDS_KEPT)(
            self._looked_up
        )

    def _looked_up(self, symbol: str) -> NDArray[np.int32]:
        rows = rows_of(symbol, len(self._table))
        added = self._table[rows].sum(axis=0, dtype=np.int64)
        # Kept for many words, and so in half the room.
        found: NDArray[np.int32] = np.rint(added * (self._step / len(rows) ** 0.5)).astype(np.int32)
        return found

    def scores(self, symbols: Sequence[str]) -> dict[str, float]:
        """A score for each label; of no words at all, what the biases say."""
        words = np.array([self._word(symbol) for symbol in ends(symbols) or ("|",)], float)
        near = self._near(_with_neighbours(words))
        far = self._far(_with_neighbours(near))
        pooled = [near.max(axis=0), np.rint(near.sum(axis=0) / len(near))]
        pooled += [far.max(axis=0), np.rint(far.sum(axis=0) / len(far))]
        sums = self._last.sums(self._joined(np.concatenate(pooled)[None]))
        return dict(zip(self.labels, (sums[0] / (GRID * WEIGHT_GRID)).tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write it down as `load` reads it."""
        np.savez_compressed(path, **dict(self._arrays))  # type: ignore[arg-type]

    def shares_of_words(self, symbols: Sequence[str], label: str) -> list[float]:
        """What each word adds to a label's score above the mean: the score without it, taken off.

        Words that are not looked at add nothing.
        """
        looked_at = list(ends(list(enumerate(symbols))))
        whole = self._above_mean([symbol for _, symbol in looked_at], label)
        added = [0.0] * len(symbols)
        for place, _ in looked_at:
            without = [symbol for at, symbol in looked_at if at != place]
            added[place] = whole - self._above_mean(without, label)
        return added

    def _above_mean(self, symbols: Sequence[str], label: str) -> float:
        scores = self.scores(symbols)
        return scores[label] - sum(scores.values()) / len(scores)


def _with_neighbours(rows: Whole) -> Whole:
    """Each row with the one before and the one after it; beyond the ends stand zeros."""
    none = np.zeros((1, rows.shape[1]))
    return np.hstack([np.vstack([none, rows[:-1]]), rows, np.vstack([rows[1:], none])])


def packed(arrays: Mapping[str, NDArray[Any]], labels: Sequence[str]) -> dict[str, NDArray[Any]]:
    """A trained network as whole numbers: the table in bytes, all else in two bytes and four.

    ``arrays`` holds ``table`` (rows × width) and weights and biases of the layers `near`, `far`,
    `joined` and `last`.
    """
    step = float(np.abs(arrays["table"]).max()) / 127 or 1.0
    found: dict[str, NDArray[Any]] = {
        "labels": np.array(labels),
        "step": np.array(step),
        "table": np.rint(arrays["table"] / step).astype(np.int8),
    }
    for name, values in arrays.items():
        if name.endswith("_weights"):
            found[name] = np.rint(values * WEIGHT_GRID).astype(np.int16)
        elif name.endswith("_biases"):
            found[name] = np.rint(values * WEIGHT_GRID * GRID).astype(np.int32)
    return found


@lru_cache(maxsize=4)
def load(name: str) -> Network:
    """The network of `weights/<name>.npz`, read once."""
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as arrays:
        return Network(dict(arrays))
