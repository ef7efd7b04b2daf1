"""Inputs of the diffuse-demand calculator."""

from __future__ import annotations

from typing import ClassVar

from calculations.diffuse.density import RULES, SUPPLIES
from calculations.scenario import Scenario, Town, parameter


class Diffuse(Scenario):
    """A load, over how many sites it is spread, and where."""

    topic: ClassVar[str] = "diffuse"

    load_mw: float = parameter(
        "load",
        "Load in total",
        unit="MW",
        allowed=(1e-6, 1e6),
        record="diffuse/site-load",
        example="1 GW",
    )
    sites: int = parameter(
        "sites",
        "Sites it is spread over",
        unit="site",
        allowed=(1, 1_000_000_000),
        record="diffuse/sites",
        example="1000",
    )
    pv_over_load: float = parameter(
        "solar",
        "Solar peak power over the load",
        unit="1",
        allowed=(0.01, 100),
        record="diffuse/pv-ratio",
        example="3",
    )
    cities: tuple[Town, ...] = parameter("city", "Town", default=(), most=6, example="Berlin")
    battery_hours: float = parameter(
        "battery",
        "Hours of the load that a battery holds",
        unit="h",
        allowed=(0, 1000),
        record="diffuse/battery",
        example="8",
    )
    supply: str = parameter(
        "supply", "Supply whose land is meant", default="solar", choices=SUPPLIES, example="wind"
    )
    correlation: float = parameter(
        "correlation",
        "Correlation of the weather at two sites",
        unit="1",
        allowed=(0, 1),
        record="diffuse/correlation",
        example="0.3",
    )
    rule: str = parameter(
        "rule",
        "Whose line between small and large loads",
        default="texas",
        choices=tuple(RULES),
        example="germany",
    )
    towns_at_once: int = parameter(
        "at-once",
        "Towns that share the load at any moment",
        unit="site",
        allowed=(1, 6),
        record="diffuse/towns-at-once",
        example="1",
    )
