"""Towns in prose, without taking every word that is a town somewhere for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.units import read_yaml
from bot.questions.words import Token
from calculations import places
from calculations.errors import UnknownPlace
from calculations.places import Match

_LONGEST = 4
_MOST = 60
"""Towns in one message; more are a list, not a question."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town that was named, and by which tokens."""

    match: Match
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lists:
    nicknames: Mapping[str, str]
    words: frozenset[str]
    never: frozenset[str]
    before: frozenset[str]
    strong: frozenset[str]
    between: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    raw = read_yaml("towns.yaml")
    sets = {key: frozenset(map(str, raw[key])) for key in raw if key != "nicknames"}
    nicknames = {k if k.isupper() else places.fold(k): v for k, v in raw["nicknames"].items()}
    return _Lists(nicknames=nicknames, **sets)


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
        if any(_neighbours(tokens, town, other) for other in found):
            found.append(town)
    return tuple(sorted(found, key=lambda town: town.start))


def _neighbours(tokens: Sequence[Token], one: Town, other: Town) -> bool:
    first, second = sorted((one, other), key=lambda town: town.start)
    between = tokens[first.end : second.start]
    return 0 < len(between) <= 2 and all(token.low in _lists().between for token in between)


def _at(
    text: str, tokens: Sequence[Token], i: int, taken: Collection[int]
) -> tuple[Town | None, bool]:
    """The town that begins at token `i`, longest name first, and whether to trust it."""
    if i in taken or not tokens[i].is_word or (tokens[i].glued and tokens[i - 1].low in "@#_"):
        return None, False
    for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
        words = tokens[i : i + length]
        if any(i + k in taken for k in range(length)) or not _nameable(words):
            continue
        name = text[words[0].start : words[-1].end]
        match, trusted = _judged(name, tokens, i, i + length)
        if match is not None:
            return _qualified(text, tokens, Town(match, i, i + length), name, trusted)
    return None, False


def _nameable(words: Sequence[Token]) -> bool:
    first, last = words[0], words[-1]
    if not last.is_word and last.low != ".":
        return False
    if len(words) == 1:
        return len(first.low) > 1
    if len(words) == 2:
        return words[1].is_word and len(first.low) > 1 and first.low not in _lists().before
    return (
        first.text[0].isupper()
        and all(token.text[0].isupper() or len(token.low) <= 4 for token in words)
    ) or (words[1].low == "." and words[2].is_word)


def _judged(name: str, tokens: Sequence[Token], start: int, end: int) -> tuple[Match | None, bool]:
    lists = _lists()
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
    lists = _lists()
    capital = tokens[start].text[0].isupper()
    shouting = tokens[start].text.isupper() and len(key) > 3
    strong = _in_place(tokens, start, end)
    people = match.place.population
    main = places.fold(match.place.name) == key or _short_form(key, match)
    if key in lists.words:
        return (
            capital and not shouting and main and people >= 80_000 and _preposition(tokens, start)
        )
    if not main:
        return len(key) >= 6 and capital and people >= (150_000 if strong else 400_000)
    if capital:
        return people >= (15_000 if strong else 90_000)
    return len(key) >= 4 and people >= (60_000 if strong else 150_000)


def _short_form(key: str, match: Match) -> bool:
    """``Halle`` for Halle (Saale), ``Newcastle`` for Newcastle upon Tyne."""
    return places.fold(match.place.name).startswith(key + " ")


def _preposition(tokens: Sequence[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low in _lists().strong


def _in_place(tokens: Sequence[Token], start: int, end: int) -> bool:
    after = tokens[end].low if end < len(tokens) else ""
    return (
        (start > 0 and tokens[start - 1].low in _lists().before)
        or (after in {"'s", "sun", "solar", "pv", "?", "("} and len(tokens) < 8)
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


@lru_cache(maxsize=4096)
def _with(name: str, qualifier: str) -> Match | None:
    if not qualifier[:1].isupper() and places.fold(qualifier) not in _lists().never:
        return None
    if len(qualifier) <= 2 and not qualifier.isupper():
        return None
    qualifier = {"UK": "GB", "USA": "US", "England": "GB", "Scotland": "GB"}.get(
        qualifier, qualifier
    )
    if _exact(places.fold(name)) is None:
        return None
    return _find(f"{name}, {qualifier}")


@lru_cache(maxsize=4096)
def _exact(key: str) -> Match | None:
    return places.exact(key)


def _find(name: str) -> Match | None:
    try:
        return places.find(name)
    except UnknownPlace:
        return None
