"""Electricity of data centres, now and in the published cases."""

from __future__ import annotations

from typing import ClassVar

from calculations import records
from calculations.quantities import Quantity, between
from calculations.results import Result, Row, Step, Table
from calculations.scenario import Scenario, parameter

NOW = 2026
# Cases of one publisher, so that they differ in their assumptions and not in what they count.
_WORLD = {
    2030: ("base", "high-efficiency", "headwinds", "lift-off"),
    2035: ("base", "high-efficiency", "headwinds", "lift-off"),
}
_OTHERS = (
    "outlook/world-2030/goldman",
    "outlook/us-2024",
    "outlook/us-2030/lbnl",
    "outlook/us-2030/iea",
    "outlook/us-2030/epri",
)


class Outlook(Scenario):
    """How far ahead to look."""

    topic: ClassVar[str] = "outlook"

    horizon_years: float = parameter(
        "horizon",
        "Years ahead",
        unit="year",
        allowed=(0, 30),
        record="outlook/horizon",
        example="4",
    )


def calculate(scenario: Outlook) -> Result:
    """The published cases for the year nearest to the one asked for."""
    wanted = NOW + scenario.horizon_years
    year = min(_WORLD, key=lambda y: (abs(y - wanted), y))
    names = [f"outlook/world-{year}/{case}" for case in _WORLD[year]]
    base = records.number(names[0])
    cases = between([records.number(name) for name in names], "TWh", base)
    today = records.figure("outlook/world-2025")
    before = records.figure("outlook/world-2024")
    quantities = {
        "today": today,
        "before": before,
        "growth": Quantity((today.value or 0.0) / (before.value or 1.0) - 1, "1"),
        "future": cases,
        "future_ratio": cases.times(1 / (today.value or 1.0), "x"),
        "high_view": records.figure("outlook/world-2030/goldman"),
        "us_2030": between(
            [records.number(f"outlook/us-2030/{who}") for who in ("lbnl", "iea")], "TWh"
        ),
        "us_2024": records.figure("outlook/us-2024"),
    }
    used = ("outlook/world-2024", "outlook/world-2025", *names, *_OTHERS)
    rows = tuple(Row(records.record(n).label, {"energy": records.figure(n)}, n) for n in used)
    inputs = {"E": cases, "E₀": today}
    return Result(
        quantities=quantities,
        findings={
            "year": year,
            "today_year": 2025,
            "asked": round(wanted),
            "exact": year == round(wanted),
            "now": scenario.stated("horizon_years") and scenario.horizon_years < 1,
        },
        steps=(Step("ratio", inputs, quantities["future_ratio"]),),
        tables=(Table("published", rows),),
        records=used,
    )
