"""Names of large towns that a name is like: those that it may be a slip of, or worth offering."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from calculations.gazetteer import LARGE, connection, lands

# One slip of the keyboard is put right, two in a long name; a word of another length is another.
SHORTEST, _SHORT, _LONG = 5, 6, 9
# Letters in common, of hundred, from which a name is worth offering.
_ALIKE = 64
# A short word is a slip away from many names: only a metropolis is meant.
_METROPOLIS = 500_000


def similar(key: str) -> list[str]:
    """Names of large towns that the key may be a slip of, nearest first."""
    if len(key) < SHORTEST or key in lands():
        return []
    most = 2 if len(key) >= _LONG else 1
    names = _large_names(_METROPOLIS if len(key) <= _SHORT else LARGE)
    found = process.extract(key, names, scorer=OSA.distance, score_cutoff=most, limit=20)
    return [name for name, _, _ in found if name[0] == key[0] and not _goes_on(key, name)][:3]


def _goes_on(key: str, name: str) -> bool:
    """Whether the key is the name with another letter behind: *banana* is no Banan."""
    return key[:-1] == name and key[-1] != name[-1]


def suggestions(key: str) -> list[str]:
    """Names of large towns that are like the key; none where nothing is."""
    names = [name for name in _large_names(LARGE) if name[0] == key[0]]
    near = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
    return [name for name, _, _ in near]


@lru_cache(maxsize=2)
def _large_names(people: int) -> list[str]:
    rows = connection().execute(
        "SELECT name FROM large WHERE population >= ? ORDER BY population DESC", (people,)
    )
    return [row[0] for row in rows]
