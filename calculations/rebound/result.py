"""From a rebound scenario to its result.

Totals first as they are published, then what the mechanism says of the numbers given.
"""

from __future__ import annotations

from calculations import records
from calculations.later import Later
from calculations.quantities import Quantity
from calculations.rebound import courses, evidence, history, own
from calculations.rebound.findings import findings
from calculations.rebound.path import Course
from calculations.rebound.scenario import Rebound
from calculations.rebound.stated import Stated, preset_records, stated
from calculations.rebound.working import steps
from calculations.results import Result, Table

_PER_TOKEN = (
    "rebound/deepseek-joule-per-token",
    "rebound/dense-large-joule-per-token",
    "rebound/dense-small-joule-per-token",
    "rebound/distill-extra",
    "rebound/train-hours-ratio",
    "footprint/reasoning-ratio",
    "rebound/elasticity-models",
)


def calculate(scenario: Rebound) -> Result:
    """What is published, what the futures say, and the arithmetic of the scenario's own numbers."""
    mine = stated(scenario)
    course = mine.course()
    quantities = evidence.totals(scenario) | _per_token() | own.yardsticks()
    quantities |= own.mechanism(mine) | own.course_quantities(mine, course)
    beside, changes = _compared(scenario, course, quantities)
    quantities |= changes
    return Result(
        quantities=quantities,
        findings=findings(mine, course, quantities),
        steps=Later(steps, mine, course, quantities),
        tables=_tables(mine, course, beside),
        records=Later(_records, scenario),
    )


def _tables(mine: Stated, course: Course | None, beside: Table) -> tuple[Table, ...]:
    scenario = mine.scenario
    return (
        evidence.published_table(),
        evidence.futures_table(scenario),
        beside,
        courses.path_table(scenario, course),
        own.worlds_table(mine),
        own.reach_table(),
        evidence.tornado_table(scenario),
        evidence.spread_table(scenario),
        evidence.draws_table(scenario),
        history.table(),
        history.measured_table(),
    )


def _compared(
    scenario: Rebound, course: Course | None, quantities: dict[str, Quantity]
) -> tuple[Table, dict[str, Quantity]]:
    """Baselines for the own world where there is one, else for the futures."""
    after, gain = quantities["energy_ratio"], quantities["gain_in_futures"].value or 1.0
    if course is not None:
        after, gain = quantities["own_energy"], course.gain(scenario.horizon_years)
    elif "energy_after_gain" in quantities:
        after, gain = quantities["energy_after_gain"], quantities["efficiency_gain"].value or 1.0
    beside, changes = courses.compared(scenario, after, gain)
    energy = Quantity((after.middle or 0.0) * (quantities["today"].value or 0.0), "TWh")
    return beside, {**changes, "energy_compared": energy}


def _per_token() -> dict[str, Quantity]:
    """DeepSeek against dense models on one rig: per token, per answer, in training."""
    deepseek, large, small = (records.number(name) for name in _PER_TOKEN[:3])
    return {
        "growth_ai": Quantity(records.number("rebound/growth-2025-ai") - 1, "1"),
        "task_efficiency": Quantity(records.number("rebound/task-efficiency"), "x"),
        "per_token_saving": Quantity(1 - deepseek / large, "1"),
        "per_token_vs_small": Quantity(deepseek / small, "x"),
        "distilled_extra": records.figure("rebound/distill-extra"),
        "training_ratio": records.figure("rebound/train-hours-ratio").to("x"),
        "reasoning_ratio": records.figure("footprint/reasoning-ratio"),
    }


def _records(scenario: Rebound) -> tuple[str, ...]:
    used = [
        *(f"outlook/world-2030/{case}" for case in evidence.CASES_2030),
        "outlook/world-2025",
        *courses.RECORDS,
        *evidence.RECORDS,
        *_PER_TOKEN,
        *history.RECORDS,
        *history.MEASURED,
        *own.REACH,
        *own.SPENDING,
        *preset_records(scenario.preset),
    ]
    if scenario.efficiency_gain is not None or scenario.preset or scenario.yearly_gain:
        used += [name for world in own.WORLDS for name in preset_records(world)]
    return tuple(dict.fromkeys(used))
