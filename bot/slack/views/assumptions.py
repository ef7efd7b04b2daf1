"""The modal in which every assumption of an answer can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.answers import Reply
from bot.render import form, limits
from bot.render.blocks import blocks
from bot.render.elements import (
    Block,
    actions,
    button,
    context,
    escape,
    field,
    option,
    plain,
    section,
)
from bot.render.page import sentence
from bot.slack.recipes import recall, scenario_of
from bot.slack.views.inputs import block_of, input_of
from bot.slack.views.sheet import Sheet
from bot.slack.views.words import worded, words
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Scenario

CALLBACK = "assumptions"
TOPIC = "topic"
MORE = "more"
WHERE = "where"


def modal(
    sheet: Sheet, scenario: Scenario, reply: Reply | None, problems: Iterable[Problem] = ()
) -> Block:
    """The view: topic, live answer (or what keeps it from being one), and the inputs.

    Where the answer has nowhere to go, an input asks for a conversation.
    """
    title = words()["change_title" if sheet.at else "ask_title"]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain(title, limits.VIEW_TITLE),
        "submit": plain(words()["submit"], limits.VIEW_TITLE),
        "close": plain(words()["close"], limits.VIEW_TITLE),
        "private_metadata": sheet.text(),
        "blocks": [
            _topics(sheet.topic),
            *_preview(reply, problems, scenario),
            context(escape(words()["live"])),
            {"type": "divider"},
            *_inputs(sheet, scenario),
            *([] if sheet.at else [_where()]),
        ],
    }


def opened(value: str, at: Mapping[str, str]) -> Block:
    """The view for an answer of ours, by the value that its buttons carry.

    Raises
    ------
    KeyError, InvalidScenario
        If the value is none of ours.
    """
    return modal(Sheet.of(value, at), scenario_of(value), recall(value))


def redrawn(sheet: Sheet, state: Mapping[str, Any]) -> Block:
    """The view for what stands in its inputs now, right or wrong."""
    try:
        reply = sheet.reply(state)
        return modal(sheet, sheet.scenario(state), reply)
    except InvalidScenario as error:
        return modal(sheet, scenario_of(sheet.value), None, error.problems)


def errors(sheet: Sheet, problems: Iterable[Problem]) -> dict[str, str]:
    """What is wrong, by the block beside which it is to stand."""
    currency = getattr(scenario_of(sheet.value), "currency", "")
    said: dict[str, str] = {}
    for problem in problems:
        key = problem.key if problem.key in sheet.keys else sheet.keys[0]
        said.setdefault(block_of(sheet.topic, key), sentence(problem, currency))
    return said


def _topics(chosen: str) -> Block:
    options = {name: option(words()[f"topic_{name}"], name) for name in SCENARIOS}
    menu = {
        "type": "static_select",
        "action_id": TOPIC,
        "options": list(options.values()),
        "initial_option": options[chosen],
    }
    return section(f"*{words()['topic']}*", block_id=TOPIC, accessory=menu)


def _preview(reply: Reply | None, problems: Iterable[Problem], scenario: Scenario) -> list[Block]:
    if reply is not None:
        # The address of the page plays no part in the lines that are kept.
        return [one for one in blocks(reply, "") if one["type"] in ("section", "context")]
    currency = getattr(scenario, "currency", "")
    return [section(escape(" ".join(sentence(one, currency) for one in problems)))]


def _inputs(sheet: Sheet, scenario: Scenario) -> list[Block]:
    every = form.fields(scenario)
    shown = [input_of(sheet.topic, one) for one in every if one.parameter.key in sheet.keys]
    if len(shown) == len(every):
        return shown
    label = worded(count=len(every))["more"]
    return [*shown, actions([button(MORE, label)], block_id=MORE)]


def _where() -> Block:
    element = {
        "type": "conversations_select",
        "action_id": WHERE,
        "response_url_enabled": True,
    }
    label, hint = words()["where"], words()["where_hint"]
    return field(WHERE, label, element, hint, optional=True)
