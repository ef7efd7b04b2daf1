"""Towns by how their names begin: in prose, said short, or while they are being typed."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from calculations.gazetteer import connection, lands
from calculations.near_names import SHORTEST
from calculations.town_names import key_of

_FIRST_WORD = "SELECT 1 FROM {} WHERE name >= ? AND name < ? AND main >= ? LIMIT 1"
_GOING_ON = (
    "SELECT DISTINCT p.*, n.main, n.weight, p.fame AS known FROM names n "
    "JOIN places p ON p.id = n.place "
    "WHERE n.name >= ? AND n.name < ? AND n.main = 1 ORDER BY known DESC"
)
_TYPED = (
    "SELECT DISTINCT p.* FROM names n JOIN places p ON p.id = n.place "
    "WHERE n.name >= ? AND n.name < ? ORDER BY p.population DESC LIMIT ?"
)


@lru_cache(maxsize=1024)
def begins_a_name(word: str) -> bool:
    """Whether a name of several words may begin with this one, as few words of prose do.

    The name of a small town or village begins with a capital: Coober Pedy. In lower case a town is
    called by its own name: among those it has in other alphabets is one for most words.
    """
    first = key_of(f"{word} of").partition(" ")[0]
    capital = word[:1].isupper()
    tables = ("names", "small") if capital else ("names",)
    within = (first + " ", first + "!", 0 if capital else 1)
    return (capital and len(first) < 2) or any(
        connection().execute(_FIRST_WORD.format(table), within).fetchone() for table in tables
    )


def going_on(key: str) -> list[sqlite3.Row]:
    """Rows of towns whose own name goes on after the key's words, best known first."""
    if len(key) < SHORTEST or key in lands():
        return []
    return connection().execute(_GOING_ON, (key + " ", key + "!")).fetchall()


def typed(key: str, limit: int) -> list[sqlite3.Row]:
    """Rows of the largest towns one of whose names starts with the key, be it half a word."""
    return connection().execute(_TYPED, (key, key + "\U0010ffff", limit)).fetchall()
