"""The form of a page, generated from `Scenario.parameters()` and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot import links
from bot.render.document import unit_of
from bot.render.page import sentence
from calculations import editions, records
from calculations.errors import Problem
from calculations.records import Record
from calculations.scenario import Parameter, Scenario

# More empty inputs than this at once only make the page long; one appears after each answer.
_SPARE = 1


@dataclass(frozen=True)
class Field:
    """One parameter as the page shows it."""

    parameter: Parameter
    unit: str
    values: tuple[str, ...]
    """One text for each input; "" for an empty one."""
    default: tuple[str, ...]
    changed: bool
    record: Record | None
    problems: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Of the first input; the others add their number."""
        return f"in-{self.parameter.key}"


def fields(scenario: Scenario) -> tuple[Field, ...]:
    """Every parameter with the value it has in a scenario."""
    with editions.showing(scenario.edition):
        return _fields(scenario)


def _fields(scenario: Scenario) -> tuple[Field, ...]:
    different = scenario.differences()
    found = []
    for declared in scenario.parameters().values():
        value, default = scenario.used(declared.name), scenario.usual(declared.name)
        unit = unit_of(declared.unit, scenario)
        changed = declared.key in different
        record = scenario.record_of(declared.name)
        found.append(
            _field(
                declared, unit, links.texts(value), links.texts(default), record, changed=changed
            )
        )
    return tuple(found)


def refused_fields(
    model: type[Scenario], pairs: Iterable[tuple[str, str]], problems: Iterable[Problem]
) -> tuple[Field, ...]:
    """Every parameter with what was given for it, right or wrong, and what is wrong."""
    blank = model()
    given: dict[str, list[str]] = {}
    for key, text in pairs:
        if text.strip():
            given.setdefault(key, []).append(text[:200])
    currency = (given.get("currency") or [""])[-1][:3]
    said = _sentences(problems, currency)
    found = []
    for key, declared in model.parameters().items():
        default = links.texts(getattr(blank, declared.name))
        values = given.get(key, default)[: declared.most]
        unit = unit_of(declared.unit, blank)
        changed = key in given and values != default
        found.append(
            _field(
                declared,
                unit,
                values,
                default,
                declared.record,
                changed=changed,
                problems=said.get(key, ()),
            )
        )
    return tuple(found)


def _sentences(problems: Iterable[Problem], currency: str) -> Mapping[str, tuple[str, ...]]:
    said: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        said[problem.key] = (*said.get(problem.key, ()), sentence(problem, currency))
    return said


def _field(
    declared: Parameter,
    unit: str,
    values: list[str],
    default: list[str],
    record_id: str | None,
    *,
    changed: bool,
    problems: tuple[str, ...] = (),
) -> Field:
    room = 1 if not declared.many else min(declared.most, len(values) + _SPARE)
    padded = [*values, *[""] * max(0, room - len(values))]
    record = records.record(record_id).as_shown if record_id and default else None
    return Field(declared, unit, tuple(padded), tuple(default), changed, record, problems)
