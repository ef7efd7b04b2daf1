"""Which slot each number fills: its unit leaves some open, its neighbours decide among them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.questions import linear
from bot.questions.candidates import NONE, Candidate, candidates
from bot.questions.message import Message, Piece, kind_symbol
from bot.questions.quantity import Quantity
from bot.questions.query import Topic
from bot.questions.stories import of_other_things
from bot.questions.units import read_yaml
from bot.questions.weighed import weigh
from bot.questions.words import STOPS

_REACH = 5
_SEEN = 14
"""Words to each side of a number that are read in order."""
_PART = 5
_SHORT = 4
_LOUD = 2.0
_DWARFED = 100
"""How many times larger another number of the kind must be, as a purchase is to an hour's rent."""
_LISTS = frozenset({"capex"})
"""Slots that hold several numbers."""
_NOTHING: Mapping[str, Any] = {}
_NEAR = 0.5
_FAR = 1.3
"""Powers of ten by which a new value of a slot may differ from the one it replaces."""


@dataclass(frozen=True, slots=True)
class Role:
    """A number that has found its slot."""

    slot: str
    value: float
    quantity: Quantity
    share: float
    """How likely it is meant so, among what its unit allows."""


def roles(
    message: Message,
    topic: Topic,
    before: Mapping[str, Any] = _NOTHING,
    taken: Collection[int] = (),
) -> tuple[Role, ...]:
    """The numbers of a message that fill a slot, left to right.

    `before` holds the slots that the thread has filled already, `taken` the first tokens of
    numbers that belong elsewhere. A slot for one number goes to the number that fits it best.
    """
    found = [
        role
        for place, one in enumerate(message.quantities)
        if one.start not in taken
        and (role := _role(message, place, one, topic, before)) is not None
    ]
    others = of_other_things(message, [role.quantity for role in found if role.slot == "capex"])
    found = [role for role in found if role.quantity not in others]
    best: dict[str, Role] = {}
    for role in found:
        if role.slot not in best or role.share > best[role.slot].share:
            best[role.slot] = role
    return tuple(role for role in found if role.slot in _LISTS or best[role.slot] is role)


def _role(
    message: Message, place: int, one: Quantity, topic: Topic, before: Mapping[str, Any]
) -> Role | None:
    open_to = candidates(one, before)
    if not open_to:
        return None
    model = linear.load("roles")
    scores = weigh("roles", *role_features(message, place, topic, before))
    sure = bool(one.meant) and topic == "rebound"
    allowed = {
        label: scores[label] for label in _labels(open_to, scores) if label != NONE or not sure
    }
    shares = model.shares(allowed)
    label = max(shares, key=lambda label: shares[label])
    chosen = next((one for one in open_to if one.label == label), None)
    return Role(chosen.slot, chosen.value, one, shares[label]) if chosen else None


