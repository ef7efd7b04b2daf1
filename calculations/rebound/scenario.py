"""Inputs of the rebound calculator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Scenario, parameter

PRESETS = ("steam engine", "vacuum cleaner", "article", "IEA as peak")
CURVES = ("iso-elastic", "semilog", "log-logistic")
_NEEDS = {
    "hardware_gain": ("efficiency_gain", "hardware_share"),
    "adopted": ("adoption_speed",),
    "adoption_speed": ("adopted",),
}
"""What says nothing without another input."""


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
    preset: Literal["steam engine", "vacuum cleaner", "article", "IEA as peak"] | None = parameter(
        "preset", "Ready-made world", choices=PRESETS, example="article"
    )
    forecast_spread: float = parameter(
        "tolerance",
        "Spread allowed around the published forecast (log)",
        unit="1",
        allowed=(0.05, 5),
        record="rebound/forecast-spread",
        example="0.7",
    )
    curve: Literal["iso-elastic", "semilog", "log-logistic"] | None = parameter(
        "curve", "Shape of demand", choices=CURVES, example="semilog"
    )
    pass_through: float = parameter(
        "passthrough",
        "Part of the saved cost that customers see",
        unit="1",
        allowed=(0.01, 1),
        record="rebound/pass-through",
        example="0.5",
    )
    energy_share: float | None = parameter(
        "energy_share",
        "Share of the price that is energy",
        unit="1",
        allowed=(0.001, 1),
        example="0.05",
    )
    hardware_share: float | None = parameter(
        "hardware_share",
        "Share of the price that is hardware",
        unit="1",
        allowed=(0.001, 1),
        example="0.6",
    )
    hardware_gain: float | None = parameter(
        "hardware_gain",
        "Fewer hardware hours per task, times",
        unit="x",
        allowed=(0.1, 1e6),
        example="3",
    )
    yearly_gain: float | None = parameter(
        "yearly", "Efficiency gain a year, at first", unit="x", allowed=(1, 100), example="2"
    )
    slowing: float | None = parameter(
        "slowing", "Slowing of that gain", unit="1/year", allowed=(0, 5), example="0.2"
    )
    ceiling_growth: float | None = parameter(
        "ceiling",
        "Growth of the final appetite a year, at first",
        unit="x",
        allowed=(1, 100),
        example="1.6",
    )
    ceiling_slowing: float | None = parameter(
        "ceiling_slowing",
        "Slowing of that growth",
        unit="1/year",
        allowed=(0, 5),
        example="0.3",
    )
    lag: float | None = parameter(
        "lag",
        "Share of the gap that use closes in a year",
        unit="1",
        allowed=(0.01, 1),
        example="0.5",
    )
    adopted: float | None = parameter(
        "adopted",
        "Share of all future users who use it today",
        unit="1",
        allowed=(0.001, 0.999),
        example="0.2",
    )
    adoption_speed: float | None = parameter(
        "adoption", "Speed of adoption (Gompertz)", unit="1/year", allowed=(0.01, 5), example="0.5"
    )
    plan_mw: float = parameter(
        "plan",
        "Giant plan to compare with",
        unit="MW",
        allowed=(1, 1e7),
        record="rebound/giant-plan",
        example="5GW",
    )
    plan_load: float = parameter(
        "load_factor",
        "Load factor of that plan",
        unit="1",
        allowed=(0.01, 1),
        record="rebound/plan-load",
        example="0.8",
    )
    plan_realism: float = parameter(
        "credible",
        "Part of that plan that was credible",
        unit="1",
        allowed=(0, 1),
        record="rebound/plan-realism",
        example="0.3",
    )
    vacuum_weight: float | None = parameter(
        "vacuum",
        "Weight of the vacuum cleaner, the rest being steam engine",
        unit="1",
        allowed=(0, 1),
        example="0.5",
    )
    draws: int | None = parameter(
        "draws", "Random draws, to check the grid", allowed=(1000, 200_000), example="100000"
    )

    @classmethod
    def make(cls, given: Mapping[str, Any]) -> Self:
        """Build the scenario, refusing also what only does not fit together.

        Raises
        ------
        InvalidScenario
            If a value is out of range, means nothing without another, or the shares of the price
            are more than the whole.
        """
        made = super().make(given)
        if found := made._problems():
            raise InvalidScenario(found)
        return made

    def _problems(self) -> list[Problem]:
        declared = self._by_field()
        found = [
            Problem("not_used", declared[name].key, str(getattr(self, name)))
            for name, needed in _NEEDS.items()
            if getattr(self, name) is not None and None in [getattr(self, one) for one in needed]
        ]
        energy, hardware = self.energy_share or 0.0, self.hardware_share or 0.0
        if energy + hardware > 1 + 1e-9:
            one = declared["hardware_share"]
            found.append(
                Problem(
                    "out_of_range",
                    one.key,
                    f"{hardware:.10g}",
                    one.title,
                    one.unit,
                    one.low,
                    round(1 - energy, 10),
                    example=one.example,
                )
            )
        return found
