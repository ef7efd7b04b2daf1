"""From a rebound scenario to its result.

Totals first as they are published, then what the mechanism says of the numbers given.
"""

from __future__ import annotations

import math

from calculations import records
from calculations.quantities import Quantity, between
from calculations.rebound import demand, futures
from calculations.rebound.scenario import Rebound
from calculations.results import Result, Row, Step, Table

EVIDENCE_RECORDS = (
    "rebound/year-one",
    "rebound/forecast-spread",
    "rebound/efficiency-growth",
    "rebound/efficiency-slowing",
    "rebound/ceiling-growth",
    "rebound/ceiling-slowing",
    "rebound/saturation",
    "rebound/elasticity",
    "rebound/price-share",
)
_CASES_2030 = ("base", "high-efficiency", "headwinds", "lift-off")
_YEARS_SHOWN = (1.0, 3.0, 5.0, 10.0)


def calculate(scenario: Rebound) -> Result:
    """What is published, what the futures say, and the arithmetic of the gain if one is given."""
    totals = _totals(scenario)
    mechanism = _mechanism(scenario)
    quantities = totals | _per_token() | mechanism
    return Result(
        quantities=quantities,
        findings=_findings(scenario, quantities),
        steps=tuple(_steps(scenario, quantities)),
        tables=(_published(), _futures_table(scenario)),
        records=(
            *(f"outlook/world-2030/{case}" for case in _CASES_2030),
            "outlook/world-2025",
            *EVIDENCE_RECORDS,
            *_PER_TOKEN_RECORDS,
        ),
    )


def _spread() -> float:
    return records.number("rebound/forecast-spread")


def _totals(scenario: Rebound) -> dict[str, Quantity]:
    at = futures.outcome(scenario.horizon_years, scenario.evidence, _spread())
    growth_only = futures.outcome(scenario.horizon_years, "growth", _spread())
    cases = [records.number(f"outlook/world-2030/{case}") for case in _CASES_2030]
    today = records.number("outlook/world-2025")
    published = between(cases, "TWh", records.number("outlook/world-2030/base"))
    usual = records.figure("rebound/horizon")
    early, late = usual.low or 0.0, usual.high or 0.0
    up_down = futures.share_up_then_down(early, late, scenario.evidence, _spread())
    return {
        "share_above": Quantity(at.share_above, "1"),
        "energy_ratio": Quantity(at.median, "x", at.low, at.high),
        "share_above_growth_only": Quantity(growth_only.share_above, "1"),
        "energy_ratio_growth_only": Quantity(
            growth_only.median, "x", growth_only.low, growth_only.high
        ),
        "share_up_then_down": Quantity(up_down, "1"),
        "horizon": Quantity(scenario.horizon_years, "year"),
        "today": Quantity(today, "TWh"),
        "published_2030": published,
        "published_2030_ratio": published.times(1 / today, "x"),
        "energy_change_median": Quantity(at.median - 1, "1"),
        "efficiency_case_saving": Quantity(1 - cases[1] / cases[0], "1"),
        "early": Quantity(early, "year"),
        "late": Quantity(late, "year"),
        "growth_ai": Quantity(records.number("rebound/growth-2025-ai") - 1, "1"),
        "task_efficiency": Quantity(records.number("rebound/task-efficiency"), "x"),
    }


_PER_TOKEN_RECORDS = (
    "rebound/deepseek-joule-per-token",
    "rebound/dense-large-joule-per-token",
    "rebound/dense-small-joule-per-token",
    "rebound/distill-extra",
    "rebound/train-hours-ratio",
    "footprint/reasoning-ratio",
    "rebound/growth-2025-ai",
    "rebound/task-efficiency",
    "rebound/elasticity-models",
    "rebound/price-share-model",
)


def _per_token() -> dict[str, Quantity]:
    """DeepSeek against dense models on one rig: per token, per answer, in training."""
    deepseek, large, small = (records.number(name) for name in _PER_TOKEN_RECORDS[:3])
    return {
        "per_token_saving": Quantity(1 - deepseek / large, "1"),
        "per_token_vs_small": Quantity(deepseek / small, "x"),
        "distilled_extra": records.figure("rebound/distill-extra"),
        "training_ratio": records.figure("rebound/train-hours-ratio").to("x"),
        "reasoning_ratio": records.figure("footprint/reasoning-ratio"),
    }


def _mechanism(scenario: Rebound) -> dict[str, Quantity]:
    """The arithmetic of a stated gain. Where a number is missing, its published range stands in."""
    gain = scenario.efficiency_gain
    found: dict[str, Quantity] = {}
    if scenario.elasticity is not None:
        found["elasticity"] = Quantity(scenario.elasticity, "1")
    if gain is None or gain == 1:
        found["breakeven_elasticity"] = _breakeven(scenario, 1.0)
        return found
    found["efficiency_gain"] = Quantity(gain, "x")
    found["possible_saving"] = Quantity(1 - 1 / gain, "1")
    found["inverse_gain"] = Quantity(1 / gain, "x")
    found["breakeven_elasticity"] = _breakeven(scenario, gain)
    energies = [
        _energy(scenario, gain, elasticity, share)
        for elasticity in _elasticities(scenario)
        for share in _shares(scenario)
    ]
    centre = _energy(scenario, gain, scenario.elasticity, _shares(scenario)[0])
    if centre is not None:
        use = centre * gain
        found["service_ratio"] = Quantity(use, "x")
        found["rebound"] = Quantity(demand.rebound(use, gain), "1")
    known = [energy for energy in energies if energy is not None]
    exact = len(set(known)) == 1
    found["energy_after_gain"] = Quantity(known[0], "x") if exact else between(known, "x", centre)
    found["energy_change"] = _less_one(found["energy_after_gain"])
    return found


