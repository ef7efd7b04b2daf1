"""Inputs of the sunlight calculator."""

from __future__ import annotations

from typing import ClassVar

from calculations.scenario import Scenario, Town, parameter
from calculations.sunlight.periods import PERIODS


class Sunlight(Scenario):
    """Where the sun is to shine, and on how large panels."""

    topic: ClassVar[str] = "sunlight"

    cities: tuple[Town, ...] = parameter(
        "city", "Town", default=("Berlin, DE", "Los Angeles, US"), most=6, example="Berlin"
    )
    month: str | None = parameter("month", "Month or season", choices=PERIODS, example="december")
    pv_over_load: float = parameter(
        "solar",
        "Solar peak power over the load",
        unit="1",
        allowed=(0.01, 100),
        record="diffuse/pv-ratio",
        example="3",
    )
