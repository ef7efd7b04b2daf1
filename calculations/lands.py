"""Countries, states and provinces, and the town that stands for each."""

from __future__ import annotations

from functools import lru_cache

from calculations.gazetteer import connection, lands
from calculations.places import Match, Place, place_of
from calculations.town_names import fold

_OF_COUNTRY = "SELECT * FROM places WHERE country = ? ORDER BY population DESC LIMIT 1"
_OF_LAND = (
    "SELECT * FROM places WHERE id = (SELECT place FROM lands WHERE name = ?) "
    "ORDER BY population DESC LIMIT 1"
)


def is_land(text: str) -> bool:
    """Whether a name is a country's, a state's or a province's."""
    return fold(text) in lands()


def largest_in(land: str) -> Match | None:
    """The largest town of a country (its name or code) or of a state or province; else None.

    >>> str(largest_in("Texas").place), largest_in("Atlantis")
    ('Houston, US', None)
    """
    found = _largest(land.upper() if len(land) == 2 else fold(land))
    return None if found is None else Match(found, exact=False)


@lru_cache(maxsize=256)
def _largest(land: str) -> Place | None:
    by = _OF_COUNTRY if land.isupper() else _OF_LAND
    row = connection().execute(by, (land,)).fetchone()
    return place_of(row) if row else None
