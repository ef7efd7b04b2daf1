"""Plain words in, a Query out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import calculations
from bot.questions.language import language
from bot.questions.names import Name, find_names
from bot.questions.numbers import quantities
from bot.questions.pairs import Pairs, read_pairs
from bot.questions.query import ASPECTS, TOPICS, Query, Topic
from bot.questions.roles import Role, roles
from bot.questions.text import MAX_LENGTH, clean
from bot.questions.threads import follow
from bot.questions.topics import ENOUGH, Verdict, judge
from bot.questions.towns import Town, find_towns
from bot.questions.units import read_yaml
from bot.questions.words import Token, tokenise
from calculations.errors import Problem
from calculations.scenario import Parameter

_LEADING = re.compile(rf"\s*/?(?:ai-energy\s+)?(link\b)?\s*(?:({'|'.join(TOPICS[:8])})\b)?", re.I)
_SLOTLESS = frozenset({"help", "off_topic"})


def parse(
    text: str, before: Query | None = None, parameters: Mapping[str, Parameter] | None = None
) -> Query:
    """Understand a message, on its own or as the next turn after `before`.

    Never raises on any text: what cannot be read becomes a problem of the query.
    """
    if len(text) > MAX_LENGTH:
        problem = Problem("too_long", "question", str(len(text)), high=MAX_LENGTH)
        return Query("help", "what", problems=(problem,))
    plain = clean(text)
    query = _alone(plain, parameters or calculations.parameters())
    return query if before is None else follow(before, query, tokenise(plain))


def _alone(plain: str, parameters: Mapping[str, Parameter]) -> Query:
    pairs = read_pairs(plain, parameters)
    lead = _LEADING.match(pairs.rest)
    link_only = bool(lead and lead[1])
    said = pairs.rest[lead.end(1) :] if lead and lead[1] else pairs.rest
    tokens = tokenise(said)
    if (aspect := _small_talk(tokens)) is not None and not pairs.slots and not pairs.problems:
        return Query("help", aspect, language=language(tokens), link_only=link_only)
    query = _read(said, tokens, pairs)
    named = lead[2].lower() if lead and lead[2] and _is_command(said, lead[2], pairs) else ""
    if named:
        topic: Topic = named  # type: ignore[assignment]
        aspect = query.aspect if query.topic == topic else ASPECTS[topic][0]
        query = replace(query, topic=topic, aspect=aspect, sure=True)
    return replace(query, link_only=link_only)


def _is_command(said: str, topic: str, pairs: Pairs) -> bool:
    """Whether a leading topic word is meant as one: alone, or with pairs behind it."""
    return said.strip().lower() == topic.lower() or bool(pairs.slots or pairs.problems)


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, str]:
    listed = read_yaml("small_talk.yaml")
    return {str(words): aspect for aspect, group in listed.items() for words in group}


def _small_talk(tokens: tuple[Token, ...]) -> str | None:
    words = " ".join(token.low for token in tokens if token.is_word)
    if not words:
        return None if any(token.is_number for token in tokens) else "what"
    return _phrases().get(words)


def _read(said: str, tokens: tuple[Token, ...], pairs: Pairs) -> Query:
    names = find_names(said, tokens)
    named = _covered(tokens, names)
    towns = find_towns(said, tokens, named)
    taken = named | {i for town in towns for i in range(town.start, town.end)}
    found = roles(tokens, quantities(tokens, taken))
    verdict = judge(tokens, _symbols(tokens, names, towns, found, pairs))
    if verdict.score < ENOUGH and _polite(tokens):
        return Query("help", "thanks", language=language(tokens))
    topic = verdict.topic
    slots = _slots(topic, names, towns, found, pairs)
    if topic == "amortization" and "capex" not in slots:
        slots |= _bare_price(tokens, taken)
    if topic not in _SLOTLESS and found and "currency" not in slots:
        slots |= _sign(tokens)
    sure, readings = _sureness(verdict, slots)
    if topic in _SLOTLESS:
        slots = {}
    return Query(
        topic=topic,
        aspect=verdict.aspect,
        slots=slots,
        sure=sure,
        readings=readings,
        towns=tuple(pairs.towns or [town.match for town in towns]) if slots.get("cities") else (),
        problems=(*pairs.problems, *(_mixed(tokens, found) if topic == "amortization" else ())),
        language=language(tokens),
        clues=verdict.clues,
    )


_THANKS = frozenset(
    [
        "thanks",
        "thank",
        "thx",
        "danke",
        "dank",
        "merci",
        "cheers",
        "ta",
        "tack",
        "asante",
        "passt",
        "bye",
    ]
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR"}


def _polite(tokens: tuple[Token, ...]) -> bool:
    words = [token.low for token in tokens if token.is_word]
    return 0 < len(words) <= 9 and any(word in _THANKS for word in words[:3] + words[-1:])


def _bare_price(tokens: tuple[Token, ...], taken: set[int]) -> dict[str, Any]:
    """A number without sign or unit, in a question of cost: ``4090 rig, 2800 all in``."""
    for one in quantities(tokens, taken):
        if one.kind == "number" and one.per is None and one.value >= 400 and not one.glued:
            return {"capex": [_whole(one.value)]}
    return {}


def _mixed(tokens: tuple[Token, ...], found: tuple[Role, ...]) -> tuple[Problem, ...]:
    """The problem of a price in another currency than the rest; none is converted."""
    money = [role for role in found if role.currency]
    other = next((role for role in money if role.currency != money[0].currency), None)
    if other is None:
        return ()
    said = " ".join(token.text for token in tokens[other.start : other.end])
    return (Problem("currency", "", said),)


def _sign(tokens: tuple[Token, ...]) -> dict[str, Any]:
    """The currency of an answer that is asked for: ``effective $/h?``."""
    return next(({"currency": _SIGNS[t.low]} for t in tokens if t.low in _SIGNS), {})


def _covered(tokens: tuple[Token, ...], names: tuple[Name, ...]) -> set[int]:
    return {
        i
        for i, token in enumerate(tokens)
        if any(name.start < token.end and token.start < name.end for name in names)
    }


def _symbols(
    tokens: tuple[Token, ...],
    names: tuple[Name, ...],
    towns: tuple[Town, ...],
    found: tuple[Role, ...],
    pairs: Pairs,
) -> list[tuple[str, int, int]]:
    """Names, towns and numbers as the symbols that phrases refer to them by."""
    symbols = [(role.symbol, role.start, role.end) for role in found]
    symbols += [("<town>", town.start, town.end) for town in towns]
    for name in names:
        at = [i for i, t in enumerate(tokens) if name.start < t.end and t.start < name.end]
        if at and not name.shy:
            symbols.append((f"<{name.sort}>", at[0], at[-1] + 1))
    symbols += [(f"={slot}", 0, 0) for slot in pairs.slots]
    if "cities" in pairs.slots:
        symbols.append(("<town>", 0, 0))
    return symbols


def _sureness(verdict: Verdict, slots: Mapping[str, Any]) -> tuple[bool, tuple[Topic, ...]]:
    if verdict.topic in _SLOTLESS or verdict.score >= ENOUGH:
        return True, ()
    likely = (verdict.topic, *verdict.rivals)
    return False, tuple(topic for topic in likely if topic not in _SLOTLESS)[:3]


def _slots(
    topic: Topic,
    names: tuple[Name, ...],
    towns: tuple[Town, ...],
    found: tuple[Role, ...],
    pairs: Pairs,
) -> dict[str, Any]:
    slots: dict[str, Any] = {}
    for role in found:
        slot, value = _fitted(topic, role)
        if slot == "capex":
            slots.setdefault("capex", []).append(_whole(value))
        else:
            slots.setdefault(slot, _whole(value))
    money = [role.currency for role in found if role.currency]
    if money:
        slots["currency"] = money[0]
    for sort, slot in (("model", "models"), ("hardware", "hardware")):
        listed = [name.name for name in names if name.sort == sort]
        if listed:
            slots[slot] = list(dict.fromkeys(listed))
    if towns:
        slots["cities"] = list(dict.fromkeys(str(town.match.place) for town in towns))
    useless = _USELESS.get(topic, frozenset())
    return {name: value for name, value in slots.items() if name not in useless} | pairs.slots


# Numbers of these kinds are never meant in a question on the topic.
_USELESS: Mapping[str, frozenset[str]] = {
    "amortization": frozenset({"efficiency_gain", "elasticity", "load_mw", "models"}),
    "rebound": frozenset({"capex", "power_w", "hours_per_year", "lifetime_years", "load_mw",
                          "price_per_hour", "electricity_price", "sites", "currency", "cities",
                          "prompts_per_day", "hardware"}),
    "diffuse": frozenset({"capex", "efficiency_gain", "elasticity", "lifetime_years", "currency",
                          "hours_per_year", "price_per_hour", "models"}),
    "sunlight": frozenset({"horizon_years", "lifetime_years", "efficiency_gain", "capex", "sites",
                           "hours_per_year", "load_mw", "models", "hardware", "elasticity"}),
    "outlook": frozenset({"efficiency_gain", "capex", "lifetime_years", "load_mw", "cities",
                          "prompts_per_day", "hours_per_year", "power_w", "elasticity"}),
    "footprint": frozenset({"capex", "efficiency_gain", "horizon_years", "lifetime_years",
                            "elasticity", "load_mw", "price_per_hour"}),
}  # fmt: skip


def _fitted(topic: Topic, role: Role) -> tuple[str, float]:
    """The slot of a number once the topic is known: a power, or a time, can be either of two."""
    if role.slot == "power_w" and topic == "diffuse":
        return "load_mw", role.value / 1e6
    if role.slot == "load_mw" and topic in {"amortization", "footprint"}:
        return "power_w", role.value * 1e6
    if role.slot == "lifetime_years" and topic in {"rebound", "outlook"}:
        return "horizon_years", role.value
    if role.slot == "horizon_years" and topic == "amortization" and role.symbol == "<horizon>":
        return "lifetime_years", role.value
    return role.slot, role.value


def _whole(value: float) -> float:
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e15 else rounded


def reread(topic: Topic, query: Query, tokens: Sequence[Token]) -> dict[str, Any]:
    """The slots of a message read again, for a topic that the thread before has settled."""
    row = tuple(tokens)
    if not row:
        return dict(query.slots)
    said = " ".join(token.text for token in row)
    names = find_names(said, tokenise(said))
    again = tokenise(said)
    named = _covered(again, names)
    towns = find_towns(said, again, named)
    taken = named | {i for town in towns for i in range(town.start, town.end)}
    found = roles(again, quantities(again, taken))
    return _slots(topic, names, towns, found, Pairs(rest="")) | {
        name: value for name, value in query.slots.items() if "=" in said
    }
