"""Towns in prose, without taking every word that is a town somewhere for one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.questions.namesakes import NOT, Speaking, is_refused
from bot.questions.town_forms import is_of_a_street, of_itself
from bot.questions.town_or_word import CITY, Candidate, Context, is_called
from bot.questions.town_words import is_never_a_town, town_words
from bot.questions.units import units
from bot.questions.villages import is_by_sun, without_loose_villages
from bot.questions.words import Token
from calculations import places
from calculations.errors import UnknownPlace
from calculations.gazetteer import SMALL
from calculations.places import Match, Place

_LONGEST = 4
# A town of this size is expected to be known by an adjective of its name.
_KNOWN = 100_000
_DASHES = frozenset("-–—")
_SHORTEST = 3
"""Letters of a name."""
# A town so near to a so much larger one, and named with it, is a part of it.
_PART_KM, _PART_SHARE = 15, 0.1
_KM_PER_DEGREE = 111.2
_MOST = 60
_WORDS_KEPT = 4096
"""Towns in one message; more are a list, not a question."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town that was named, and by which tokens."""

    match: Match
    start: int
    end: int


def find_towns(text: str, tokens: Sequence[Token], taken: Collection[int] = ()) -> tuple[Town, ...]:
    """All towns in a row of tokens, left to right, outside of the tokens in `taken`."""
    possible = candidates(text, tokens, taken)
    context = Context(tokens, possible)
    found: list[Town] = []
    end = 0
    for one in possible:
        if one.start < end or len(found) >= _MOST:
            continue
        town, sure = _qualified(text, tokens, Town(one.match, one.start, one.end))
        sure = sure or is_by_sun(tokens, one)
        if sure or _in_capitals(text, tokens, one) or context.is_town(one):
            found.append(town)
            end = town.end
    speaking = Speaking(text, tokens, _with)
    found = [_in_company(speaking, town, found) for town in found]
    found = [town for town in found if not is_refused(tokens, town.start)] or found
    return whole_towns(found)


def candidates(
    text: str, tokens: Sequence[Token], taken: Collection[int] = ()
) -> tuple[Candidate, ...]:
    """All rows of tokens that are a town's name, left to right, the longest first at each place."""
    found = (one for i in range(len(tokens)) for one in _at(text, tokens, i, taken))
    return without_loose_villages(tokens, found)


def whole_towns(all_: Sequence[Town]) -> tuple[Town, ...]:
    """Towns from left to right, without those that are parts of others."""
    return tuple(sorted((t for t in all_ if not _is_part(t, all_)), key=lambda town: town.start))


def _in_company(speaking: Speaking, town: Town, all_: Sequence[Town]) -> Town:
    """A town, or the one of its name in the country that is spoken of."""
    if town.end - town.start > 1:
        return town
    token = speaking.tokens[town.start]
    others = [other.match.place for other in all_ if other is not town]
    name = token.text.removesuffix("'s")
    return replace(town, match=speaking.meant(name, town.match, others, town.end))


def _is_part(town: Town, all_: Sequence[Town]) -> bool:
    """``Marzahn, so Berlin``: a district that bears its own name."""
    here = town.match.place
    return any(
        here.population < _PART_SHARE * other.match.place.population
        and _apart_km(here, other.match.place) < _PART_KM
        for other in all_
    )


def _apart_km(one: Place, other: Place) -> float:
    """Near enough for towns side by side."""
    north = (one.latitude - other.latitude) * _KM_PER_DEGREE
    shrink = math.cos(math.radians(one.latitude))
    return math.hypot(north, (one.longitude - other.longitude) * _KM_PER_DEGREE * shrink)


def _at(text: str, tokens: Sequence[Token], i: int, taken: Collection[int]) -> Iterator[Candidate]:
    """Names of towns that begin at token `i`, longest first."""
    if i in taken or not tokens[i].is_word or not (most := _longest(tokens, i)):
        return
    if _belongs_to_a_word(tokens, i):
        return
    for length in range(min(most, len(tokens) - i), 0, -1):
        words = tokens[i : i + length]
        if any(i + k in taken for k in range(length)) or not _nameable(words):
            continue
        if length > 1 and words[-1].text in town_words().between:
            continue  # "Frankfurt oder …" is not Frankfurt (Oder)
        if is_of_a_street(tokens, i, i + length):
            continue
        name = of_itself(text[words[0].start : words[-1].end], tokens, i + length)
        if length > 1 and is_never_a_town(name):
            return  # Rio Grande do Norte is a state, and no town of Rio Grande
        match = _bearer(name, words)
        if match is not None:
            yield Candidate(match, places.fold(name), i, i + length)


def _longest(tokens: Sequence[Token], i: int) -> int:
    """How many tokens a name that begins at token `i` may have."""
    if i + 1 < len(tokens) and tokens[i + 1].glued:
        return _LONGEST
    return _longest_from(tokens[i].text)


@lru_cache(maxsize=_WORDS_KEPT)
def _longest_from(word: str) -> int:
    """How many words a name that begins with this one may have; none begins with most words."""
    key = places.fold(word)
    if key in town_words().first or places.begins_a_name(word):
        return _LONGEST
    if word.endswith("er"):
        return 1  # Berliner is of Berlin
    name = word.removesuffix("'s")
    called = any(one in town_words().nicknames for one in (name, name.lower(), places.fold(name)))
    return int(called or _exact(places.fold(name)) is not None)


