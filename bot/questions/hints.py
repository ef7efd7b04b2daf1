"""What a message says beside its slots and an answer can still use: where, how many, how long.

Hints have the names of scenario parameters; a topic takes those that its scenario declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any

from bot.questions.lexicon import Lexicon, compiled
from bot.questions.message import Message, Piece
from bot.questions.named_inputs import PAST, named_inputs
from bot.questions.periods import names_the_year, periods
from bot.questions.phrasebook import symbols
from bot.questions.quantity import Quantity
from bot.questions.query import Topic
from bot.questions.town_words import countries_called
from bot.questions.units import read_yaml, units
from calculations import SCENARIOS
from calculations.units import HOURS_PER_YEAR

# Units of one run; years are a lifetime.
_RUNS = frozenset({"day", "week", "month"})


def hints(message: Message, topic: Topic) -> dict[str, Any]:
    """The hints of a message that its topic has a use for."""
    if topic not in SCENARIOS:
        return {}
    usable = {parameter.name for parameter in SCENARIOS[topic].parameters().values()}
    found = dict(_all(message))
    if "modality" in usable:
        found |= _modality(message)
    if topic == "outlook" and PAST in found:
        found.setdefault("horizon_years", found[PAST])
    return {name: value for name, value in found.items() if name in usable}


def _all(message: Message) -> Iterator[tuple[str, Any]]:
    for one in message.quantities:
        yield from _counted(message, one)
    yield from _when(message)
    yield from _where(message)
    yield from ((one.name, one.value) for one in named_inputs(message))
    yield from _preset(message)


def _counted(message: Message, one: Quantity) -> Iterator[tuple[str, Any]]:
    """``4 a100s``, ``500 tokens``, ``3 days``."""
    after = _after(message.pieces, one)
    if one.kind in {"number", "factor"} and after in _cards() and not one.scaled:
        yield "gpus", int(one.value)
    if one.kind == "number" and after in {"token", "tokens"}:
        yield "tokens", one.value
    if one.kind == "duration" and one.unit in _RUNS:
        yield "run_hours", round(one.value * HOURS_PER_YEAR, 6)
    if one.kind == "hours" and one.per is None:
        yield "run_hours", one.value


@lru_cache(maxsize=1)
def _cards() -> frozenset[str]:
    return units().cards | {"<hardware>"}


def _after(pieces: Sequence[Piece], one: Quantity) -> str:
    return next((piece.symbol for piece in pieces if piece.start >= one.end), "")


@lru_cache(maxsize=1)
def _places() -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    raw = read_yaml("regions.yaml")
    regions = {word: name for name, words in raw["regions"].items() for word in words}
    return countries_called(), regions, raw["outlook"]


def _when(message: Message) -> Iterator[tuple[str, Any]]:
    """The one month or season that is named; several are compared by the picture of the year."""
    towns = {i for town in message.towns for i in range(town.start, town.end)}
    named = periods(message.tokens, towns)
    if len(named) == 1:
        yield "month", named[0]
    elif named or names_the_year(message.tokens):
        yield "month", None


def _where(message: Message) -> Iterator[tuple[str, Any]]:
    """The first country or region that is named; ``us`` only in capitals, being a word."""
    countries, regions, outlook = _places()
    for word, text in _words(message):
        if word == "us" and text != "US":
            continue
        if word in countries:
            code = countries[word]
            yield "country", code
            if code in outlook:
                yield "region", outlook[code]
            return
        if word in regions:
            yield "region", regions[word]
            return


def _words(message: Message) -> Iterator[tuple[str, str]]:
    """Pairs of words before single ones, so that South Korea is not missed."""
    words = [(token.low, token.text) for token in message.tokens if token.is_word]
    yield from ((f"{one} {two}", f"{a} {b}") for (one, a), (two, b) in pairwise(words))
    yield from words


@lru_cache(maxsize=1)
def _makings() -> tuple[Lexicon, tuple[str, ...]]:
    listed = [
        (name, compiled(text)) for name, all_ in read_yaml("modality.yaml").items() for text in all_
    ]
    return Lexicon({}, [phrase for _, phrase in listed]), tuple(name for name, _ in listed)


def _modality(message: Message) -> Iterator[tuple[str, Any]]:
    """An image or a video, where a prompt is said to make one."""
    lexicon, names = _makings()
    seen = lexicon.look(message.tokens, symbols(message))
    for number, _ in islice(lexicon.matches(seen), 1):
        yield "modality", names[number]


@lru_cache(maxsize=1)
def _presets() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in read_yaml("presets.yaml").items()}


def _preset(message: Message) -> Iterator[tuple[str, Any]]:
    """The one ready-made world that is named; a choice between two names none."""
    text = f" {' '.join(token.low for token in message.tokens)} "
    named = [name for name, words in _presets().items() if any(_holds(text, w) for w in words)]
    if len(named) == 1:
        yield "preset", named[0]


def _holds(text: str, words: str) -> bool:
    return f" {words[:-1]}" in text if words.endswith("*") else f" {words} " in text
