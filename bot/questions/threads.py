"""The next turn of a thread: what was said before still holds unless it is said anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.questions.numbers import quantities
from bot.questions.query import Query, Topic
from bot.questions.topics import ENOUGH
from bot.questions.units import read_yaml
from bot.questions.words import Token
from calculations import SCENARIOS

# Up to so many words a message may lean on the one before it.
_SHORT = 14
# A bare number replaces the one of these that was said before, in this order.
_REPLACED = {
    "amortization": ("price_per_hour", "hours_per_year", "capex", "lifetime_years"),
    "rebound": ("elasticity", "efficiency_gain", "horizon_years"),
    "diffuse": ("sites", "load_mw"),
    "footprint": ("prompts_per_day",),
    "outlook": ("horizon_years",),
    "sunlight": (),
}


def follow(before: Query, query: Query, tokens: Sequence[Token]) -> Query:
    """Take up `before` where the new words need it or leave it standing.

    A new value replaces the old one of its slot; a change of topic drops the slots that the new
    topic has no use for; ``help`` and ``off_topic`` carry none.
    """
    if _asks_why(tokens):
        return replace(
            before, aspect="why", follows=True, language=query.language, sure=True, problems=()
        )
    if query.problems or query.topic == "help":
        return query
    if _leans(before, query, tokens):
        return _taken_up(before, query, tokens)
    return _carried(before, query)


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(map(str, words)) for name, words in read_yaml("follow_ups.yaml").items()
    }


def _asks_why(tokens: Sequence[Token]) -> bool:
    words = " ".join(token.low for token in tokens if token.is_word)
    first = tokens[0].low if tokens else ""
    short = len(tokens) <= _SHORT and first in {
        "why",
        "warum",
        "wieso",
        "explain",
        "erklar",
        "erklars",
    }
    return words in _lists()["why"] or short


def _leans(before: Query, query: Query, tokens: Sequence[Token]) -> bool:
    """Whether the message makes no sense, or another, without the one before."""
    if before.topic in {"help", "off_topic"} or len(tokens) > 2 * _SHORT:
        return False
    score = max((clue.weight for clue in query.clues if clue.topic == query.topic), default=0.0)
    if query.topic == before.topic:
        return True
    if query.topic == "reading" or any(
        token.low in {"book", "books", "source"} for token in tokens
    ):
        return False
    if query.topic == "off_topic":
        return score <= 5 and len(tokens) <= _SHORT
    opens = _opens(tokens) and len(tokens) <= _SHORT
    if query.topic == "sunlight" and before.topic == "amortization":
        return len(tokens) <= _SHORT
    return score < (4 if opens else ENOUGH + 0.1) and len(tokens) <= _SHORT


def _opens(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and (tokens[0].low in _lists()["opening"] or tokens[0].is_number)


def _taken_up(before: Query, query: Query, tokens: Sequence[Token]) -> Query:
    slots = _renewed(before, query, tokens)
    aspect = query.aspect if query.topic == before.topic and query.clues else before.aspect
    if aspect == "why":
        aspect = ""
    towns = query.towns or tuple(
        town for town in before.towns if str(town.place) in slots.get("cities", ())
    )
    return replace(
        query,
        topic=before.topic,
        aspect=aspect,
        slots=slots,
        towns=towns,
        sure=True,
        readings=(),
        follows=True,
    )


def _renewed(before: Query, query: Query, tokens: Sequence[Token]) -> dict[str, Any]:
    topic = before.topic
    said = _for_topic(topic, query, tokens)
    if not said and (quick := _one_word_answer(topic, before, tokens)):
        said = quick
    if not said and (bare := _bare_number(tokens)) is not None:
        slot = next((s for s in _REPLACED.get(topic, ()) if s in before.slots), None)
        if slot is not None:
            said = {slot: [bare] if slot == "capex" else bare}
    slots = {**before.slots, **said}

    return {name: value for name, value in slots.items() if value not in ([], None)}


def _for_topic(topic: Topic, query: Query, tokens: Sequence[Token]) -> dict[str, Any]:
    """What was said, read as an answer to the topic before."""
    from bot.questions.parse import reread  # noqa: PLC0415  (parse calls us)

    return reread(topic, query, tokens)


def _one_word_answer(topic: str, before: Query, tokens: Sequence[Token]) -> dict[str, Any]:
    """``10x?``, ``95%``, ``1/20th``, ``5y``: a value whose unit says which slot it is."""
    for one in quantities(tokens):
        if one.kind in {"factor", "share", "percent"} and topic == "rebound" and one.value > 0:
            gain = one.value if one.kind == "factor" else 1 / one.value
            if one.kind == "percent" and one.value < 1:
                gain = 1 / (1 - one.value)
            return {"efficiency_gain": round(gain, 10)}
        if topic == "footprint" and one.kind == "number" and one.per == "day":
            return {"prompts_per_day": int(one.value)}
        if one.kind == "duration":
            slot = "lifetime_years" if topic == "amortization" else "horizon_years"
            return {slot: one.value}
    return {}


def _bare_number(tokens: Sequence[Token]) -> float | None:
    found = [one for one in quantities(tokens) if one.kind in {"number", "year"}]
    if len(found) != 1:
        return None
    value = found[0].value
    return int(value) if value == int(value) else value


def _carried(before: Query, query: Query) -> Query:
    """A new question: what the new topic can use of the old is kept."""
    if query.topic in {"help", "off_topic", "reading"} or query.topic not in SCENARIOS:
        return query
    usable = {parameter.name for parameter in SCENARIOS[query.topic].parameters().values()}
    if query.topic != before.topic:
        kept = {
            name: value for name, value in before.slots.items() if name in usable - {"currency"}
        }
        if not any(name in query.slots for name in kept):
            kept = {n: v for n, v in kept.items() if n in {"cities", "hardware", "models"}}
    else:
        kept = {}
    slots = {**kept, **query.slots}
    towns = query.towns or tuple(t for t in before.towns if str(t.place) in slots.get("cities", ()))
    return replace(query, slots=slots, towns=towns)
