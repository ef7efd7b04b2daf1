"""Where texts stand in a list, without keeping the texts: for lists of tens of thousands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Hashed:
    """The places of texts in a list, found by their hashes.

    A dictionary needs some 200 bytes for a short text and its place, this needs 12. That a text
    which is not in the list has the hash of one that is happens once in 10¹⁴ questions.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        hashes = np.fromiter(map(hash, texts), np.int64)
        places = np.argsort(hashes, kind="stable")
        self._hashes = hashes[places]
        self._places = places.astype(np.int32)

    def first(self, texts: Collection[str]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Which of the texts are listed, as a mask, and the first place of each of those."""
        if not self._hashes.size:
            return np.zeros(len(texts), np.bool_), self._places
        wanted = np.fromiter(map(hash, texts), np.int64, len(texts))
        at = self._hashes.searchsorted(wanted)
        listed = self._hashes.take(at, mode="clip") == wanted
        return listed, self._places[at[listed]]

    def every(self, texts: Collection[str]) -> list[int]:
        """All places at which one of the texts stands."""
        wanted = np.fromiter(map(hash, texts), np.int64, len(texts))
        starts = self._hashes.searchsorted(wanted).tolist()
        ends = self._hashes.searchsorted(wanted, "right").tolist()
        runs = zip(starts, ends, strict=True)
        return [one for start, end in runs for one in self._places[start:end].tolist()]
