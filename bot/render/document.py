"""Answers for programs: one JSON object.

The JSON is a public contract (see the design's section on it): names once given stay.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Iterable, Mapping
from typing import Any

from bot.answers import Assumption, Reply
from bot.links import path
from calculations import editions, records
from calculations.places import name_and_country
from calculations.quantities import Quantity
from calculations.records import Method, Record, Source
from calculations.scenario import Scenario


def document(reply: Reply, base_url: str) -> dict[str, Any]:
    """The whole answer as JSON types: no NaN, no infinity, whole numbers without a point."""
    return {
        "question": reply.question,
        "topic": reply.query.topic,
        "slots": _slots(reply),
        "scenario": _scenario(reply.scenario),
        "result": _result(reply),
        "answer": {
            "kind": reply.answer.kind,
            "text": reply.answer.text,
            "context": reply.answer.context,
            "link": link(reply, base_url),
            "suggestions": [plain(vars(one)) for one in reply.answer.suggestions],
        },
        "assumptions": [_assumption(one, reply.scenario) for one in reply.assumptions],
        "sources": sources(reply.records),
        "blocks": _blocks(reply, base_url),
    }


def edition(reply: Reply) -> dict[str, Any] | None:
    """Which figures a reply is worked out with, and the path of the same with the newest ones."""
    if reply.scenario is None:
        return None
    with editions.showing(reply.scenario.edition) as used:
        newest = used is editions.newest()
        return {
            "version": used.version,
            "day": used.day.isoformat(),
            "newest": newest,
            "newest_path": path(reply.scenario if newest else reply.scenario.renewed()),
        }


def link(reply: Reply, base_url: str) -> str:
    """The full address of the page that explains a reply, or nothing."""
    return f"{base_url}{reply.answer.path}" if reply.answer.path else ""


def plain(value: Any) -> Any:
    """Reduce a value to what JSON can hold.

    >>> plain((6000.0, 0.085, float("inf"), None, True))
    [6000, 0.085, None, None, True]
    """
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value == int(value) and abs(value) < 1e15 else value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, Iterable):
        return [plain(one) for one in value]
    return str(value)


def sources(used: Iterable[Record]) -> list[dict[str, Any]]:
    """Every source of some records, each once, in the order of the records."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for record in used:
        for source in (record.latest.source, *record.latest.also):
            entry = {"title": source.title, "url": source.url, "date": dated(source)}
            found.setdefault((source.title, source.url), entry)
    return list(found.values())


def dated(source: Source) -> str | None:
    """When a source was published, else when it was read."""
    return source.published or (source.read.isoformat() if source.read else None)


def unit_of(unit: str, scenario: Scenario | None) -> str:
    """A unit with the scenario's own currency in it."""
    return unit.replace("{currency}", str(getattr(scenario, "currency", "") or "USD"))


def methods_used(reply: Reply) -> tuple[Method, ...]:
    """The formulas a result went through, each once; none that is not described."""
    known = records.methods()
    steps = reply.result.steps if reply.result else ()
    return tuple(known[name] for name in dict.fromkeys(s.method for s in steps) if name in known)


def as_stated(slots: Mapping[str, Any]) -> dict[str, Any]:
    """Slots as the contract has them: a town is its name and its country."""
    towns = {"cities": [name_and_country(one) for one in slots.get("cities", ())]}
    return {name: towns.get(name, value) for name, value in slots.items()}


def _slots(reply: Reply) -> dict[str, Any]:
    """What was stated: in words, or, where there was no question, in the address."""
    if reply.question or reply.scenario is None:
        return {name: plain(value) for name, value in as_stated(reply.query.slots).items()}
    scenario = _scenario(reply.scenario)
    return {name: scenario[name] for name in scenario if reply.scenario.stated(name)}


def _scenario(scenario: Scenario | None) -> dict[str, Any]:
    if scenario is None:
        return {}
    dumped: dict[str, Any] = plain(scenario.model_dump(mode="json"))
    # A default in dollars plays no part in a scenario in euros, so it is not told of it either.
    from_records = [p.name for p in scenario.parameters().values() if p.record]
    return dumped | {name: plain(scenario.used(name)) for name in from_records}


def _result(reply: Reply) -> dict[str, Any]:
    found = reply.result.quantities if reply.result else {}
    return {name: quantity_of(quantity) for name, quantity in found.items()}


def quantity_of(quantity: Quantity) -> dict[str, Any]:
    """A quantity as JSON types."""
    return {
        "value": plain(quantity.value),
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "unit": quantity.unit,
    }


def _assumption(assumption: Assumption, scenario: Scenario | None) -> dict[str, Any]:
    declared, record = assumption.parameter, assumption.record
    found: dict[str, Any] = {
        "name": declared.name,
        "key": declared.key,
        "title": declared.title,
        "value": plain(assumption.value),
        "unit": unit_of(declared.unit, scenario),
        "source": None,
    }
    if record is None:
        return found
    figure = record.latest
    return found | {
        # The record's own unit: a default in dollars stays one in a scenario in euros.
        "unit": record.unit,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "basis": figure.basis,
        "confidence": figure.confidence,
        "source": figure.source.title,
        "url": figure.source.url,
        "date": dated(figure.source),
        "record": record.id,
    }


def _blocks(reply: Reply, base_url: str) -> list[Any]:
    # Loaded late: whoever wants only a page need not load what draws for Slack.
    try:
        module = importlib.import_module("bot.render.blocks")
    except ModuleNotFoundError:
        return []
    found: list[Any] = plain(module.blocks(reply, base_url))
    return found
