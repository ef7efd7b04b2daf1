"""Towns: a name in, a place on Earth out. Offline, from the index of `gazetteer`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from calculations.beginnings import begins_a_name, going_on, typed
from calculations.errors import UnknownPlace
from calculations.gazetteer import LARGE, POSTAL, SMALL, TOWN, connection, lands
from calculations.near_names import similar, suggestions
from calculations.town_names import fold, key_of

__all__ = ["Match", "Place", "begins_a_name", "exact", "find", "fold", "starting_with"]

# An equally spelled town counts as a rival when it has this share of the largest one's people.
RIVAL_SHARE = 0.04
# Towns whose fame differs by no more are about as well known: names are counted, not weighed.
_AS_KNOWN = 0.9
_OWN_ALIASES = {
    "dc": "Washington, US",
    "washington dc": "Washington, US",
    "san fran": "San Francisco, US",
    "frisco": "San Francisco, US",
}
# What people call countries besides the names in our tables.
COUNTRIES_CALLED = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "usa": "US",
    "america": "US",
    "deutschland": "DE",
    "schweiz": "CH",
    "oesterreich": "AT",
    "osterreich": "AT",
    "frankreich": "FR",
    "spanien": "ES",
    "italien": "IT",
    "polen": "PL",
    "norwegen": "NO",
    "schweden": "SE",
    "indien": "IN",
    "holland": "NL",
}


_BY_NAME = (
    "SELECT p.*, n.main, n.weight, p.fame * n.weight AS known FROM {} n "
    "JOIN places p ON p.id = n.place WHERE n.name = ?1 ORDER BY known DESC"
)
_BOTH = "(SELECT * FROM names WHERE name = ?1 UNION ALL SELECT * FROM small WHERE name = ?1)"


@dataclass(frozen=True, slots=True)
class Place:
    """A town. Its text form, ``Berlin, DE``, is what permalinks and answers carry."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    region: str
    """First-level division, as GeoNames codes it; a state's letters in the US."""
    latitude: float
    longitude: float
    population: int
    timezone: str
    namesake: bool = False
    """Whether a larger town of the same country bears the name, so that the region must tell."""
    region_name: str = ""
    """Of a state or province, where its code says nothing to people; else empty."""
    fame: float = 0.0
    """How well known it is beside others of its name; see `gazetteer`."""

    @property
    def full(self) -> str:
        """The name with all that tells it from others: ``Springfield, Missouri, US``."""
        region = "" if self.region_name == self.name else self.region_name
        return ", ".join(part for part in (self.name, region, self.country) if part)

    def __str__(self) -> str:
        region = [self.region] if self.namesake else []
        return ", ".join([self.name, *region, self.country])


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was taken for."""

    place: Place
    also: tuple[Place, ...] = ()
    """Other towns the same name could mean, largest first."""
    exact: bool = True
    """False when the spelling had to be corrected, or the town stands for its country."""

    @property
    def worth_saying(self) -> bool:
        """Whether a reader may wonder which place is meant: Atlantis is a town at the Cape."""
        return bool(self.also) or not self.exact or self.place.population < LARGE


def name_and_country(text: str) -> str:
    """A town as programs are told of it, without the region that tells it from its namesakes.

    >>> name_and_country("Portland, ME, US"), name_and_country("Berlin, DE")
    ('Portland, US', 'Berlin, DE')
    """
    parts = text.split(", ")
    return text if len(parts) == 1 else f"{parts[0]}, {parts[-1]}"


@lru_cache(maxsize=1024)
def find(text: str) -> Match:
    """The town that `text` names: ``Berlin``, ``Athens, US``, ``Springfield, IL, US``, ``LA``.

    A bare name goes to the best known town of that name (see `gazetteer`), and what else it could
    mean is listed. A small town is found by its own name alone, a village by that with a
    capital: Home is one, and no home. A misspelt name is corrected when one known name of a
    larger town is close, and says so.

    Raises
    ------
    UnknownPlace
        If no town is called that; `near` holds the closest names.
    """
    name, _, rest = text.partition(",")
    qualifiers = [part.strip() for part in rest.split(",") if part.strip()]
    key = key_of(name)
    if not key:
        raise UnknownPlace(text)
    if key in _OWN_ALIASES and not qualifiers:
        return _nicknamed(key)
    rows = _named(key)
    small = _small(key, villages=bool(qualifiers) or not name.islower())
    if chosen := [row for row in (*rows, *small) if _fits(row, qualifiers)]:
        return _match(key, chosen, exact=True, bare=not qualifiers)
    if rows:
        raise UnknownPlace(text, [str(place_of(row)) for row in rows[:3]])
    found = _with_place_behind(key, qualifiers) or _begun(key, qualifiers)
    return found or _corrected(text, key, qualifiers)


def exact(text: str) -> Match | None:
    """Like `find`, but only for a name spelled right; None for anything else."""
    key = key_of(text)
    rows = _every(key)
    return _match(key, rows, exact=True) if rows else None


def _nicknamed(key: str) -> Match:
    """What a nickname stands for, and the towns that bear it as their name."""
    meant = find(_OWN_ALIASES[key])
    bearers = tuple(place_of(row) for row in _named(key) if row["main"])
    return Match(meant.place, bearers[:5])


def _with_place_behind(key: str, qualifiers: list[str]) -> Match | None:
    """``athens georgia``: a name, then the state or country, without a comma."""
    words = key.split()
    for end in range(len(words) - 1, 0, -1):
        name, behind = " ".join(words[:end]), " ".join(words[end:])
        chosen = [row for row in _named(name) if _fits(row, [behind, *qualifiers])]
        if chosen:
            return _match(name, chosen, exact=True, bare=False)
    return None


def _begun(key: str, qualifiers: list[str]) -> Match | None:
    """``Garmisch`` for Garmisch-Partenkirchen: the largest town whose name goes on."""
    chosen = [row for row in going_on(key) if _fits(row, qualifiers)]
    return _match(key, chosen, exact=False) if chosen else None


def _corrected(text: str, key: str, qualifiers: list[str]) -> Match:
    """The large town whose name is a slip away.

    Raises
    ------
    UnknownPlace
        If there is none.
    """
    for candidate in similar(key):
        chosen = [row for row in _named(candidate) if _fits(row, qualifiers)]
        if chosen:
            return _match(candidate, chosen, exact=False)
    raise UnknownPlace(text, [str(place_of(_named(near)[0])) for near in suggestions(key)])


def is_small(text: str) -> bool:
    """Whether a small town bears that name."""
    return bool(_small(key_of(text)))


def starting_with(text: str, limit: int = 20) -> tuple[Place, ...]:
    """The largest towns whose name starts with `text`, for a type-ahead field."""
    return tuple(place_of(row) for row in typed(key_of(text), limit))


def _match(key: str, rows: list[sqlite3.Row], *, exact: bool, bare: bool = True) -> Match:
    first = _meant(rows, bare=bare)
    weight = first["population"] * RIVAL_SHARE
    # Oshkosh was once called Athens: an old alias is no rival, a longer name is.
    rivals = [
        row
        for row in rows
        if row["id"] != first["id"]
        and row["population"] >= weight
        and key_of(row["name"]).startswith(key)
        and (row["country"], row["region"]) != (first["country"], first["region"])
    ]
    # Two villages of one name and country cannot be told apart, so one of them is enough.
    others = {place.full: place for place in map(place_of, reversed(rivals))}
    return Match(place_of(first), tuple(reversed(others.values()))[:5], exact)


def _meant(rows: list[sqlite3.Row], *, bare: bool) -> sqlite3.Row:
    """The best known of the rows; of those about as well known, the largest.

    With a country it is the largest there, which is what ``Georgetown, US`` means in a link.
    """
    if not bare:
        return max(rows, key=lambda row: row["population"] * row["weight"])
    least = max(row["known"] for row in rows) * _AS_KNOWN
    return max((row for row in rows if row["known"] >= least), key=lambda row: row["population"])


def _named(key: str) -> list[sqlite3.Row]:
    """Rows of that folded name, best first; an alias counts for a fraction of the town's fame."""
    return connection().execute(_BY_NAME.format("names"), (key,)).fetchall()


