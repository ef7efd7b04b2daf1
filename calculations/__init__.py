"""The calculators: scenario in, result out. Pure arithmetic over sourced records.

Nothing here knows of Slack, a network, a clock, the environment or a template; files are read
in `records` and, for towns, in `places`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from calculations import footprint, outlook, sunlight
from calculations.amortization import Amortization
from calculations.amortization import calculate as _amortization
from calculations.diffuse import Diffuse
from calculations.diffuse import calculate as _diffuse
from calculations.footprint import Footprint
from calculations.outlook import Outlook
from calculations.rebound import Rebound
from calculations.rebound import calculate as _rebound
from calculations.results import Result
from calculations.scenario import Parameter, Scenario
from calculations.sunlight import Sunlight

METHOD_VERSION = 1
"""Stands in every permalink, so that an old link is worked out by the method it was made with."""

SCENARIOS: Mapping[str, type[Scenario]] = MappingProxyType(
    {
        scenario.topic: scenario
        for scenario in (Rebound, Amortization, Diffuse, Sunlight, Footprint, Outlook)
    }
)
"""Every topic that can be calculated, by name."""

_CALCULATIONS: Mapping[str, Callable[[Any], Result]] = {
    "rebound": _rebound,
    "amortization": _amortization,
    "diffuse": _diffuse,
    "sunlight": sunlight.calculate,
    "footprint": footprint.calculate,
    "outlook": outlook.calculate,
}


def calculate(scenario: Scenario) -> Result:
    """Work a scenario out."""
    return _CALCULATIONS[scenario.topic](scenario)


def parameters() -> Mapping[str, Parameter]:
    """Every parameter of every topic by short key; of two with one key, the first topic's."""
    found: dict[str, Parameter] = {}
    for scenario in SCENARIOS.values():
        for key, parameter in scenario.parameters().items():
            found.setdefault(key, parameter)
    return MappingProxyType(found)
