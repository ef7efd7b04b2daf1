"""The calculators: scenario in, result out. Pure arithmetic over sourced records.

Nothing here knows of Slack, a network, a clock, the environment or a template; files are read
in `records` and, for towns, in `gazetteer`.

A topic is loaded when it is first asked for, so that whoever asks for one pays for one: the
scenario by `SCENARIOS`, the arithmetic by `calculate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from calculations import editions

if TYPE_CHECKING:
    from calculations.amortization.scenario import Amortization
    from calculations.diffuse.scenario import Diffuse
    from calculations.footprint.scenario import Footprint
    from calculations.outlook.scenario import Outlook
    from calculations.rebound.scenario import Rebound
    from calculations.results import Result
    from calculations.scenario import Parameter, Scenario
    from calculations.sunlight.scenario import Sunlight

__all__ = [
    "METHOD_VERSION",
    "SCENARIOS",
    "Amortization",
    "Diffuse",
    "Footprint",
    "Outlook",
    "Rebound",
    "Sunlight",
    "calculate",
    "parameters",
]

METHOD_VERSION: Final = editions.newest().version
"""Stands in every permalink, so that an old link is worked out with the figures it was made with
(see `editions`)."""

_TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "rebound": "Rebound",
        "amortization": "Amortization",
        "diffuse": "Diffuse",
        "sunlight": "Sunlight",
        "footprint": "Footprint",
        "outlook": "Outlook",
    }
)


class _Scenarios(Mapping[str, "type[Scenario]"]):
    def __getitem__(self, topic: str) -> type[Scenario]:
        return _scenario(topic, _TOPICS[topic])

    def __iter__(self) -> Iterator[str]:
        return iter(_TOPICS)

    def __len__(self) -> int:
        return len(_TOPICS)


SCENARIOS: Mapping[str, type[Scenario]] = _Scenarios()
"""Every topic that can be calculated, by name."""


def __getattr__(name: str) -> Any:
    topic = next((topic for topic, scenario in _TOPICS.items() if scenario == name), None)
    if topic is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _scenario(topic, name)


@lru_cache(maxsize=len(_TOPICS))
def _scenario(topic: str, name: str) -> type[Scenario]:
    found: type[Scenario] = getattr(import_module(f"calculations.{topic}.scenario"), name)
    return found


def calculate(scenario: Scenario) -> Result:
    """Work a scenario out, with the figures of its edition."""
    with editions.showing(scenario.edition):
        return _calculation(scenario.topic)(scenario)


@lru_cache(maxsize=len(_TOPICS))
def _calculation(topic: str) -> Callable[[Scenario], Result]:
    found: Callable[[Scenario], Result] = import_module(f"calculations.{topic}.result").calculate
    return found


@lru_cache(maxsize=1)
def parameters() -> Mapping[str, Parameter]:
    """Every parameter of every topic by short key; of two with one key, the first topic's."""
    found: dict[str, Parameter] = {}
    for scenario in SCENARIOS.values():
        for key, parameter in scenario.parameters().items():
            found.setdefault(key, parameter)
    return MappingProxyType(found)
