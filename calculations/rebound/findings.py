"""What the numbers say, as words a template can choose by."""

from __future__ import annotations

from collections.abc import Mapping

from calculations.quantities import Quantity
from calculations.rebound import definitions
from calculations.rebound.path import Course
from calculations.rebound.stated import Stated

Findings = dict[str, str | bool | int]


def findings(own: Stated, course: Course | None, quantities: Mapping[str, Quantity]) -> Findings:
    """Verdicts on the totals and on the scenario's own numbers."""
    scenario, gain = own.scenario, own.gain
    # A gain that reaches no part of the price has no break-even at any elasticity.
    reaches = "breakeven_elasticity" in quantities
    found: Findings = {
        "gain": gain is not None and gain != 1,
        "elastic": own.elasticity is not None and reaches,
        "saturated": own.saturation is not None,
        "shared": reaches
        and any(
            share is not None
            for share in (scenario.price_share, scenario.energy_share, scenario.hardware_share)
        ),
        "path": course is not None
        and "efficiency_gain" in quantities
        and (bool(scenario.preset) or scenario.yearly_gain is not None),
        "preset": scenario.preset or "",
        "curve": own.curve,
        "evidence": scenario.evidence,
        "deepseek": "deepseek" in scenario.models,
        "saves": (gain or 1) > 1,
        "today_year": 2025,
        "case_year": 2030,
        "tautology": "frozen efficiency, actual service",
        "slows_first": slows_first(own, course),
        **_breakeven(own.elasticity, quantities),
        **_direction(quantities.get("energy_after_gain")),
        **_switch(quantities.get("realism_to_switch")),
    }
    if "rebound" in quantities:
        found["case"] = definitions.case(quantities["rebound"].value or 0.0)
    if (world := own.world()) is not None and gain is not None:
        found["still_rising"] = world.still_rising(gain)
    return found


def slows_first(own: Stated, course: Course | None) -> str:
    """Whether ``gains`` in efficiency or new ``uses`` slow first; ``open`` where neither is stated.

    Over ten years the sign of energy hangs on this more than on the elasticity.
    """
    given = own.scenario
    if course is None or (given.slowing is None and given.ceiling_slowing is None):
        return "open"
    if course.slowing == course.ceiling_slowing:
        return "together"
    return "gains" if course.slowing > course.ceiling_slowing else "uses"


def _breakeven(elasticity: float | None, quantities: Mapping[str, Quantity]) -> Findings:
    """Whether use is elastic enough to take the gain back, and whether use ever was seen to be."""
    found: Findings = {}
    if elasticity is not None and "breakeven_elasticity" in quantities:
        needed = quantities["breakeven_elasticity"]
        found["above_breakeven"] = elasticity > (needed.value or 1.0)
        found["above_every_breakeven"] = needed.high is None or elasticity > needed.high
    if "elasticity_seen" in quantities and "breakeven_at_margin" in quantities:
        seen = quantities["elasticity_seen"].high or 0.0
        found["breakeven_beyond_seen"] = (quantities["breakeven_at_margin"].value or 0.0) > seen
    return found


def _direction(after: Quantity | None) -> Findings:
    if after is None:
        return {}
    low = after.low if after.low is not None else after.value or 0.0
    high = after.high if after.high is not None else after.value or 0.0
    return {"direction": "up" if low > 1 else "down" if high < 1 else "open"}


def _switch(realism: Quantity | None) -> Findings:
    """Whether energy is a saving against the giant plan: ``always``, ``never`` or ``depends``."""
    if realism is None or realism.value is None:
        return {}
    if realism.value < 0:
        return {"plan_verdict": "always"}
    return {"plan_verdict": "never" if realism.value > 1 else "depends"}
