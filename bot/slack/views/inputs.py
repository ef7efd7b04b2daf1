"""A scenario's parameters as inputs of a modal, and what was put into them.

Both ways are generated from the parameter: a new one needs nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bot.phrasing import unit_words
from bot.questions.units import units
from bot.render import limits
from bot.render.elements import Block, field, option, plain
from bot.render.form import Field
from bot.slack.views.words import worded, words

SET = "set-"
"""Action ids of inputs are this and the parameter's key."""

UNSET = "-"
"""The choice that says nothing."""

# What is chosen from a list that Slack asks us for, and from how many letters on.
_LOADED = {"place": 2, "name": 0}
_ON_ENTER = {"trigger_actions_on": ["on_enter_pressed"]}


def input_of(topic: str, one: Field) -> Block:
    """The input of one parameter."""
    declared = one.parameter
    unit = unit_words(one.unit) if one.unit not in ("", "1") else ""
    label = f"{declared.title} ({unit})" if unit else declared.title
    hint = worded(field=one, most=declared.most)
    shown = [
        hint["hint"],
        hint["several"] if declared.many and declared.kind not in _LOADED else "",
    ]
    return field(
        block_of(topic, declared.key),
        label,
        _element(one),
        " ".join(part for part in shown if part),
        optional=True,
        dispatch_action=True,
    )


def block_of(topic: str, key: str) -> str:
    """The block id of an input: a town means one thing here and another there."""
    return f"{topic}.{key}"


def stated(topic: str, state: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """Key and texts of every input of a topic, also of those that were left empty.

    `state` is the ``view.state.values`` of Slack's payload.
    """
    found: dict[str, list[str]] = {}
    for block_id, elements in state.items():
        name, _, key = block_id.partition(".")
        element = elements.get(f"{SET}{key}")
        if name == topic and element is not None:
            found[key] = [text for text in _texts(element) if text and text != UNSET]
    return found


def _texts(element: Mapping[str, Any]) -> list[str]:
    kind = element.get("type")
    if kind == "multi_external_select":
        return [one["value"] for one in element.get("selected_options") or ()]
    if kind in ("static_select", "external_select"):
        chosen = element.get("selected_option") or {}
        return [chosen.get("value", "")]
    text = str(element.get("value") or "").strip()
    if kind == "plain_text_input":
        return [part.strip() for part in text.split(";")]
    return [text]


def _element(one: Field) -> Block:
    declared = one.parameter
    action = f"{SET}{declared.key}"
    if declared.kind in ("choice", "currency"):
        return menu(action, declared.choices or currencies(), one.values[0] if one.values else "")
    if declared.many and declared.kind in _LOADED:
        return _loaded(action, one)
    if declared.many or declared.kind in _LOADED:
        return _written(action, one)
    return _number(action, one)


def menu(action: str, choices: tuple[str, ...], chosen: str) -> Block:
    """A menu of a few fixed values, and one that says nothing."""
    options = [option(words()["unset"], UNSET), *(option(one, one) for one in choices)]
    built: Block = {"type": "static_select", "action_id": action, "options": options}
    initial = next((one for one in options if one["value"] == chosen), None)
    return built | ({"initial_option": initial} if initial else {})


@lru_cache(maxsize=1)
def currencies() -> tuple[str, ...]:
    """Every currency that we read."""
    return tuple(sorted(set(units().currencies.values())))[: limits.OPTIONS - 1]


def _loaded(action: str, one: Field) -> Block:
    chosen = [option(text, text) for text in one.values if text]
    built: Block = {
        "type": "multi_external_select",
        "action_id": action,
        "min_query_length": _LOADED[one.parameter.kind],
        "max_selected_items": one.parameter.most,
    }
    return built | ({"initial_options": chosen} if chosen else {})


def _written(action: str, one: Field) -> Block:
    text = "; ".join(value for value in one.values if value)
    built: Block = {
        "type": "plain_text_input",
        "action_id": action,
        "placeholder": plain(one.parameter.example, limits.PLACEHOLDER),
        "max_length": 200,
        "dispatch_action_config": _ON_ENTER,
    }
    return built | ({"initial_value": text} if text else {})


def _number(action: str, one: Field) -> Block:
    declared = one.parameter
    built: Block = {
        "type": "number_input",
        "action_id": action,
        "is_decimal_allowed": declared.kind == "number",
        "dispatch_action_config": _ON_ENTER,
    }
    given = {
        "min_value": declared.low,
        "max_value": declared.high,
        "initial_value": one.values[0] if one.values else "",
    }
    return built | {name: digits(value) for name, value in given.items() if value not in (None, "")}


def digits(value: float | str | None) -> str:
    """A number as Slack's number inputs take it: no exponent, no needless zeros.

    >>> digits(1e12), digits(1e-06), digits("0.080"), digits(5.0)
    ('1000000000000', '0.000001', '0.08', '5')
    """
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
