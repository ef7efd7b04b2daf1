"""A next turn that picks from what was named: ``only the first``, ``ohne Madrid``, ``add Rome``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any

from bot.questions.grammar import grammar, words_of
from bot.questions.message import Message, tokens_of
from bot.questions.words import Token
from calculations.places import fold

_LISTS = ("cities", "models", "hardware", "capex")
_LONGEST, _LONGEST_BOTH = 9, 12
"""A turn with more words says something of its own."""
_REACH = 3
"""Words between an order and the name that it is about."""

_BEFORE = 2
_STOPS = frozenset(",.;:!?")
_NOTHING: Mapping[str, Sequence[Any]] = {}

_words = words_of("chosen")


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    return dict(grammar("chosen")["places"])


def chosen(
    message: Message,
    kept: Mapping[str, Any],
    said: Mapping[str, Any],
    former: Mapping[str, Sequence[Any]] = _NOTHING,
) -> Iterator[tuple[str, list[Any]]]:
    """The lists in force that a turn makes shorter, longer or changes one value of.

    `former` holds the values that those in force have replaced: ``both of them``.
    """
    words = [token.low for token in message.tokens if token.is_word or token.is_number]
    if not kept or not words:
        return
    named = [slot for slot in _LISTS if slot in said and slot in kept]
    if asks_for_both(message):
        yield from _both(kept, said, named, former)
    elif len(words) > _LONGEST:
        return
    elif named:
        for slot in named:
            changed = _changed(message, words, kept[slot], said[slot])
            if changed:
                yield slot, changed
    # "the third" is a share as well, elsewhere.
    elif all(one.kind in {"number", "share"} for one in message.quantities):
        yield from _picked(words, kept)


def asks_for_both(message: Message) -> bool:
    """Whether a short turn wants two values beside each other: ``both please``."""
    words = [token.low for token in message.tokens if token.is_word]
    return len(words) <= _LONGEST_BOTH and bool(_words("both") & set(words))


def _both(
    kept: Mapping[str, Any],
    said: Mapping[str, Any],
    named: Sequence[str],
    former: Mapping[str, Sequence[Any]],
) -> Iterator[tuple[str, list[Any]]]:
    """One value beside another: the one that is named, or that the one in force has replaced."""
    if named:
        pairs = [(slot, kept[slot], said[slot]) for slot in named]
    else:
        pairs = [(slot, former[slot], kept[slot]) for slot in former if slot in kept]
    yield from ((slot, list(dict.fromkeys((*one, *other)))) for slot, one, other in pairs)


def _picked(words: Sequence[str], kept: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Of every list the value whose place is said, or all others."""
    places = _places() | _by_price(kept.get("capex", ()))
    said = [word for word in words if word in places]
    if len(said) != 1:
        return
    place = places[said[0]]
    drops = bool(_words("without") & set(words))
    if not drops and not set(words) <= _words("beside") | {said[0]}:
        return
    for slot in _LISTS:
        values = kept.get(slot, ())
        if len(values) > max(1, place):
            one = values[place]
            yield slot, [value for value in values if (value == one) != drops]


def _by_price(prices: Sequence[float]) -> dict[str, int]:
    """Where the dear and the cheap one of two prices stand: ``only the expensive one``."""
    if len(set(prices)) < 2:
        return {}
    dearest, cheapest = prices.index(max(prices)), prices.index(min(prices))
    return dict.fromkeys(_words("dearest"), dearest) | dict.fromkeys(_words("cheapest"), cheapest)


def _changed(
    message: Message, words: Sequence[str], old: Sequence[Any], new: Sequence[Any]
) -> list[Any] | None:
    """What is in force after values were named with a word on what is to become of them."""
    others = [value for value in new if value not in old]
    # A town that is named only to be given up is not among the new values.
    known = [value for value in old if value in new or _named(value) in words]
    dropped = [value for value in known if _is_dropped(message, value)]
    if known and others and (dropped or _words("swap") & set(words)):
        # "swap Lima for Phoenix" as well as "Phoenix instead of Lima", "drop Lima, take Phoenix"
        gone = dropped or known[:1]
        kept = [value for value in old if value not in gone[1:]]
        return [one for value in kept for one in (others if value == gone[0] else [value])]
    rest = [value for value in old if value not in known]
    if known and not others and rest and _leads(words, "without"):
        return rest
    if others and not known and _adds(words):
        return [*old, *others]
    return None


def _is_dropped(message: Message, value: Any) -> bool:
    """``forget Perth``, ``not the A100``, ``Perth raus``, beside what is kept or new."""
    tokens = message.tokens
    start, end = _mention(message, value)
    if start == end:
        return False
    before = {token.low for token in _clause(tokens[max(0, start - _BEFORE) : start][::-1])}
    behind = (token.low for token in _clause(tokens[end:]))
    then = next((word for word in behind if word not in _words("is_given_up")), "")
    return bool(before & (_words("without") | _words("no_more"))) or then in _words("given_up")


def _clause(tokens: Sequence[Token]) -> Iterator[Token]:
    return takewhile(lambda token: token.low not in _STOPS, tokens)


def _mention(message: Message, value: Any) -> tuple[int, int]:
    """The first token of a value's name, and the one behind; twice the same if it has none."""
    for town in message.towns:
        if str(town.match.place) == value:
            return town.start, town.end
    for name in message.names:
        if name.name == value:
            covered = tokens_of(name, message.tokens)
            return covered.start, covered.stop
    called = (k for k, token in enumerate(message.tokens) if token.low == _named(value))
    at = next(called, None)
    return (0, 0) if at is None else (at, at + 1)


def _adds(words: Sequence[str]) -> bool:
    compares = _words("compared") & set(words)
    return bool(compares) or _leads(words, "add") or words[-1] in _words("added")


def _named(value: Any) -> str:
    return fold(str(value).partition(",")[0])


def _leads(words: Sequence[str], order: str) -> bool:
    return bool(_words(order) & set(words[:_REACH]))
