"""The description of the JSON interface, generated from the scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.render.document import plain
from calculations import METHOD_VERSION
from calculations.scenario import Parameter, Scenario

_JSON_TYPES = {"number": "number", "whole number": "integer"}


def describe(
    scenarios: Mapping[str, type[Scenario]], words: Mapping[str, str], base_url: str
) -> dict[str, Any]:
    """The OpenAPI document.

    Parameters
    ----------
    scenarios
        Every topic's model.
    words
        Every sentence a reader sees: ``title``, ``about``, ``ask``, ``question``, ``explain``,
        ``answer``, ``refused``, ``version``.
    base_url
        Where this installation is.
    """
    paths: dict[str, Any] = {"/api/ask": {"get": _ask(words)}}
    for topic, model in scenarios.items():
        paths[f"/explain/{topic}.json"] = {"get": _explain(topic, model, words)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words["title"],
            "description": words["about"],
            "version": str(METHOD_VERSION),
        },
        "servers": [{"url": base_url}],
        "paths": paths,
        "components": {"schemas": {"Answer": _ANSWER, "Refusal": _REFUSAL}},
    }


def _ask(words: Mapping[str, str]) -> dict[str, Any]:
    question = {
        "name": "q",
        "in": "query",
        "required": True,
        "description": words["question"],
        "schema": {"type": "string"},
    }
    return {
        "operationId": "ask",
        "summary": words["ask"],
        "parameters": [question],
        "responses": _responses(words),
    }


def _explain(topic: str, model: type[Scenario], words: Mapping[str, str]) -> dict[str, Any]:
    blank = model()
    version = {
        "name": "v",
        "in": "query",
        "description": words["version"],
        "schema": {"type": "integer", "minimum": 1, "maximum": METHOD_VERSION},
    }
    declared = [_parameter(one, getattr(blank, one.name)) for one in model.parameters().values()]
    return {
        "operationId": f"explain_{topic}",
        "summary": f"{words['explain']} {topic}",
        "description": (model.__doc__ or "").strip(),
        "parameters": [*declared, version],
        "responses": _responses(words),
    }


def _parameter(declared: Parameter, default: Any) -> dict[str, Any]:
    one = _value(declared)
    schema = one
    if declared.many:
        schema = {"type": "array", "items": one, "maxItems": declared.most}
    if default is not None:
        schema = schema | {"default": plain(default)}
    return {
        "name": declared.key,
        "in": "query",
        "description": _described(declared),
        "explode": True,
        "schema": schema,
        "example": declared.example,
        "x-unit": declared.unit,
        "x-record": declared.record,
    }


def _described(declared: Parameter) -> str:
    unit = "" if declared.unit in ("", "1") else f" [{declared.unit}]"
    return f"{declared.title}{unit}"


def _value(declared: Parameter) -> dict[str, Any]:
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


def _responses(words: Mapping[str, str]) -> dict[str, Any]:
    def body(name: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    refused = {"description": words["refused"], "content": body("Refusal")}
    return {
        "200": {"description": words["answer"], "content": body("Answer")},
        **dict.fromkeys(("400", "414", "422"), refused),
    }


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
_ANSWER = {
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
        "edition",
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
        "edition": {"type": ["object", "null"]},
        "blocks": {"type": "array", "items": {"type": "object"}},
    },
}
_REFUSAL = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "object", "required": ["message"]}},
}
