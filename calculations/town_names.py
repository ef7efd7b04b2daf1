"""What towns are called: as people say it, as registers do, and as it is folded to be looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from rapidfuzz.distance import OSA

_SAINTS = frozenset({"st", "sankt"})
_SPELLING_WEIGHT, _ALIAS_WEIGHT = 0.5, 0.02
# Shorter names are a letter away from too many others.
_VARIANT = 5
# Between a town's short name and what only tells it from its namesakes.
_TELLING = frozenset(["upon", "on", "am", "an", "im", "in", "sur", "de", "del", "di"])
# GeoNames prefers some local or official names to those English speakers write.
_ENGLISH = {
    "Köln": "Cologne",
    "Frankfurt am Main": "Frankfurt",
    "New York City": "New York",
    "Nürnberg": "Nuremberg",
    "Sevilla": "Seville",
    "Gent": "Ghent",
    "Brugge": "Bruges",
    "Luzern": "Lucerne",
    "Århus": "Aarhus",
    "León de los Aldama": "León",
    "Ulan Bator": "Ulaanbaatar",
    "Irákleion": "Heraklion",
    "Ródos": "Rhodes",
    "Pátra": "Patras",
    "Sitten": "Sion",
    "Sankt Gallen": "St. Gallen",
    "Lubnjow": "Lübbenau",
    "An Muileann gCearr": "Mullingar",
    "Kingston upon Hull": "Hull",
    "Zaporizhzhya": "Zaporizhzhia",
    "Las Palmas de Gran Canaria": "Las Palmas",
    "Castelló de la Plana": "Castellón de la Plana",
    "Hannover": "Hanover",
    "Biel/Bienne": "Biel",
    "Sankt Pölten": "St. Pölten",
    "Santiago de Querétaro": "Querétaro",
    "Victoria de Durango": "Durango",
    "Sholapur": "Solapur",
    "Al ‘Ayn as Sukhnah": "Ain Sokhna",
    "Tamanghasset": "Tamanrasset",
    "Ðà Lạt": "Da Lat",
    "Qui Nhon": "Quy Nhon",
    "Karagandy": "Karaganda",
    "Hargeysa": "Hargeisa",
    "Shagamu": "Sagamu",
}
# Before a name on signs and in registers alone, and behind it where only one town is called so.
_TITLE = re.compile(r"^(?:Universitäts- und )?Hansestadt |^Lutherstadt ")
_TAIL = re.compile(r" (?:\(.+\)|am .+|an der .+|im .+|upon .+)$")
# A town so much better known than the next of its short name is meant by it.
_UNRIVALLED = 5


# What has no accent to lose, and is typed in other letters all the same.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae"})
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Reduce a name to what people type: no accents, no punctuation, lower case.

    >>> fold("São Paulo"), fold("Saint-Étienne"), fold("Weißwasser")
    ('sao paulo', 'saint etienne', 'weisswasser')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(_SIGNS.sub(" ", text.replace("'", "")).casefold().split())


def key_of(name: str) -> str:
    """The folded name as the index has it: ``N.Y.C.`` is ``nyc``, ``St. Louis`` a saint's.

    >>> key_of("N.Y.C."), key_of("St. Louis"), key_of("Sankt Gallen")
    ('nyc', 'saint louis', 'saint gallen')
    """
    words = fold(name).split()
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    if len(words) > 1 and words[0] in _SAINTS:
        words[0] = "saint"
    return " ".join(words)


def usual_names(towns: list[dict[str, Any]]) -> dict[int, str]:
    """What people call each town: Greifswald, Ludwigshafen, but Frankfurt (Oder)."""
    plain = {
        town["geonameid"]: _ENGLISH.get(town["name"], _TITLE.sub("", town["name"]))
        for town in towns
    }
    bearers: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for town in towns:
        short = fold(_TAIL.sub("", plain[town["geonameid"]]))
        bearers.setdefault((short, town["countrycode"]), []).append(town)
    for rivals in bearers.values():
        first, *others = rivals
        known = all(first["population"] >= _UNRIVALLED * other["population"] for other in others)
        if known:
            plain[first["geonameid"]] = _TAIL.sub("", plain[first["geonameid"]])
    return plain


def every_name(town: dict[str, Any], name: str) -> list[tuple[str, int, int, float]]:
    """Every folded name of a town, its id, whether it is what the town is called, its weight."""
    called = key_of(name)
    # Halle (Saale) is Halle to everybody but the post, Newcastle upon Tyne is Newcastle.
    main = {called, key_of(town["name"]), key_of(name.partition(" (")[0])}
    names = {key_of(alias) for alias in (*town["alternatenames"], town["name"])}
    words = called.split()
    at = next((k for k, word in enumerate(words) if word in _TELLING), 0)
    main |= {" ".join(words[:at])} & names
    return [
        (folded, town["geonameid"], int(folded in main), _weight(folded, called, folded in main))
        for folded in names | main
        if folded
    ]


def _weight(alias: str, called: str, main: bool) -> float:
    """How much of a town's fame its alias has.

    Odessa is Odesa, but an old or foreign name gives way to a town of that very name, unless the
    latter is unknown beside it.
    """
    if main:
        return 1.0
    variant = len(alias) > _VARIANT and OSA.distance(alias, called, score_cutoff=1) <= 1
    return _SPELLING_WEIGHT if variant else _ALIAS_WEIGHT