def _small(key: str, *, villages: bool = False) -> list[sqlite3.Row]:
    """Rows of small towns of that folded name; none of what is a country's or a region's."""
    found = connection().execute(_BY_NAME.format("small"), (key,)).fetchall()
    least = 0 if villages else SMALL
    return [] if key in lands() else [row for row in found if row["population"] >= least]


def _every(key: str) -> list[sqlite3.Row]:
    """Rows of that folded name, of large and small towns alike: prose has many words to look up."""
    rows = connection().execute(_BY_NAME.format(_BOTH), (key,)).fetchall()
    return [row for row in rows if row["population"] >= TOWN or key not in lands()]


def _fits(row: sqlite3.Row, qualifiers: Iterable[str]) -> bool:
    return all(_fits_one(row, key_of(word)) for word in qualifiers)


def _fits_one(row: sqlite3.Row, word: str) -> bool:
    known = {
        row["country"].casefold(),
        row["region"].casefold(),
        fold(row["country_name"]),
        fold(row["region_name"]),
        POSTAL.get((row["country"], row["region"]), "").casefold(),
    }
    return word in known or COUNTRIES_CALLED.get(word) == row["country"]


def place_of(row: sqlite3.Row) -> Place:
    """The town of a row of `places`."""
    return Place(
        name=row["name"],
        country=row["country"],
        region=row["region"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        timezone=row["timezone"],
        namesake=bool(row["namesake"]),
        region_name=row["region_name"],
        fame=row["fame"],
    )