def _labels(open_to: Sequence[Candidate], known: Mapping[str, float]) -> list[str]:
    return [label for label in (NONE, *(one.label for one in open_to)) if label in known]


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, tuple[str, ...]]:
    """From a word to the classes of `roles.yaml` that it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in read_yaml("roles.yaml").items():
        for word in map(str, words):
            found[word] = (*found.get(word, ()), name)
    return found


def role_features(
    message: Message, place: int, topic: Topic, before: Mapping[str, Any]
) -> tuple[dict[str, float], list[str]]:
    """What is looked at for the quantity at `place`: to be counted, and to be read in order.

    Classes of words count double.
    """
    amounts = {
        feature: _LOUD if "@" in feature else 1.0
        for feature in _features(message, place, topic, before)
    }
    return amounts, list(_in_order(message, place, topic, before))


def _in_order(
    message: Message, place: int, topic: Topic, before: Mapping[str, Any]
) -> Iterator[str]:
    """The topic, what the thread has filled, and the words around a quantity, which is marked."""
    one = message.quantities[place]
    first, last = _covered(message.pieces, one)
    kind = kind_symbol(one)
    yield f"<topic {topic}>"
    for slot, distance, back in _known(one, before):
        yield f"<had {slot} {distance} {back}>"
    yield "|"
    yield from (piece.symbol for piece in message.pieces[max(0, first - _SEEN) : first])
    yield f"<! {kind} {magnitude(one.value)}>"
    yield f"<! {kind} {one.unit}>"
    yield from (piece.symbol for piece in message.pieces[last + 1 : last + 1 + _SEEN])


def _features(
    message: Message, place: int, topic: Topic, before: Mapping[str, Any]
) -> Iterator[str]:
    one = message.quantities[place]
    kind = kind_symbol(one)
    own = [kind, f"{kind} {magnitude(one.value)}", f"{kind} unit={one.unit}"]
    own += [f"{kind} scaled"] if one.scaled else []
    own += [f"{kind} fraction"] if one.value != int(one.value) else []
    yield from own
    yield topic
    yield from (f"{topic} {feature}" for feature in own)
    short = len(message.pieces) <= _SHORT
    for slot, distance, place_back in _known(one, before):
        yield f"thread {kind} {slot}"
        if distance:
            yield f"again {slot} {distance}"
            yield f"last {place_back} {slot}"
        if short:
            yield f"short {kind} {topic} {slot}"
            if distance:
                yield f"short {slot} {distance} {place_back}"
    yield from _neighbours(message.pieces, one, kind)
    yield from _others(message.quantities, place, kind)


def _known(one: Quantity, before: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """The slots filled before: how far from its value there this number is, and how long ago.

    The distance is empty where the number could not fill the slot; what was stated last is 1.
    """
    readings = {reading.slot: reading.value for reading in candidates(one, before)}
    back = 0
    for slot, value in reversed(tuple(before.items())):
        last = value[-1] if isinstance(value, list) and value else value
        if slot not in readings or not isinstance(last, int | float) or not last:
            yield slot, "", 0
            continue
        back += 1
        apart = abs(math.log10(abs(readings[slot] / last) or 1e-9))
        yield slot, "near" if apart < _NEAR else "some" if apart < _FAR else "far", min(back, 3)


def _neighbours(pieces: Sequence[Piece], one: Quantity, kind: str) -> Iterator[str]:
    first, last = _covered(pieces, one)
    for side, step, start in (("<", -1, first - 1), (">", 1, last + 1)):
        near = [piece.symbol for piece in _towards(pieces, start, step)]
        for distance, symbol in enumerate(near[:2], start=1):
            yield f"{kind} {side}{distance} {symbol}"
        yield f"{side} {' '.join(near[:2])}"
        if not near:
            yield f"{kind} {side} edge"
        for symbol in near:
            for word in _about(symbol):
                yield f"{side} {word}"
                yield f"{kind} {side} {word}"


def _covered(pieces: Sequence[Piece], one: Quantity) -> tuple[int, int]:
    """The first and the last piece that a number covers: they stand side by side, so it is a run.

    None of them, where it lies inside of a name.
    """
    first = bisect_right(pieces, one.start, key=lambda piece: piece.end)
    last = bisect_left(pieces, one.end, key=lambda piece: piece.start) - 1
    return (first, last) if first <= last else (0, -1)


def _about(symbol: str) -> Iterator[str]:
    """A neighbour as it stands, by its classes, and by the pieces that compounds share."""
    yield symbol
    for name in _classes().get(symbol, ()):
        yield f"@{name}"
    if len(symbol) > _PART and symbol[0] != "<":
        yield from {symbol[i : i + _PART] + "~" for i in range(len(symbol) - _PART + 1)}


def _towards(pieces: Sequence[Piece], start: int, step: int) -> Iterator[Piece]:
    """Up to five pieces from `start` on, within the sentence."""
    for i in range(start, start + step * _REACH, step):
        if not 0 <= i < len(pieces) or pieces[i].symbol in STOPS:
            return
        yield pieces[i]


def _others(found: Sequence[Quantity], place: int, kind: str) -> Iterator[str]:
    one = found[place]
    alike = [other for other in found if other.kind == one.kind]
    yield f"{kind} alone" if len(alike) == 1 else f"{kind} rank={_rank(one, alike)}"
    if one.value * _DWARFED <= max(other.value for other in alike):
        yield f"{kind} dwarfed"
    if one.value >= _DWARFED * min(other.value for other in alike):
        yield f"{kind} dwarfs"
    yield from {f"{kind} with {kind_symbol(other)}" for other in found if other is not one}
    yield f"{kind} of {min(len(found), 4)}"


def _rank(one: Quantity, alike: Sequence[Quantity]) -> str:
    values = sorted(other.value for other in alike)
    return "most" if one.value == values[-1] else "least" if one.value == values[0] else "mid"


def magnitude(value: float) -> int:
    """A number's size as a power of ten."""
    return -9 if value == 0 else math.floor(math.log10(abs(value)))
