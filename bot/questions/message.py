"""A message taken apart: names, towns and quantities, found before any meaning is looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.questions.names import Name, find_names
from bot.questions.numbers import quantities
from bot.questions.pairs import Pairs, read_pairs
from bot.questions.quantity import Quantity
from bot.questions.strangers import Stranger, find_strangers
from bot.questions.towns import Town, find_towns, whole_towns
from bot.questions.words import Token, tokenise
from calculations.scenario import Parameter


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a message: a word as written, or a symbol for what was found."""

    symbol: str
    """The folded word, or ``<money/hour>``, ``<model>``, ``<town>`` ..."""
    text: str
    """What stands there, for showing."""
    start: int
    """First token."""
    end: int
    """First token after it."""


@dataclass(frozen=True, slots=True)
class Message:
    """The parts of a cleaned message."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    towns: tuple[Town, ...]
    quantities: tuple[Quantity, ...]
    pairs: Pairs
    pieces: tuple[Piece, ...]
    """The whole message in order, each quantity, name and town as one piece."""
    strangers: tuple[Stranger, ...] = ()
    """What stands where a town stands, and is none that we know."""


def take_apart(plain: str, parameters: Mapping[str, Parameter]) -> Message:
    """Find what a cleaned message names and counts."""
    pairs = read_pairs(plain, parameters)
    text = pairs.rest
    tokens = tokenise(text)
    names = find_names(text, tokens)
    named = {i for name in names for i in tokens_of(name, tokens)}
    towns = find_towns(text, tokens, named)
    more, strangers = find_strangers(text, tokens, towns, named)
    towns = whole_towns((*towns, *more)) if more else towns
    all_: tuple[Town | Stranger, ...] = (*towns, *(one for one in strangers if one.sure))
    taken = named | {i for one in all_ for i in range(one.start, one.end)}
    found = quantities(tokens, taken)
    pieces = _pieces(text, tokens, names, all_, found)
    return Message(text, tokens, names, towns, found, pairs, pieces, strangers)


def tokens_of(name: Name, tokens: Sequence[Token]) -> range:
    """The tokens that a name covers, in whole or in part."""
    first = bisect_right(tokens, name.start, key=lambda token: token.end)
    return range(first, bisect_left(tokens, name.end, key=lambda token: token.start))


_SILENT = frozenset("-\"'*_~")


def _pieces(
    text: str,
    tokens: tuple[Token, ...],
    names: tuple[Name, ...],
    towns: tuple[Town | Stranger, ...],
    found: tuple[Quantity, ...],
) -> tuple[Piece, ...]:
    spans = {one.start: (kind_symbol(one), max(one.end, one.start + 1)) for one in found}
    spans |= {town.start: ("<town>", town.end) for town in towns}
    for name in names:
        if covered := tokens_of(name, tokens):
            spans[covered.start] = (f"<{name.sort}>", covered.stop)
    pieces = []
    i = 0
    while i < len(tokens):
        symbol, end = spans.get(i, ("#" if tokens[i].is_number else tokens[i].low, i + 1))
        if symbol not in _SILENT:
            pieces.append(Piece(symbol, text[tokens[i].start : tokens[end - 1].end], i, end))
        i = end
    return tuple(pieces)


def kind_symbol(one: Quantity) -> str:
    """A quantity's kind as a symbol: ``<money>``, ``<money/hour>``, ``<hours/day>``."""
    return f"<{one.kind}/{one.per}>" if one.per else f"<{one.kind}>"
