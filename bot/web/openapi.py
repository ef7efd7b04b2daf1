"""The description of what programs may ask for, generated from the scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot import comparisons
from bot.render.charts import CHARTS
from bot.render.charts.scenarios import NAME
from bot.render.document import plain
from bot.web import schema
from bot.web.charts import DIGEST_KEY, LOOKS, MEDIA_TYPES
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
        ``answer``, ``refused``, ``version``, ``files``, ``chart``, ``compare`` and the rest that
        `templates/pages/en/openapi.j2` has.
    base_url
        Where this installation is.
    """
    paths: dict[str, Any] = {"/api/ask": {"get": _ask(words)}}
    for topic, model in scenarios.items():
        paths[f"/explain/{topic}.json"] = {"get": _explain(topic, model, words)}
        paths[f"/explain/{topic}.{{ending}}"] = {"get": _files(topic, model, words)}
        if topic in CHARTS:
            paths[f"/explain/{topic}/chart/{{file}}"] = {"get": _chart(topic, model, words)}
    paths |= _compare(scenarios, words)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words["title"],
            "description": words["about"],
            "version": str(METHOD_VERSION),
        },
        "servers": [{"url": base_url}],
        "paths": paths,
        "components": {
            "schemas": {
                "Answer": schema.ANSWER,
                "Comparison": schema.COMPARISON,
                "Refusal": _REFUSAL,
            }
        },
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
    return {
        "operationId": f"explain_{topic}",
        "summary": f"{words['explain']} {topic}",
        "description": (model.__doc__ or "").strip(),
        "parameters": _scenario(model, words),
        "responses": _responses(words),
    }


def _files(topic: str, model: type[Scenario], words: Mapping[str, str]) -> dict[str, Any]:
    ending = _in_path("ending", list(_FILES), words["ending"])
    refused = {"description": words["refused"], "content": _body("Refusal")}
    found: dict[str, Any] = {kind: {} for kind in _FILES.values()}
    return {
        "operationId": f"files_{topic}",
        "summary": f"{words['files']} {topic}",
        "parameters": [ending, *_scenario(model, words)],
        "responses": {
            "200": {"description": words["files"], "content": found},
            "404": {"description": words["no_file"], "content": _PAGE},
            **dict.fromkeys(("400", "414", "422"), refused),
        },
    }


def _chart(topic: str, model: type[Scenario], words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "operationId": f"chart_{topic}",
        "summary": f"{words['chart']} {topic}",
        "parameters": [
            _picture(list(CHARTS[topic]), words),
            *_looks(words),
            *_scenario(model, words),
        ],
        "responses": _drawn(words),
    }


def _compare(
    scenarios: Mapping[str, type[Scenario]], words: Mapping[str, str]
) -> Mapping[str, dict[str, Any]]:
    """The comparison of scenarios, and its picture."""
    asked = _compared(scenarios, words)
    return {
        f"{comparisons.PATH}.json": {
            "get": {
                "operationId": "compare",
                "summary": words["compare"],
                "parameters": asked,
                "responses": _responses(words, "Comparison", words["compared"]),
            }
        },
        f"{comparisons.PATH}/chart/{{file}}": {
            "get": {
                "operationId": "chart_comparison",
                "summary": words["chart_compared"],
                "parameters": [_picture([NAME], words), *_looks(words), *asked],
                "responses": _drawn(words),
            }
        },
    }


def _compared(
    scenarios: Mapping[str, type[Scenario]], words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What the address of a comparison may hold."""
    keys = sorted({key for model in scenarios.values() for key in model.parameters()})
    topic = {
        "name": comparisons.TOPIC_KEY,
        "in": "query",
        "required": True,
        "schema": {"type": "string", "enum": list(scenarios)},
    }
    # Any parameter of the topic, for all scenarios or, with a number before it, for one of them.
    inputs = {
        "name": "inputs",
        "in": "query",
        "description": words["inputs"],
        "style": "form",
        "explode": True,
        "schema": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "propertyNames": {"pattern": rf"^([1-{comparisons.MOST}]\.)?({'|'.join(keys)})$"},
        },
        "example": {"1.city": "Berlin", "2.city": "Oslo"},
    }
    count = {
        "name": comparisons.COUNT_KEY,
        "in": "query",
        "description": words["count"],
        "schema": {"type": "integer", "minimum": 2, "maximum": comparisons.MOST},
    }
    return [topic, inputs, count, _version(words)]


def _scenario(model: type[Scenario], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every parameter of a topic, and the edition."""
    blank = model()
    declared = [_parameter(one, getattr(blank, one.name)) for one in model.parameters().values()]
    return [*declared, _version(words)]


def _version(words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": "v",
        "in": "query",
        "description": words["version"],
        "schema": {"type": "integer", "minimum": 1, "maximum": METHOD_VERSION},
    }


def _in_path(name: str, choices: list[str], about: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": about,
        "schema": {"type": "string", "enum": choices},
    }


def _picture(names: list[str], words: Mapping[str, str]) -> dict[str, Any]:
    files = [f"{name}.{ending}" for name in names for ending in MEDIA_TYPES]
    return _in_path("file", files, words["picture"])


def _looks(words: Mapping[str, str]) -> list[dict[str, Any]]:
    looks = [
        {
            "name": key,
            "in": "query",
            "description": words[key],
            "schema": {"type": "string", "enum": list(choices), "default": choices[0]},
        }
        for key, choices in LOOKS.items()
    ]
    digest = {
        "name": DIGEST_KEY,
        "in": "query",
        "description": words["digest"],
        "schema": {"type": "string"},
    }
    return [*looks, digest]


def _drawn(words: Mapping[str, str]) -> dict[str, Any]:
    refused = {"description": words["refused"], "content": _PAGE}
    found: dict[str, Any] = {kind: {} for kind in MEDIA_TYPES.values()}
    return {
        "200": {"description": words["picture"], "content": found},
        **dict.fromkeys(("400", "414", "422"), refused),
        "404": {"description": words["no_picture"], "content": _PAGE},
        "503": {"description": words["busy"], "content": _PAGE},
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


def _body(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _responses(words: Mapping[str, str], name: str = "Answer", about: str = "") -> dict[str, Any]:
    refused = {"description": words["refused"], "content": _body("Refusal")}
    return {
        "200": {"description": about or words["answer"], "content": _body(name)},
        **dict.fromkeys(("400", "414", "422"), refused),
    }


_PAGE: dict[str, Any] = {"text/html": {}}
_FILES = {"csv": "text/csv", "md": "text/markdown", "bib": "application/x-bibtex"}
_REFUSAL = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "object", "required": ["message"]}},
}
