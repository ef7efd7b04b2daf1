"""Slips of the finger: one letter too many, too few, wrong or swapped with its neighbour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from rapidfuzz.distance import DamerauLevenshtein

from bot.questions.hashed import Hashed

_SHORTEST = 5


class Slips:
    """Known words, found again by a spelling that is one slip away.

    Every known word is filed under itself and under each spelling with one letter left out; two
    words one slip apart share such a spelling, so a look-up costs as many steps as the word
    has letters.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(word for word in words if len(word) >= _SHORTEST)
        spelled = [_shortened(word) for word in self._words]
        self._filed = Hashed(spelling for spellings in spelled for spelling in spellings)
        """Places of spellings, those of one word behind those of the one before."""
        self._ends = list(accumulate(map(len, spelled)))

    def meant(self, word: str) -> str | None:
        """The known word that was meant, None when none or several are as near."""
        if not _SHORTEST <= len(word) <= 24:
            return None
        places = self._filed.every(_shortened(word))
        near = {self._words[bisect_right(self._ends, place)] for place in places}
        found = [w for w in sorted(near) if w[0] == word[0] and _one_slip(word, w)]
        return found[0] if found and len({w[:4] for w in found}) == 1 else None


def _shortened(word: str) -> list[str]:
    return [word, *(word[:i] + word[i + 1 :] for i in range(len(word)))]


def _one_slip(word: str, known: str) -> bool:
    if DamerauLevenshtein.distance(word, known, score_cutoff=1) > 1:
        return False
    # Short words have too many honest neighbours (model, modal): only swapped letters count.
    return len(known) >= 6 or sorted(word) == sorted(known)
