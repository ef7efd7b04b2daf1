"""Words around towns, and words that are towns somewhere; see `towns`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.units import read_yaml
from bot.questions.words import Token
from calculations import places


@dataclass(frozen=True, slots=True)
class TownWords:
    """The lists of `phrases/towns.yaml`, which says what each is for."""

    nicknames: Mapping[str, str]
    at_home: Mapping[str, str]
    """Other names of towns in their own country alone."""
    first: frozenset[str]
    """First words of nicknames that have several."""
    words: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    strong: frozenset[str]
    sunny: frozenset[str]
    sunny_stems: tuple[str, ...]
    """How words of sun begin, and of what is put into it."""
    skies: tuple[str, ...]
    """How words begin that an adjective of a town stands before: ``Hamburger Wetter``."""
    hosting: tuple[str, ...]
    """How words begin that say where machines stand."""
    refused_small: frozenset[str]
    """Words between ``not`` and the town that is not meant."""
    asking: frozenset[str]
    """Words before ``not`` that make a question of it."""
    streets_before: frozenset[str]
    streets_behind: frozenset[str]
    between: frozenset[str]
    placing: frozenset[str]
    """All that stand before a town, `before` and `strong`."""


@lru_cache(maxsize=1)
def town_words() -> TownWords:
    """The lists, read once."""
    raw = read_yaml("towns.yaml")
    others = ("nicknames", "at_home", "regions", "sunny_stems", "skies", "hosting")
    sets = {key: frozenset(map(str, raw[key])) for key in raw if key not in others}
    # Bärn is Bern, and a barn is none.
    as_written = {k for k in raw["nicknames"] if k.isupper() or not k.isascii()}
    nicknames = {
        name if name in as_written else places.fold(name): town
        for name, town in raw["nicknames"].items()
    }
    placing = sets["before"] | sets["strong"]
    first = frozenset(name.split()[0] for name in nicknames if " " in name)
    stems = tuple(map(str, raw["sunny_stems"]))
    skies = (*stems, *map(str, raw["skies"]))
    return TownWords(
        nicknames=nicknames,
        at_home=raw["at_home"],
        first=first,
        placing=placing,
        sunny_stems=stems,
        skies=skies,
        hosting=tuple(map(str, raw["hosting"])),
        **sets,
    )


def sunny_words() -> frozenset[str]:
    """Words of sun."""
    return town_words().sunny


def is_never_a_town(name: str) -> bool:
    """Whether a name is a country's, a state's or a part of a town's, whatever else bears it."""
    key = places.fold(name)
    return key in town_words().never or (len(key) > 2 and key in countries_called())


@lru_cache(maxsize=1)
def regions_called() -> Mapping[str, str]:
    """Regions that are no states or countries, to the town that stands for each."""
    return dict(read_yaml("towns.yaml")["regions"])


@lru_cache(maxsize=1)
def countries_called() -> Mapping[str, str]:
    """What people call countries, to their codes."""
    listed = read_yaml("regions.yaml")["countries"]
    return {word: code for code, words in listed.items() for word in words}


def countries_named(tokens: Sequence[Token]) -> Iterator[str]:
    """Codes of the countries that are named."""
    known = countries_called()
    for token in tokens:
        if token.low in known and (token.low != "us" or token.text == "US"):
            yield known[token.low]