def _less_one(ratio: Quantity) -> Quantity:
    low, value, high = (None if n is None else n - 1 for n in (ratio.low, ratio.value, ratio.high))
    return Quantity(value, "1", low, high)


def _energy(scenario: Rebound, gain: float, elasticity: float | None, share: float) -> float | None:
    if elasticity is None:
        return None
    if scenario.saturation is not None:
        return demand.saturating_energy(gain, elasticity, scenario.saturation, share)
    return demand.isoelastic_energy(gain, elasticity, share)


def _elasticities(scenario: Rebound) -> tuple[float, ...]:
    if scenario.elasticity is not None:
        return (scenario.elasticity,)
    across = records.figure("rebound/elasticity-models").low or 0.0
    return (across, _observed_elasticity())


def _observed_elasticity() -> float:
    """What 2025 implies if energy per task fell tenfold while AI's electricity rose by half."""
    gain = records.number("rebound/task-efficiency")
    growth = records.number("rebound/growth-2025-ai")
    return 1 + math.log(growth) / math.log(gain)


def _shares(scenario: Rebound) -> tuple[float, ...]:
    """Share of the price in reach: as stated, else all of it and the least that is plausible."""
    if scenario.price_share is not None:
        return (scenario.price_share,)
    return (1.0, records.figure("rebound/price-share-model").low or 1.0)


def _breakeven(scenario: Rebound, gain: float) -> Quantity:
    values = [demand.breakeven_elasticity(gain, share) for share in _shares(scenario)]
    if len(values) == 1:
        return Quantity(values[0], "1")
    return Quantity(min(values), "1", min(values), max(values))


def _findings(scenario: Rebound, quantities: dict[str, Quantity]) -> dict[str, str | bool | int]:
    after = quantities.get("energy_after_gain")
    found: dict[str, str | bool | int] = {
        "gain": scenario.efficiency_gain is not None and scenario.efficiency_gain != 1,
        "elastic": scenario.elasticity is not None,
        "evidence": scenario.evidence,
        "deepseek": "deepseek" in scenario.models,
        "saves": (scenario.efficiency_gain or 1) > 1,
        "today_year": 2025,
        "case_year": 2030,
    }
    if scenario.elasticity is not None:
        found["above_breakeven"] = scenario.elasticity > (
            quantities["breakeven_elasticity"].value or 1.0
        )
    if after is not None:
        low = after.low if after.low is not None else after.value or 0.0
        high = after.high if after.high is not None else after.value or 0.0
        found["direction"] = "up" if low > 1 else "down" if high < 1 else "open"
    return found


def _published() -> Table:
    rows = [Row("", {"energy": records.figure("outlook/world-2025")}, "outlook/world-2025")]
    for case in _CASES_2030:
        name = f"outlook/world-2030/{case}"
        rows.append(Row("", {"energy": records.figure(name)}, name))
    return Table("published", tuple(rows))


def _futures_table(scenario: Rebound) -> Table:
    rows = []
    for years in sorted({*_YEARS_SHOWN, scenario.horizon_years}):
        at = futures.outcome(years, scenario.evidence, _spread())
        growth = futures.outcome(years, "growth", _spread())
        rows.append(
            Row(
                "",
                {
                    "horizon": Quantity(years, "year"),
                    "share_above": Quantity(at.share_above, "1"),
                    "energy_ratio": Quantity(at.median, "x", at.low, at.high),
                    "share_above_growth_only": Quantity(growth.share_above, "1"),
                },
            )
        )
    return Table("futures", tuple(rows))


def _steps(scenario: Rebound, quantities: dict[str, Quantity]) -> list[Step]:
    horizon = quantities["horizon"]
    steps = [Step("futures", {"T": horizon}, quantities["energy_ratio"])]
    if "efficiency_gain" not in quantities:
        return steps
    gain, share = quantities["efficiency_gain"], Quantity(_shares(scenario)[0], "1")
    breakeven = Quantity(quantities["breakeven_elasticity"].value, "1")
    steps.append(Step("breakeven-elasticity", {"φ": gain, "w": share}, breakeven))
    if "service_ratio" in quantities and scenario.elasticity is not None:
        inputs = {"φ": gain, "η": Quantity(scenario.elasticity, "1"), "w": share}
        energy = Quantity(quantities["energy_after_gain"].value, "x")
        method = "iso-elastic-demand" if scenario.saturation is None else "saturating-demand"
        if scenario.saturation is not None:
            inputs["m"] = Quantity(scenario.saturation, "1")
        steps.append(Step(method, inputs, energy))
        use = {"σ": quantities["service_ratio"], "φ": gain}
        steps.append(Step("rebound", use, quantities["rebound"]))
    return steps
