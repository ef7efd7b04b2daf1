"""Inputs of the footprint calculator."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from calculations.footprint import grid
from calculations.footprint.modality import MODALITIES
from calculations.scenario import Scenario, Town, parameter
from calculations.units import HOURS_PER_YEAR


class Footprint(Scenario):
    """Which models, how much use, on which grid; or whose own machines, for how long."""

    topic: ClassVar[str] = "footprint"

    models: tuple[str, ...] = parameter(
        "model", "Model family or version", default=(), most=4, example="deepseek"
    )
    modality: Literal["text", "image", "video"] | None = parameter(
        "modality", "What a prompt makes (modality)", choices=MODALITIES, example="image"
    )
    prompts_per_day: float = parameter(
        "prompts",
        "Prompts a day",
        unit="prompt/day",
        allowed=(1, 1e12),
        record="footprint/prompts-per-day",
        example="100",
    )
    tokens: float | None = parameter(
        "tokens", "Tokens in an answer", unit="token", allowed=(1, 1e7), example="500"
    )
    country: str | None = parameter("country", "Country whose grid is meant", example="DE")
    cities: tuple[Town, ...] = parameter(
        "city", "Town whose grid is meant", default=(), most=6, example="Berlin"
    )
    hardware: tuple[str, ...] = parameter(
        "hardware", "Card or machine of your own", default=(), most=4, example="a100"
    )
    gpus: int | None = parameter("gpus", "How many of them", allowed=(1, 1_000_000), example="4")
    run_hours: float | None = parameter(
        "run", "Hours of one run", unit="h", allowed=(0.01, 1e6), example="72"
    )
    hours_per_year: float | None = parameter(
        "hours", "Hours in use", unit="h/year", allowed=(1, HOURS_PER_YEAR), example="2000"
    )
    power_w: float | None = parameter(
        "power", "Power while running", unit="W", allowed=(0, 1e10), example="700 W"
    )
    pue: float | None = parameter(
        "pue", "Power usage effectiveness", unit="1", allowed=(1, 3), example="1.2"
    )

    @field_validator("country", mode="before")
    @classmethod
    def _known_country(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        code = grid.find(given)
        if code is None:
            raise PydanticCustomError(
                "not_a_choice", "no such country", {"near": list(grid.near(given))}
            )
        return code
