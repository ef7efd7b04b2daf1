"""The slots of a query: what a message states, normalised, beside what the thread has stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.questions.asked_places import is_asked_about
from bot.questions.chosen import chosen
from bot.questions.grammar import words_of
from bot.questions.message import Message
from bot.questions.money import currency_named
from bot.questions.named_inputs import named_inputs
from bot.questions.query import Query, Topic
from bot.questions.relative import rescaled
from bot.questions.roles import Role, roles
from bot.questions.units import units
from calculations.errors import Problem
from calculations.places import Match

SLOTLESS = frozenset({"help", "off_topic"})
# Topics in which a sign without a number names the currency of the answer: ``effective €/h?``
_PRICED = frozenset({"amortization", "reading"})
_COSTED = frozenset({"amortization"})
_PRICES = frozenset({"capex", "price_per_hour", "electricity_price"})
_MINUS = frozenset("-−")
_alone = words_of("alone")
_NOTHING: Mapping[str, Sequence[Any]] = {}


def fill(
    message: Message,
    topic: Topic,
    kept: Mapping[str, Any],
    former: Mapping[str, Sequence[Any]] = _NOTHING,
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What a message states for a topic, over what is `kept` of the thread, and what is wrong.

    `former` holds the lists that were stated before those that are kept.
    """
    if topic in SLOTLESS:
        return {}, tuple(message.pairs.problems)
    taken = {one.quantity.start for one in named_inputs(message)}
    said: dict[str, Any] = {}
    if (many := rescaled(message, topic, kept)) is not None:
        said[many[0]] = [*map(whole, many[1])] if isinstance(many[1], list) else whole(many[1])
        taken.add(many[2].start)
    found = roles(message, topic, kept, taken)
    for role in found:
        value = whole(-role.value if _below_zero(message, role) else role.value)
        if role.slot == "capex":
            said.setdefault("capex", []).append(value)
        else:
            said[role.slot] = value
    if code := _currency(message, topic, found) or _currency_alone(message, topic, kept):
        said["currency"] = code
    said |= {slot: names for slot, names in _names(message, topic, follows=bool(kept)) if names}
    said |= dict(chosen(message, kept, said, former))
    problems = (*message.pairs.problems, *(_mixed(message, found) if topic in _COSTED else ()))
    new = {**said, **message.pairs.slots}
    # What was said last stands last: a follow-up most often corrects it.
    return {**{slot: kept[slot] for slot in kept if slot not in new}, **new}, problems


def _below_zero(message: Message, role: Role) -> bool:
    """Whether a minus stands against a number: ``at -5 per hour``, and no dash of a range or list.

    An elasticity is told by its size, and 60 % less energy, written with a minus, is a gain.
    """
    before = message.tokens[max(0, role.quantity.start - 1) : role.quantity.start + 1]
    if len(before) < 2 or role.slot in {"elasticity", "efficiency_gain"}:
        return False
    sign, number = before
    return sign.low in _MINUS and number.glued and not sign.glued


def _mixed(message: Message, found: Sequence[Role]) -> Iterator[Problem]:
    """The problem of a price in another currency than the rest; none is converted."""
    money = [role.quantity for role in found if role.quantity.currency]
    other = next((one for one in money if one.currency != money[0].currency), None)
    if other is not None:
        said = " ".join(token.text for token in message.tokens[other.start : other.end])
        yield Problem("currency", "", said)


def whole(value: float) -> float:
    """A number as people would write it: no noise behind the tenth digit, no needless point."""
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e15 else rounded


def _currency(message: Message, topic: Topic, found: Sequence[Role]) -> str | None:
    said = [role.quantity.currency for role in found if role.quantity.currency]
    if said or topic not in _PRICED:
        return said[0] if said else None
    # A sum that fills no slot was of something else: "a truck of 30,000 dollar".
    elsewhere = {i for one in message.quantities for i in range(one.start, one.end)}
    named = (
        currency_named(message.tokens, i) for i in range(len(message.tokens)) if i not in elsewhere
    )
    return next(filter(None, named), None)


def _currency_alone(message: Message, topic: Topic, kept: Mapping[str, Any]) -> str | None:
    """``that's pounds, of course``: no weight where a price was stated and nothing is counted."""
    if topic not in _COSTED or message.quantities or not _PRICES & kept.keys():
        return None
    named = (token.low for token in message.tokens if token.low in _alone("money"))
    return next((units().currencies[word] for word in named), None)


def _names(message: Message, topic: Topic, *, follows: bool) -> Iterator[tuple[str, list[str]]]:
    for sort, slot in (("model", "models"), ("hardware", "hardware")):
        yield slot, list(dict.fromkeys(one.name for one in message.names if one.sort == sort))
    asked = (one for one in message.towns if is_asked_about(message, topic, one, follows=follows))
    yield "cities", list(dict.fromkeys(str(town.match.place) for town in asked))


def towns_of(message: Message, slots: Mapping[str, Any], before: Query | None) -> tuple[Match, ...]:
    """What each town of the slots was taken for, in their order."""
    known = [*message.pairs.towns, *(town.match for town in message.towns)]
    known += before.towns if before else ()
    by_name = {str(match.place): match for match in reversed(known)}
    return tuple(by_name[name] for name in slots.get("cities", ()) if name in by_name)
