"""What an answer may be laid beside, in one link each: defaults, another card, town or world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot import comparisons, links
from calculations import SCENARIOS
from calculations.errors import InvalidScenario
from calculations.scenario import Parameter, Scenario

_MOST = 6
# By topic the fields whose other values people ask about, and the names to choose from where a
# field has neither choices nor towns.
_FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "rebound": {"preset": ()},
        "amortization": {"hardware": ("h100", "rtx 3090"), "cities": ()},
        "diffuse": {"supply": ("gas", "nuclear", "wind"), "cities": ()},
        "sunlight": {"cities": ()},
        "footprint": {
            "models": ("gemini", "claude"),
            "modality": ("image", "video"),
            "country": ("FR", "PL"),
        },
        "outlook": {"region": ("us", "europe", "china")},
    }
)
_MOST_OF_A_FIELD = 3
# What names a machine: another one has none of it.
_OF_A_MACHINE = frozenset({"capex", "hardware", "tokens_per_hour"})


@dataclass(frozen=True)
class Beside:
    """One comparison that is offered."""

    kind: str
    """``own`` (what the scenario itself names, each for itself), ``defaults`` or ``other``."""
    path: str
    parameter: Parameter | None = None
    """What differs, of an ``other``."""
    texts: tuple[str, ...] = ()
    """The values that the answer is laid beside; or two of them, where it has none of its own."""


def alongside(scenario: Scenario) -> tuple[Beside, ...]:
    """The comparisons that a reader of this scenario's page is likely to want."""
    return tuple(_offered(scenario))[:_MOST]


def _offered(scenario: Scenario) -> Iterator[Beside]:
    several = comparisons.split(scenario)
    if len(several) > 1:
        yield Beside("own", comparisons.path(several))
    blank = scenario.blank()
    if links.query(scenario) != links.query(blank):
        yield Beside("defaults", comparisons.path((scenario, blank)))
    for name, values in _FIELDS.get(scenario.topic, {}).items():
        if name == "hardware" and getattr(scenario, "currency", "") != blank.used("currency"):
            continue  # Prices of products are known in dollars.
        if name == "modality" and scenario.stated("models"):
            continue  # Most models make one kind of thing.
        yield from _others(scenario, name, values)


def _others(scenario: Scenario, name: str, values: tuple[Any, ...]) -> Iterator[Beside]:
    """The scenario beside others in one field; where it has several of it, they are `own`."""
    declared = next(one for one in scenario.parameters().values() if one.name == name)
    if declared.kind == "place":
        values = SCENARIOS["sunlight"]().used("cities")
    own = _own(scenario, name)
    if len(own) > 1:
        if declared.kind == "place" and not scenario.stated(name):
            several = comparisons.split(scenario.changed(**{name: own}))
            yield Beside("own", comparisons.path(several))
        return
    values = values or declared.choices
    others = [one for one in (_with(scenario, declared, value) for value in values) if one]
    unlike = [one for one in others if own != _own(one, name)][:_MOST_OF_A_FIELD]
    if declared.many and not own:
        yield _beside(declared, tuple(unlike[:2]))
        return
    for other in unlike:
        if links.query(other) != links.query(scenario):
            yield _beside(declared, (scenario, other), named=(other,))


def _beside(
    declared: Parameter, laid: tuple[Scenario, ...], named: tuple[Scenario, ...] = ()
) -> Beside:
    texts = [text for one in named or laid for text in links.texts(one.used(declared.name))]
    return Beside("other", comparisons.path(laid), declared, tuple(texts))


def _own(scenario: Scenario, name: str) -> tuple[Any, ...]:
    """What a scenario has in a field; of machines also those that only have a price."""
    names = _OF_A_MACHINE if name == "hardware" else {name}
    found: list[Any] = []
    for one in sorted(names & set(type(scenario).model_fields)):
        value = scenario.used(one)
        found += value if isinstance(value, tuple) else [value] if value is not None else []
    return tuple(found)


def _with(scenario: Scenario, declared: Parameter, value: Any) -> Scenario | None:
    """The scenario with another value; a ready-made world replaces all that was stated."""
    stated = {name: scenario.used(name) for name in scenario.model_fields_set}
    if declared.name == "hardware":
        stated = {name: kept for name, kept in stated.items() if name not in _OF_A_MACHINE}
    if declared.name == "preset":
        stated = {}
    try:
        return scenario.blank().changed(
            **{**stated, declared.name: [value] if declared.many else value}
        )
    except InvalidScenario:
        return None