def _belongs_to_a_word(tokens: Sequence[Token], i: int) -> bool:
    """``KI-Halle``, ``@berlin``, ``ZAR``: no town's name, though it holds one."""
    if tokens[i].glued and tokens[i - 1].low in "@#_":
        return True
    if tokens[i].glued and tokens[i - 1].low in _DASHES and tokens[i - 1].glued:
        return not _is_city(tokens[i])  # but "Chicago-Honolulu-Tokyo" are three
    return tokens[i].text.isupper() and tokens[i].low in units().currencies


def _is_city(word: Token) -> bool:
    """Whether a word is a large town's name and nothing else."""
    key = places.fold(word.text)
    match = None if key in town_words().words else _exact(key)
    return match is not None and match.place.population >= CITY


def _nameable(words: Sequence[Token]) -> bool:
    first, last = words[0], words[-1]
    if not last.is_word and last.low != ".":
        return False
    if len(words) == 1:
        return len(first.low) > 1
    if len(words) == 2:
        return words[1].is_word and len(first.low) > 1 and first.low not in town_words().before
    return (
        first.text[0].isupper()
        and all(token.text[0].isupper() or len(token.low) <= 4 for token in words)
    ) or (words[1].low == "." or all(token.text.islower() for token in words))


def _bearer(name: str, words: Sequence[Token]) -> Match | None:
    """The town that bears a name, if anybody would call it so."""
    lists = town_words()
    key = places.fold(name)
    nickname = lists.nicknames.get(name) or lists.nicknames.get(name.lower())
    nickname = nickname or lists.nicknames.get(key)
    if nickname is not None:
        return _find(nickname)
    if key in lists.never or len(key) < _SHORTEST:
        return None
    lower = not name[:1].isupper()
    if len(words) > 1 and key.split()[0] in lists.before:
        return None
    match = _exact(key)
    if match is None or (is_never_a_town(key) and not _bears_its_countrys_name(match, key)):
        return None
    if lower and len(words) > 2 and match.place.population < CITY:
        return None
    short = len(key) <= _SHORTEST
    if short and (lower or name.isupper()) and not _is_large(match, key):
        return None
    # Three letters are an airport's.
    least = math.inf if short else _KNOWN if lower else _KNOWN // 2
    known = is_called(match.place, key) or match.place.population >= least
    return match if known else None


def _bears_its_countrys_name(match: Match, key: str) -> bool:
    """Singapore, and Québec with a province; Mexiko is no city of Mexico."""
    return match.place.country == "SG" or places.fold(match.place.name) == key


def _is_large(match: Match, key: str) -> bool:
    """Whether a name is that of a large town, and not listed as a word: Ulm."""
    return (
        is_called(match.place, key)
        and match.place.population >= _KNOWN
        and key not in town_words().words
    )


def _in_capitals(text: str, tokens: Sequence[Token], one: Candidate) -> bool:
    """``LA``, ``NYC``: what is written down as a town's abbreviation."""
    name = text[tokens[one.start].start : tokens[one.end - 1].end].removesuffix("'s")
    return name.isupper() and name in town_words().nicknames


def _qualified(text: str, tokens: Sequence[Token], town: Town) -> tuple[Town, bool]:
    """Apply ``, Texas`` or ``(the one in Georgia, not Greece)`` behind a name, if it is there."""
    name = text[tokens[town.start].start : tokens[town.end - 1].end]
    i = town.end
    if i >= len(tokens):
        return town, False
    mark = tokens[i].low
    apart = mark in {",", "(", "in", "of", "im", "/", "."}
    if not apart and not tokens[i].text[0].isupper():
        return town, False
    reach = range(i, min(len(tokens), i + (7 if mark == "(" else 3)))
    for k in reach:
        word = tokens[k]
        if tokens[k].low in {")", "or", "and", "?", "vs", *NOT}:
            break
        if not word.is_word:
            continue
        if tokens[min(k + 1, len(tokens) - 1)].low == "$":
            continue  # "Halifax, CA$8k" speaks of Canadian dollars
        for length in (1, 2, 3):
            qualifier = text[word.start : tokens[min(k + length, len(tokens)) - 1].end]
            match = _with(name, qualifier)
            if match is not None and (k <= i + 1 or match.place.population >= SMALL):
                end = k + length
                if mark == "(":
                    end = _closing(tokens, end)
                return Town(match, town.start, end), True
    return town, False


def _closing(tokens: Sequence[Token], i: int) -> int:
    for k in range(i, min(len(tokens), i + 8)):
        if tokens[k].low == ")":
            return k + 1
    return i


@lru_cache(maxsize=1024)
def _with(name: str, qualifier: str) -> Match | None:
    if not qualifier[:1].isupper() and places.fold(qualifier) not in town_words().never:
        return None
    if len(qualifier) <= 2 and not qualifier.isupper():
        return None
    qualifier = {"UK": "GB", "USA": "US", "England": "GB", "Scotland": "GB"}.get(
        qualifier, qualifier
    )
    if _exact(places.fold(name)) is None:
        return None
    return _find(f"{name}, {qualifier}")


@lru_cache(maxsize=1024)
def _exact(key: str) -> Match | None:
    return places.exact(key)


def _find(name: str) -> Match | None:
    try:
        return places.find(name)
    except UnknownPlace:
        return None
