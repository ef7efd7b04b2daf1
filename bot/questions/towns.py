"""Towns in prose, without taking every word that is a town somewhere for one."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.town_words import countries_named, town_words
from bot.questions.units import units
from bot.questions.words import Token
from calculations import places
from calculations.errors import UnknownPlace
from calculations.places import Match, Place

_LONGEST = 4
# A town of this size is expected to be known by an adjective of its name.
_KNOWN = 100_000
_NEAR = 4
# A town so near to a so much larger one, and named with it, is a part of it.
_PART_KM, _PART_SHARE = 15, 0.1
_KM_PER_DEGREE = 111.2
# A town gives way to one of its name in the country spoken of that has this share of its fame.
_RIVALS = 0.1
_GERMAN = frozenset({"DE", "AT", "CH"})
_MOST = 60
"""Towns in one message; more are a list, not a question."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town that was named, and by which tokens."""

    match: Match
    start: int
    end: int


def find_towns(text: str, tokens: Sequence[Token], taken: Collection[int] = ()) -> tuple[Town, ...]:
    """All towns in a row of tokens, left to right, outside of the tokens in `taken`."""
    found: list[Town] = []
    unsure: list[Town] = []
    i = 0
    while i < len(tokens) and len(found) < _MOST:
        town, trusted = _at(text, tokens, i, taken)
        if town is None:
            i += 1
            continue
        (found if trusted else unsure).append(town)
        i = town.end
    for town in unsure:
        plain_word = (
            tokens[town.start].low in town_words().words and tokens[town.start].text.islower()
        )
        if not plain_word and any(_neighbours(tokens, town, other) for other in found):
            found.append(town)
    found = [_in_company(text, tokens, town, found) for town in found]
    return whole_towns(found)


def whole_towns(all_: Sequence[Town]) -> tuple[Town, ...]:
    """Towns from left to right, without those that are parts of others."""
    return tuple(sorted((t for t in all_ if not _is_part(t, all_)), key=lambda town: town.start))


def _in_company(text: str, tokens: Sequence[Token], town: Town, all_: Sequence[Town]) -> Town:
    """Of several towns of a name the one in the country that is spoken of: Middelburg, Enschede.

    That is the country of the other towns or, without any, the one that is named. London beside
    Toronto stays in England, being so much better known.
    """
    countries = {other.match.place.country for other in all_ if other is not town}
    countries = countries or set(countries_named(tokens))
    here = town.match.place
    if len(countries) != 1 or here.country in countries or town.end - town.start > 1:
        return town
    name = text[tokens[town.start].start : tokens[town.end - 1].end]
    match = _with(name, *countries)
    if match is None or match.place.fame < _RIVALS * here.fame:
        return town
    return Town(match, town.start, town.end)


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


def _neighbours(tokens: Sequence[Token], one: Town, other: Town) -> bool:
    first, second = sorted((one, other), key=lambda town: town.start)
    between = tokens[first.end : second.start]
    return 0 < len(between) <= 2 and all(token.low in town_words().between for token in between)


def _at(
    text: str, tokens: Sequence[Token], i: int, taken: Collection[int]
) -> tuple[Town | None, bool]:
    """The town that begins at token `i`, longest name first, and whether to trust it."""
    if i in taken or not tokens[i].is_word or _belongs_to_a_word(tokens, i):
        return None, False
    for length in range(min(_longest(tokens, i), len(tokens) - i), 0, -1):
        words = tokens[i : i + length]
        if any(i + k in taken for k in range(length)) or not _nameable(words):
            continue
        if length > 1 and words[-1].text in town_words().between:
            continue  # "Frankfurt oder …" is not Frankfurt (Oder)
        name = _of_itself(text[words[0].start : words[-1].end], tokens, i + length)
        match, trusted = _judged(name, tokens, i, i + length)
        if match is not None:
            return _qualified(text, tokens, Town(match, i, i + length), name, trusted)
    return None, False


def _longest(tokens: Sequence[Token], i: int) -> int:
    """How many tokens a name that begins at token `i` may have."""
    if i + 1 < len(tokens) and tokens[i + 1].glued:
        return _LONGEST
    word = tokens[i].text
    several = places.fold(word) in town_words().first or places.begins_a_name(word)
    return _LONGEST if several else 1


def _of_itself(name: str, tokens: Sequence[Token], after: int) -> str:
    """A name without its case: ``Berlin's`` and ``Berliner Sonne`` are Berlin."""
    if name.endswith("'s"):
        return name[:-2]
    noun = tokens[after].text[0].isupper() if after < len(tokens) else False
    if noun and name.endswith("er") and name[:1].isupper() and len(name) > 5:
        match = _exact(places.fold(name[:-2]))
        if (
            match is not None
            and match.place.population >= _KNOWN
            and match.place.country in _GERMAN
        ):
            return name[:-2]
    return name


