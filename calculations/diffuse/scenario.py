"""Inputs of the diffuse-demand calculator."""

from __future__ import annotations

from typing import ClassVar

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
