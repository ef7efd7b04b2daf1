"""The description of the JSON interface, generated from the scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.render.document import plain
from bot.web import schema
from calculations import METHOD_VERSION
from calculations.scenario import Parameter, Scenario


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
        "components": {"schemas": {"Answer": schema.ANSWER, "Refusal": _REFUSAL}},
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
    found = schema.value(declared)
    if declared.many:
        found = {"type": "array", "items": found, "maxItems": declared.most}
    if default is not None:
        found = found | {"default": plain(default)}
    return {
        "name": declared.key,
        "in": "query",
        "description": schema.described(declared),
        "explode": True,
        "schema": found,
        "example": declared.example,
        "x-unit": declared.unit,
        "x-record": declared.record,
    }


def _responses(words: Mapping[str, str]) -> dict[str, Any]:
    def body(name: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    refused = {"description": words["refused"], "content": body("Refusal")}
    return {
        "200": {"description": words["answer"], "content": body("Answer")},
        **dict.fromkeys(("400", "414", "422"), refused),
    }


_REFUSAL = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "object", "required": ["message"]}},
}
