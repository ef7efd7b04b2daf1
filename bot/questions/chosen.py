"""A next turn that picks from what was named: ``only the first``, ``ohne Madrid``, ``add Rome``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from bot.questions.grammar import grammar, words_of
from bot.questions.message import Message
from calculations.places import fold

_LISTS = ("cities", "models", "hardware", "capex")
_LONGEST = 9
"""A turn with more words says something of its own."""
_REACH = 3
"""Words between an order and the name that it is about."""

_words = words_of("chosen")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, int]:
    listed: Mapping[str, int] = grammar("chosen")["places"]
    return listed


def chosen(
    message: Message, kept: Mapping[str, Any], said: Mapping[str, Any]
) -> Iterator[tuple[str, list[Any]]]:
    """The lists in force that a turn makes shorter, longer or changes one value of."""
    words = [token.low for token in message.tokens if token.is_word or token.is_number]
    if not kept or not words or len(words) > _LONGEST:
        return
    named = [slot for slot in _LISTS if slot in said and slot in kept]
    if named:
        for slot in named:
            changed = _changed(words, kept[slot], said[slot])
            if changed:
                yield slot, changed
        return
    # "the third" is a share as well, elsewhere.
    if all(one.kind in {"number", "share"} for one in message.quantities):
        yield from _picked(words, kept)


def _picked(words: Sequence[str], kept: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Of every list the value whose place is said, or all others."""
    said = [word for word in words if word in _places()]
    if len(said) != 1:
        return
    place = _places()[said[0]]
    drops = bool(_words("without") & set(words))
    if not drops and not set(words) <= _words("beside") | {said[0]}:
        return
    for slot in _LISTS:
        values = kept.get(slot, ())
        if len(values) > max(1, place):
            one = values[place]
            yield slot, [value for value in values if (value == one) != drops]


def _changed(words: Sequence[str], old: Sequence[Any], new: Sequence[Any]) -> list[Any] | None:
    """What is in force after values were named with a word on what is to become of them."""
    others = [value for value in new if value not in old]
    # A town that is named only to be given up is not among the new values.
    known = [value for value in old if value in new or _is_named(words, value)]
    dropped = [value for value in known if _is_dropped(words, value)]
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


def _is_dropped(words: Sequence[str], value: Any) -> bool:
    """``forget Perth``, ``leave Perth out``, ``Perth raus``, beside what is kept or new."""
    name = _named(value)
    if name not in words:
        return False
    at = words.index(name)
    return words[max(0, at - 1)] in _words("without") or words[at + 1 : at + 2] == ["raus"]


def _adds(words: Sequence[str]) -> bool:
    compares = _words("compared") & set(words)
    return bool(compares) or _leads(words, "add") or words[-1] in _words("added")


def _is_named(words: Sequence[str], value: Any) -> bool:
    return _named(value) in words


def _named(value: Any) -> str:
    return fold(str(value).partition(",")[0])


def _leads(words: Sequence[str], order: str) -> bool:
    return bool(_words(order) & set(words[:_REACH]))
