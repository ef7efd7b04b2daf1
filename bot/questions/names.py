"""Model families and named hardware in a text, by any of their nicknames."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from bot.questions.cards import is_graphics_card, said_of_a_card, where_a_road_stands
from bot.questions.plain_words import is_common
from bot.questions.units import read_yaml, units
from bot.questions.words import Token

Sort = Literal["model", "hardware"]
Manner = Literal["any", "capital", "card", "guarded"]
"""When a shy spelling is meant: always, in capitals, as a card (in capitals or not)."""
_MOST = 40
"""Names in one message; more are a list, not a question."""
_PLURAL = r"(?:'?s|er|en)?"
# After a number these belong to the version: 3m, 7b.
_LETTERS = frozenset("abdmpvwy")
# "feed a 100 MW hall" names no A100, "for a 100 card" may.
_ARTICLE = re.compile(r"a \d")
# "R1 million", "R1 900 000" are South African.
_RANDS = re.compile(r"r1(?:\s?(?:million|mio|m|bn|k|billion)\b|\s\d{3}\b)", re.IGNORECASE)
_CARD_BEHIND = re.compile(
    r"\s*(?:gpus?|cards?|karten?|servers?|nodes?|box|\d\d ?gb)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was found, and which characters it covers."""

    sort: Sort
    name: str
    start: int
    end: int
    shy: bool = False
    """Whether the word is an everyday one as well, so that it alone proves nothing."""


@dataclass(frozen=True, slots=True)
class _Table:
    pattern: re.Pattern[str]
    names: Mapping[str, str]
    shy: Mapping[str, tuple[str, Manner]]
    """Bare spelling of another thing as well to the name, and when it is meant."""
    long: tuple[str, ...]
    """Spellings that bear a slip of the finger."""


def find_names(text: str, tokens: Sequence[Token]) -> tuple[Name, ...]:
    """All models and products named in cleaned text, left to right."""
    found: list[Name] = []
    for sort in ("hardware", "model"):
        table = _table(sort)
        for match in table.pattern.finditer(text):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            name = _named(sort, table, match)
            if name is not None:
                found.append(name)
            if len(found) >= _MOST:
                break
    found += _misspelt(tokens, found)
    return tuple(sorted(found, key=lambda name: name.start))


def _named(sort: Sort, table: _Table, match: re.Match[str]) -> Name | None:
    bare = _bare(match["name"])
    behind = match.string[match.end() :]
    if sort == "hardware" and _ARTICLE.match(match[0]) and not _CARD_BEHIND.match(behind):
        return None
    if bare in table.shy:
        name, manner = table.shy[bare]
        if not _is_meant(manner, match):
            return None
        return Name(sort, name, *match.span(), shy=True)
    if bare.isdigit() and not is_graphics_card(match):
        return None
    return Name(sort, table.names[bare], *match.span())


def _is_meant(manner: Manner, match: re.Match[str]) -> bool:
    """Whether a spelling that is other things as well stands for the name here."""
    if manner in {"card", "guarded"}:
        clear = manner == "card" and match["name"][0].isupper() and not where_a_road_stands(match)
        return clear or said_of_a_card(match)
    if _RANDS.match(match[0] + match.string[match.end() : match.end() + 8]):
        return False
    return manner == "any" or match["name"][0].isupper()


def _misspelt(tokens: Sequence[Token], found: Sequence[Name]) -> list[Name]:
    extra = []
    for token in tokens:
        if not 6 <= len(token.low) <= 14 or not token.is_word or is_common(token.low):
            continue
        if any(name.start < token.end and token.start < name.end for name in found):
            continue
        if (spelling := _nearest(token.low)) is not None:
            extra.append(Name("model", _table("model").names[spelling], token.start, token.end))
    return extra


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str | None:
    spellings = _table("model").long
    if word.endswith("s") and word[:-1] in spellings:
        return word[:-1]
    for spelling in spellings:
        slips = 2 if len(spelling) > 7 else 1
        near = word[0] == spelling[0] and abs(len(word) - len(spelling)) <= slips
        if near and DamerauLevenshtein.distance(word, spelling, score_cutoff=slips) <= slips:
            return spelling
    return None


@lru_cache(maxsize=2)
def _table(sort: Sort) -> _Table:
    raw = read_yaml("models.yaml" if sort == "model" else "hardware.yaml")
    names: dict[str, str] = {}
    shy: dict[str, tuple[str, Manner]] = {}
    for name, spellings in raw.items():
        names.update({_bare(str(word)): name for word in spellings["words"]})
        for word in spellings.get("shy", ()):
            capital: Manner = "capital" if word[0].isupper() else "any"
            shy[_bare(word)] = (name, "card" if sort == "hardware" else capital)
        shy |= {_bare(str(word)): (name, "guarded") for word in spellings.get("guarded", ())}
    every = [
        str(word) for spellings in raw.values() for group in spellings.values() for word in group
    ]
    every.sort(key=len, reverse=True)
    choice = "|".join(_spelling(word) for word in every)
    version = _version() if sort == "model" else ""
    pattern = re.compile(
        rf"(?:(?<![\w.])|(?<=\dx))(?:(?<!@)(?P<name>{choice})){_PLURAL}{version}(?!\w|[.,]\d)",
        re.IGNORECASE,
    )
    long = tuple(bare for bare in names if len(bare) > 5 and bare.isalpha())
    return _Table(pattern, names, shy, long)


def _version() -> str:
    """What tells one model of a family from another: ``-4o``, `` 70b``, ``3.5``; no count."""
    known = units()
    time = "|".join(sorted(word for word in known.time if len(word) > 1))
    rate = rf"(?:a|an|per|pro|je|am|im|at|every|each|jeden|jede|/) ?(?:{time})"
    daily = "|".join(sorted(known.adverbs))
    return (
        r"(?:(?:-|(?<!\d)|[ ](?!\d+x\b"
        rf"|\d+ ?(?:{rate}|{daily})\b))(?!\d+(?:[.,]\d{{3}}|k)\b)"
        r"(?:v?\d+(?:\.\d+)?[a-z]{0,2}(?![\w%€]|[.,]\d)"
        rf"(?!\s?[%€$£¢]|\s?(?:{_counted_by()})\b)))?"
    )


def _counted_by() -> str:
    """What makes a count of a number behind a name: ``ChatGPT 5 mal am Tag``, ``llama 1 lakh``."""
    words = units()
    every = {*words.counted, *words.scales, *words.factor_marks, *words.time, *words.power}
    every |= {*words.energy, *words.currencies}
    return "|".join(sorted(word for word in every if word.isalpha() and word not in _LETTERS))


def _bare(word: str) -> str:
    return re.sub(r"[ \-]", "", word).casefold()


def _spelling(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"[ \-]?")


@lru_cache(maxsize=2)
def known(sort: Sort) -> tuple[str, ...]:
    """Every name of one sort, as a slot holds it."""
    return tuple(dict.fromkeys(_table(sort).names.values()))