def _belongs_to_a_word(tokens: Sequence[Token], i: int) -> bool:
    """``KI-Halle``, ``@berlin``, ``ZAR``: no town's name, though it holds one."""
    if tokens[i].glued and tokens[i - 1].low in "@#_":
        return True
    if tokens[i].glued and tokens[i - 1].low == "-" and tokens[i - 1].glued:
        return True
    return tokens[i].text.isupper() and tokens[i].low in units().currencies


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
    ) or (words[1].low == "." and words[2].is_word)


def _judged(name: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Match | None, bool]:
    lists = town_words()
    key = places.fold(name)
    nickname = lists.nicknames.get(name) or lists.nicknames.get(key)
    if nickname is not None:
        return _find(nickname), True
    if key in lists.never:
        return None, False
    if not name[:1].isupper() and len(key) < 4:
        return None, False
    if len(key) < 3 or (end - start > 1 and key.split()[0] in lists.before):
        return None, False
    match = _exact(key)
    if match is None:
        return None, False
    return match, _trusted(key, match, tokens, start, end)


def _trusted(key: str, match: Match, tokens: Sequence[Token], start: int, end: int) -> bool:
    lists = town_words()
    capital = tokens[start].text[0].isupper()
    shouting = tokens[start].text.isupper() and len(key) > 3
    strong = _in_place(tokens, start, end)
    people = match.place.population
    main = places.fold(match.place.name) == key or _short_form(key, match)
    if key in lists.words:
        return (
            capital
            and not shouting
            and main
            and people >= 80_000
            and (_preposition(tokens, start) or _sunny(tokens, start, end))
        )
    if not main:
        wanted = 150_000 if strong and capital else 400_000
        return len(key) >= 5 and (capital or strong) and people >= wanted
    if capital:
        return people >= (15_000 if strong else 90_000)
    return len(key) >= 4 and people >= (15_000 if strong and len(key) >= 6 else 150_000)


def _short_form(key: str, match: Match) -> bool:
    """``Halle`` for Halle (Saale), ``Newcastle`` for Newcastle upon Tyne."""
    return places.fold(match.place.name).startswith(key + " ")


def _sunny(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether sun is spoken of within a few words: ``sun hours Cork``, ``would Cork get sun``."""
    near = (*tokens[max(0, start - _NEAR) : start], *tokens[end : end + _NEAR])
    return any(token.low in town_words().sunny for token in near)


def _preposition(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low in town_words().strong


def _in_place(tokens: Sequence[Token], start: int, end: int) -> bool:
    after = tokens[end].low if end < len(tokens) else ""
    return (
        (start > 0 and tokens[start - 1].low in town_words().placing)
        or _sunny(tokens, start, end)
        or (after in town_words().after and len(tokens) < 8)
        or (start == 0 and end == len(tokens))
    )


def _qualified(
    text: str, tokens: Sequence[Token], town: Town, name: str, trusted: bool
) -> tuple[Town, bool]:
    """Apply ``, Texas`` or ``(the one in Georgia, not Greece)`` behind a name."""
    i = town.end
    if i >= len(tokens):
        return town, trusted
    mark = tokens[i].low
    apart = mark in {",", "(", "in", "/"}
    if not apart and not tokens[i].text[0].isupper():
        return town, trusted
    reach = range(i, min(len(tokens), i + (7 if mark == "(" else 3)))
    for k in reach:
        word = tokens[k]
        if tokens[k].low in {")", "or", "and", "?", "vs"}:
            break
        if not word.is_word or (k > 0 and tokens[k - 1].low in {"not", "nicht"}):
            continue
        for length in (1, 2, 3):
            qualifier = text[word.start : tokens[min(k + length, len(tokens)) - 1].end]
            if (match := _with(name, qualifier)) is not None:
                end = k + length
                if mark == "(":
                    end = _closing(tokens, end)
                return Town(match, town.start, end), True
    return town, trusted


def _closing(tokens: Sequence[Token], i: int) -> int:
    for k in range(i, min(len(tokens), i + 8)):
        if tokens[k].low == ")":
            return k + 1
    return i


@lru_cache(maxsize=2048)
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


@lru_cache(maxsize=2048)
def _exact(key: str) -> Match | None:
    return places.exact(key)


def _find(name: str) -> Match | None:
    try:
        return places.find(name)
    except UnknownPlace:
        return None
