"""Energy by year and against every baseline: the picture of an answer."""

from __future__ import annotations

from collections.abc import Iterator

from calculations import records
from calculations.later import Later
from calculations.quantities import Quantity
from calculations.rebound import baselines, futures
from calculations.rebound.baselines import Baselines
from calculations.rebound.evidence import CASES_2030, ratio, seen
from calculations.rebound.futures import View
from calculations.rebound.own import less_one
from calculations.rebound.path import Course
from calculations.rebound.scenario import Rebound
from calculations.results import Row, Table

_PUBLISHED = {5.0: 2030, 10.0: 2035}
"""Years ahead of 2025 to the calendar year that cases are published for."""
_FURTHER = (12.0, 15.0, 20.0, 25.0, 30.0)
RECORDS = tuple(
    f"outlook/world-{year}/{case}" for year in _PUBLISHED.values() for case in CASES_2030
)


def path_table(scenario: Rebound, course: Course | None) -> Table:
    """Energy over today's, year by year: the futures, the published cases, the own world.

    Years go to the horizon or to ten, whichever is later.
    """
    return Table("path", Later(_path, scenario, course))


def _path(scenario: Rebound, course: Course | None) -> Iterator[Row]:
    view, growth = seen(scenario), futures.view("growth")
    beside = against(scenario, 1.0)
    fixed = {
        name: Quantity(energy / beside.today, "x")
        for name, energy in (
            ("path_today", beside.today),
            ("path_plan", beside.plan),
            ("path_credible_plan", beside.each(0.0)["credible plan"]),
        )
    }
    for years in _years(scenario.horizon_years):
        found = {"horizon": Quantity(years, "year"), **_year(view, growth, course, years)}
        yield Row("", found | fixed)


def _years(horizon: float) -> list[float]:
    each = [float(year) for year in range(11)]
    further = [year for year in _FURTHER if year < horizon]
    return sorted({*each, *further, horizon})


def _year(view: View, growth: View, course: Course | None, years: float) -> dict[str, Quantity]:
    found = {
        "energy_ratio": ratio(view.outcome(years)) if years else Quantity(1.0, "x"),
        "energy_ratio_growth_only": ratio(growth.outcome(years)) if years else Quantity(1.0, "x"),
    }
    if years in _PUBLISHED:
        found["path_published"] = _published(_PUBLISHED[years])
    if course is not None:
        found["own_energy"] = Quantity(course.energy(years), "x")
    return found


def _published(year: int) -> Quantity:
    today = records.number("outlook/world-2025")
    cases = [records.number(f"outlook/world-{year}/{case}") / today for case in CASES_2030]
    return Quantity(cases[0], "x", min(cases), max(cases))


def against(scenario: Rebound, gain: float) -> Baselines:
    """The baselines of a scenario, in a world whose efficiency has grown by `gain`. [TWh]"""
    today = records.number("outlook/world-2025")
    plan = baselines.plan_energy(scenario.plan_mw / 1000, scenario.plan_load)
    return Baselines(today, gain, today + plan, scenario.plan_realism)


def compared(scenario: Rebound, after: Quantity, gain: float) -> tuple[Table, dict[str, Quantity]]:
    """Energy after `after` times today's against each baseline, and what turns the sign."""
    beside = against(scenario, gain)
    middle = after.middle or 0.0
    rows, found = [], {}
    for name, baseline in beside.each(middle * beside.today).items():
        scale = beside.today / baseline
        changes = less_one(after.times(scale))
        if name == "frozen efficiency, actual service":
            # Energy cancels out: whatever happens, this is the gain and nothing else.
            changes = Quantity(baselines.change(middle * beside.today, baseline), "1")
        rows.append(Row(name, {"baseline": Quantity(baseline, "TWh"), "change": changes}))
        found[f"change_{_slug(name)}"] = changes
    switch = baselines.switch_realism(middle * beside.today, beside.plan, beside.today)
    found["realism_to_switch"] = Quantity(switch, "1")
    found["plan_energy"] = Quantity(beside.plan - beside.today, "TWh")
    return Table("baselines", tuple(rows)), found


def _slug(name: str) -> str:
    return name.replace(",", "").replace(" ", "_")
