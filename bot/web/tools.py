"""The calculators as tools for programs that talk to people: one for each topic, and `ask`.

Generated from the scenarios: a parameter declared there is an argument here. Nothing of a
protocol is known; `bot.web.mcp` speaks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot import answers, phrasing
from bot.answers import Reply
from bot.desk import Desk
from bot.render import page
from bot.render.document import document
from bot.render.text import plain
from bot.web import addresses, schema
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem

ASK = "ask"
LONGEST_TEXT = 10_000
_MOST_TURNS = 20
_MOST_PAIRS = 60
_BLOCKS = "blocks"


@dataclass(frozen=True)
class Tool:
    """What a program is told of one tool."""

    name: str
    title: str
    description: str
    arguments: dict[str, Any]
    """JSON Schema of what goes in."""
    result: dict[str, Any]
    """JSON Schema of what comes out, where nothing was refused."""


@dataclass(frozen=True)
class Outcome:
    """What a tool gives back: words for a person, numbers for a program."""

    text: str
    found: dict[str, Any] | None = None
    """None where the arguments were refused; `text` says why and what works."""


class UnknownTool(Exception):
    """There is no tool of that name."""


def names() -> tuple[str, ...]:
    """The name of every tool, `ask` first."""
    return (ASK, *SCENARIOS)


def tools() -> tuple[Tool, ...]:
    """Every tool, `ask` first."""
    told: Any = phrasing.environment().get_template("pages/en/tools.j2").module
    words = told.words
    result = _without_blocks(schema.ANSWER)
    question = {"type": "string", "description": words["question"], "maxLength": LONGEST_TEXT}
    before = {
        "type": "array",
        "items": {"type": "string", "maxLength": LONGEST_TEXT},
        "maxItems": _MOST_TURNS,
        "description": words["before"],
    }
    asked = _object({"question": question, "before": before}, required=["question"])
    found = [Tool(ASK, words["ask"], words["about"], asked, result)]
    for topic, model in SCENARIOS.items():
        title, description = told.topics[topic]
        known = {key: schema.argument(one) for key, one in model.parameters().items()}
        found.append(Tool(topic, title, description, _object(known), result))
    return tuple(found)


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required or [],
        "additionalProperties": False,
    }


def _without_blocks(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **answer,
        "required": [name for name in answer["required"] if name != _BLOCKS],
        "properties": {k: v for k, v in answer["properties"].items() if k != _BLOCKS},
    }


def call(name: str, arguments: Mapping[str, Any], base_url: str) -> Outcome:
    """Use a tool; what it is given wrongly is said in words, never raised.

    Raises
    ------
    UnknownTool
        If there is none of that name.
    """
    if name == ASK:
        return _asked(arguments, base_url)
    if name not in SCENARIOS:
        raise UnknownTool(name)
    try:
        made = addresses.scenario(name, list(_pairs(arguments)))
    except InvalidScenario as error:
        return Outcome(" ".join(page.sentence(problem) for problem in error.problems))
    return _outcome(answers.explain(made), base_url)


def _asked(arguments: Mapping[str, Any], base_url: str) -> Outcome:
    before = arguments.get("before", [])
    given = [*(before if isinstance(before, list) else []), arguments.get("question")]
    turns = [turn for turn in given if isinstance(turn, str) and turn.strip()]
    if not turns or len(turns) < len(given):
        return Outcome(page.sentence_for("no_question_text"))
    if len(turns) > _MOST_TURNS or sum(map(len, turns)) > LONGEST_TEXT:
        return Outcome(page.sentence_for("too_long"))
    desk = Desk(remembered=1)
    replies = [desk.ask(turn, thread=ASK) for turn in turns]
    return _outcome(replies[-1], base_url)


def _outcome(reply: Reply, base_url: str) -> Outcome:
    found = document(reply, base_url)
    return Outcome(plain(reply, base_url).strip(), {k: v for k, v in found.items() if k != _BLOCKS})


def _pairs(arguments: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Arguments as the pairs of an address, which is read by one reader everywhere.

    Raises
    ------
    InvalidScenario
        If a value is neither a number nor a text nor a list of those, or there are too many.
    """
    for key, given in arguments.items():
        values = given if isinstance(given, list) else [given]
        if len(values) > _MOST_PAIRS:
            raise InvalidScenario([Problem("too_many", key, "")])
        for one in values:
            if one is None:
                continue
            if isinstance(one, bool) or not isinstance(one, str | int | float):
                raise InvalidScenario([Problem("not_a_number", key, str(one)[:80], key)])
            yield key, str(one)[:200]
