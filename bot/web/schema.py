"""JSON Schema of what goes in and comes out, generated from the scenarios."""

from __future__ import annotations

from typing import Any

from bot.render.document import plain
from calculations.scenario import Parameter

_JSON_TYPES = {"number": "number", "whole number": "integer"}


def described(declared: Parameter) -> str:
    """What a parameter is, with its unit."""
    unit = "" if declared.unit in ("", "1") else f" [{declared.unit}]"
    return f"{declared.title}{unit}"


def value(declared: Parameter) -> dict[str, Any]:
    """One value of a parameter."""
    if declared.choices:
        return {"type": "string", "enum": list(declared.choices)}
    found: dict[str, Any] = {"type": _JSON_TYPES.get(declared.kind, "string")}
    if declared.low is not None:
        found["minimum"] = plain(float(declared.low))
    if declared.high is not None:
        found["maximum"] = plain(float(declared.high))
    if declared.kind == "currency":
        found["pattern"] = "^[A-Z]{3}$"
    return found


def argument(declared: Parameter) -> dict[str, Any]:
    """A parameter as an argument of a tool, which also takes it as a person would write it."""
    found = value(declared)
    if found["type"] in _JSON_TYPES.values():
        found |= {"type": [found["type"], "string"]}
    if declared.many:
        found = {"anyOf": [found, {"type": "array", "items": found, "maxItems": declared.most}]}
    return found | {"description": described(declared), "examples": [declared.example]}


_NUMBER = {"type": ["number", "null"]}
_TEXT = {"type": "string"}
_MAYBE_TEXT = {"type": ["string", "null"]}
_QUANTITY = {
    "type": "object",
    "required": ["value", "low", "high", "unit"],
    "properties": {"value": _NUMBER, "low": _NUMBER, "high": _NUMBER, "unit": _TEXT},
}
_SOURCE = {
    "type": "object",
    "properties": {"title": _TEXT, "url": _MAYBE_TEXT, "date": _MAYBE_TEXT},
}
_SAID = {
    "type": "object",
    "required": ["kind", "text", "context", "link"],
    "properties": {
        "kind": {"enum": ["answer", "help", "reading", "unsure", "declined"]},
        "text": _TEXT,
        "context": _TEXT,
        "link": _TEXT,
    },
}
ANSWER: dict[str, Any] = {
    "type": "object",
    "required": [
        "question",
        "topic",
        "slots",
        "scenario",
        "result",
        "answer",
        "assumptions",
        "sources",
        "blocks",
    ],
    "properties": {
        "question": _TEXT,
        "topic": _TEXT,
        "slots": {"type": "object"},
        "scenario": {"type": "object"},
        "result": {"type": "object", "additionalProperties": _QUANTITY},
        "answer": _SAID,
        "assumptions": {"type": "array", "items": {"type": "object"}},
        "sources": {"type": "array", "items": _SOURCE},
        "blocks": {"type": "array", "items": {"type": "object"}},
    },
}
"""An answer, as `bot.render.document` gives it."""
COMPARISON: dict[str, Any] = {
    "type": "object",
    "required": ["scenarios", "differences", "together"],
    "properties": {
        "scenarios": {"type": "array", "minItems": 2, "items": ANSWER},
        "differences": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": _QUANTITY},
        },
        "together": {"anyOf": [ANSWER, {"type": "null"}]},
    },
}
"""Scenarios side by side, as `bot.render.compare` gives them."""
