"""The form of a page, generated from `Scenario.parameters()` and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot import links
from bot.figures import DEFAULT_LANGUAGE
from bot.render.document import unit_of
from bot.render.page import sentence
from calculations import editions, records
from calculations.errors import Problem
from calculations.records import Record
from calculations.scenario import Parameter, Scenario

# More empty inputs than this at once only make the page long; one appears after each answer.
_SPARE = 1
# So many inputs stand open; the others wait behind one click, unless they were changed.
_OPEN = 10
_STEPS = 200
# A slider reaches so many times above and below its figure, where what is allowed goes further.
_REACH = 10.0
# What is allowed is all on a slider where it ends within so many times the figure.
_NEAR = 20.0


@dataclass(frozen=True)
class Slider:
    """The stretch of numbers that a slider covers."""

    low: float
    high: float
    scale: str
    """``linear`` or ``log``."""
    steps: int = _STEPS


@dataclass(frozen=True)
class Mended:
    """The allowed value nearest to a refused one, and the address that has it."""

    text: str
    path: str


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
    foremost: bool = True
    """Whether it stands open, and not among what waits behind one click."""
    mended: Mended | None = None
    """What to take for a refused value."""

    @property
    def sliders(self) -> tuple[Slider | None, ...]:
        """One for each input that holds a number."""
        return tuple(_slider(self.parameter, text, self.default) for text in self.values)

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
    return _ordered(found)


def refused_fields(
    model: type[Scenario],
    pairs: Iterable[tuple[str, str]],
    problems: Iterable[Problem],
    language: str = DEFAULT_LANGUAGE,
    mended: Mapping[str, Mended] = MappingProxyType({}),
) -> tuple[Field, ...]:
    """Every parameter with what was given for it, right or wrong, and what is wrong."""
    blank = model()
    given: dict[str, list[str]] = {}
    for key, text in pairs:
        if text.strip():
            given.setdefault(key, []).append(text[:200])
    currency = (given.get("currency") or [""])[-1][:3]
    said = _sentences(problems, currency, language)
    found = []
    for key, declared in model.parameters().items():
        default = links.texts(getattr(blank, declared.name))
        values = given.get(key, default)[: declared.most]
        unit = unit_of(declared.unit, blank)
        changed = key in given and values != default
        field = _field(
            declared,
            unit,
            values,
            default,
            declared.record,
            changed=changed,
            problems=said.get(key, ()),
        )
        found.append(replace(field, mended=mended.get(key)))
    return _ordered(found)


def _ordered(found: list[Field]) -> tuple[Field, ...]:
    """The first few open, and whatever was changed or refused with them."""
    return tuple(
        replace(field, foremost=place < _OPEN or field.changed or bool(field.problems))
        for place, field in enumerate(found)
    )


def _slider(declared: Parameter, text: str, default: tuple[str, ...]) -> Slider | None:
    """The stretch around an input's figure; None where it has no scale of its own."""
    if declared.kind not in ("number", "whole number"):
        return None
    try:
        value = float(text)
        centre = float(default[0]) if default else value
    except ValueError:
        return None
    low, high = declared.low, declared.high
    if low is None or high is None or not low <= value <= high:
        return None
    if high <= _NEAR * centre or high <= 1:
        return Slider(low, high, "linear")
    if centre <= 0:
        return None
    least, most = max(low, centre / _REACH), min(high, centre * _REACH)
    return Slider(min(least, value or least), max(most, value), "log")


def _sentences(
    problems: Iterable[Problem], currency: str, language: str
) -> Mapping[str, tuple[str, ...]]:
    said: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        said[problem.key] = (*said.get(problem.key, ()), sentence(problem, currency, language))
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
