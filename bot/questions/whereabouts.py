"""Where a question is about: what is done with places that are no towns of ours.

A question about sun is about a place. What it names and we do not know is left out of the answer
or, where it names nothing else, becomes a problem; a country or a state stands for its largest
town. Never is such a question answered for somewhere else without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.questions.message import Message
from bot.questions.query import Query, Topic
from bot.questions.town_words import countries_called, regions_called
from calculations import SCENARIOS, places
from calculations.errors import Problem
from calculations.lands import largest_in
from calculations.places import Match

# Topics, and their aspects where not all, whose answer is about towns.
_ABOUT_TOWNS: Mapping[str, frozenset[str] | None] = {
    "sunlight": None,
    "amortization": frozenset({"sun"}),
    "diffuse": frozenset({"follow_sun"}),
}


# Letters of a country's code, which is a word more often.
_CODE = 2


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a message says of places, besides the towns in its slots."""

    left_out: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    stands_for: Match | None = None
    """The town that stands for a country or state."""


def whereabouts(
    message: Message, topic: Topic, aspect: str, slots: Mapping[str, Any], before: Query | None
) -> Whereabouts:
    """What is to be done with the places of a message that has these `slots`."""
    named = bool(message.towns or message.pairs.towns)
    in_thread = before is not None and bool(before.slots.get("cities"))
    strangers = [one for one in message.strangers if one.sure or in_thread]
    about = about_towns(topic, aspect)
    if strangers and named and "cities" in slots:
        return Whereabouts(left_out=tuple(dict.fromkeys(one.name for one in strangers)))
    if strangers and about:
        return Whereabouts(problems=tuple(_problem(topic, one.name, one.near) for one in strangers))
    if about and not slots.get("cities"):
        return Whereabouts(stands_for=_largest(message))
    return Whereabouts()


def about_towns(topic: Topic, aspect: str) -> bool:
    """Whether the answer to a question is about towns and their sun."""
    aspects = _ABOUT_TOWNS.get(topic, frozenset())
    return aspects is None or aspect in aspects


def _problem(topic: Topic, name: str, near: tuple[str, ...]) -> Problem:
    declared = next(p for p in SCENARIOS[topic].parameters().values() if p.name == "cities")
    return Problem(
        "unknown_place", declared.key, name, declared.title, choices=near, example=declared.example
    )


def _largest(message: Message) -> Match | None:
    """The largest town of the first country, state or region that a message names."""
    words = [token for token in message.tokens if token.is_word]
    rows = [f"{one.low} {two.low}" for one, two in pairwise(words)]
    rows += [token.low for token in words if token.low != "us" or token.text == "US"]
    for row in rows:
        if row in regions_called():
            return replace(places.find(regions_called()[row]), exact=False)
        # A state before its country: Texas is called the US as well.
        for land in (row if len(row) > _CODE else "", countries_called().get(row, "")):
            if land and (found := largest_in(land)) is not None:
                return found
    return None
