"""A person's own defaults: their town, currency and card, where a question names none.

They are kept as a permalink would carry them, short key to text, and fill in only what changes
the answer that was asked for; the answer says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.questions.query import Query
from bot.questions.values import read_value
from calculations import SCENARIOS
from calculations.errors import InvalidScenario
from calculations.scenario import Parameter

KEYS = ("city", "currency", "hardware")
"""What can be chosen, by the short keys of the scenarios' parameters."""

_MONEY = ("capex", "price_per_hour", "electricity_price")
# Where a town changes the answer; many sites are spread over many towns.
_TOWN_MATTERS = {"amortization": None, "sunlight": None, "footprint": ("carbon", "own")}


def filled(query: Query, own: Mapping[str, str]) -> dict[str, Any]:
    """Field names to values for what a question left open and its asker has a default for."""
    if not own or query.topic not in SCENARIOS:
        return {}
    known = SCENARIOS[query.topic].parameters()
    wanted = (known[key] for key in KEYS if key in own and key in known)
    values = {one.name: _value(one, own[one.key]) for one in wanted if _open(one.key, query)}
    return {name: value for name, value in values.items() if value is not None}


def _open(key: str, query: Query) -> bool:
    said = query.slots
    if key == "city":
        aspects = _TOWN_MATTERS.get(query.topic, ())
        named = "cities" in {**said, **query.hints} or "country" in said
        return not named and (aspects is None or query.aspect in aspects)
    if key == "currency":
        return "currency" not in said and any(name in said for name in _MONEY)
    # The cards that we know have prices in dollars.
    bare = not {"capex", "hardware", "currency"} & said.keys()
    return query.topic == "amortization" and bare


def _value(parameter: Parameter, text: str) -> Any:
    try:
        value = read_value(parameter, text)
    except InvalidScenario:
        return None
    return [value] if parameter.many else value
