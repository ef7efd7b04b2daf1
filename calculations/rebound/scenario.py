"""Inputs of the rebound calculator."""

from __future__ import annotations

from typing import ClassVar, Literal

from calculations.scenario import Scenario, parameter


class Rebound(Scenario):
    """How much leaner models become, how use answers, and how far ahead to look."""

    topic: ClassVar[str] = "rebound"

    efficiency_gain: float | None = parameter(
        "efficiency", "Efficiency gain", unit="x", allowed=(0.1, 1e6), example="10"
    )
    elasticity: float | None = parameter(
        "elasticity", "Own-price elasticity of use", unit="1", allowed=(0, 10), example="1.1"
    )
    saturation: float | None = parameter(
        "saturation",
        "Share of the final appetite served today",
        unit="1",
        allowed=(0.001, 0.999),
        example="0.2",
    )
    price_share: float | None = parameter(
        "share",
        "Share of the price that the gain can lower",
        unit="1",
        allowed=(0.01, 1),
        example="0.8",
    )
    horizon_years: float = parameter(
        "horizon",
        "Years ahead",
        unit="year",
        allowed=(1, 30),
        record="rebound/horizon",
        example="5",
    )
    evidence: Literal["published", "growth"] = parameter(
        "evidence",
        "Evidence a scenario must fit",
        default="published",
        choices=("published", "growth"),
        example="growth",
    )
    models: tuple[str, ...] = parameter(
        "model", "Model family", default=(), most=4, example="deepseek"
    )
