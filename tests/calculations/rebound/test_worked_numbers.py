"""Numbers worked out by hand, read in a paper, or found by independent reference code."""

import math
from importlib import import_module
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

from calculations.rebound import baselines, definitions, demand, futures, growth, history, own
from calculations.rebound.draws import drawn
from calculations.rebound.path import Course, turn
from calculations.rebound.priors import Prior, log_energy, priors
from calculations.rebound.sensitivity import tornado
from calculations.rebound.world import World
from calculations.records import read_yaml

WORKED = Path(__file__).parents[2] / "worked" / "rebound"


def cases():
    return [
        pytest.param(case, id=case["name"])
        for path in sorted(WORKED.glob("*.yaml"))
        for case in read_yaml(path)
    ]


def ratios(world, gain):
    use = world.use(gain)
    return {
        "price_ratio": world.price(gain),
        "service_ratio": use,
        "energy_ratio": use / gain,
        "rebound": definitions.rebound(use, gain),
    }


def after_gain(gain, elasticity):
    return ratios(World(elasticity, 1.0), gain)


def after_two_gains(energy_gain, hardware_gain, energy_share, hardware_share, elasticity):
    power = math.log(hardware_gain) / math.log(energy_gain)
    return ratios(World(elasticity, energy_share, hardware_share, power), energy_gain)


def after_gain_semilog(gain, elasticity):
    world = World(elasticity, 1.0, curve="semilog")
    found = ratios(world, gain) | {"elasticity_now": world.elasticity_at(gain)}
    found.pop("price_ratio")
    return found


def saturating(steepness, saturation, share=1.0):
    return World(steepness, share, curve="log-logistic", saturation=saturation)


def after_gain_saturating(gain, steepness, saturation, share):
    world = saturating(steepness, saturation, share)
    return ratios(world, gain) | {
        "saturation": world.use(gain) * saturation,
        "elasticity_now": world.elasticity_at(gain),
        "marginal_share": demand.marginal_share(gain, share),
        "energy_still_rising": world.still_rising(gain),
    }


def breakeven(gain, share, passed_on):
    return World(1.0, share, passed_on=passed_on).breakeven(gain)


def course_energy(steepness, saturation, rate, years):
    course = Course(saturating(steepness, saturation), rate)
    return [course.energy(year) for year in years]


def course_marks(steepness, saturation, rate):
    course = Course(saturating(steepness, saturation), rate)
    found = turn(course)
    return {"t_peak": found.year, "E_peak": found.energy, "t_return": found.back}


def course_lagging(steepness, saturation, rate, pace, years):
    course = Course(saturating(steepness, saturation), rate, pace=pace)
    wanted = [course.wanted(year) for year in range(years + 1)]
    return {
        "service": growth.adjusted(wanted, pace),
        "energy": [course.energy(year) for year in range(years + 1)],
    }


def compared(*, today, gain, elasticity, plan, otherwise, realism):
    energy = today * demand.isoelastic_energy(gain, elasticity)
    frozen = baselines.Baselines(today, gain, plan, realism).each(energy)
    likely = baselines.expected_plan(plan, otherwise, realism)
    return {
        "E1": energy,
        "vs_today": baselines.change(energy, today),
        "vs_frozen_eff_actual_service": baselines.change(
            energy, frozen["frozen efficiency, actual service"]
        ),
        "vs_plan": baselines.change(energy, plan),
        "vs_expected_plan": baselines.change(energy, likely),
        "rho_breakeven": baselines.switch_realism(energy, plan, otherwise),
    }


def implied(gain, energy):
    found = {name: quantity.value for name, quantity in history.implied(gain, energy).items()}
    return {
        "phi": found["gain"],
        "service_ratio": found["service_ratio"],
        "elasticity": found["implied_elasticity"],
        "rebound": found["implied_rebound"],
    }


def per_unit(energy, users, revenue):
    by_user, by_revenue = (history.implied(use / energy, energy) for use in (users, revenue))
    return {
        "energy_per_user": 1 / by_user["gain"].value,
        "energy_per_revenue": 1 / by_revenue["gain"].value,
        "phi_user": by_user["gain"].value,
        "phi_revenue": by_revenue["gain"].value,
    }


def capped(expected, saving, before, after):
    possible = expected * (1 - after / before)
    return {
        "potential": possible,
        "rebound_implied": definitions.rebound_of_saving(possible, saving),
    }


def share_above_one(shape, low, mode, high):
    """Where the inverse distribution passes 1, found by halving."""
    prior = Prior("test", shape, low, mode, high)
    below, above = 0.0, 1.0
    for _ in range(60):
        middle = (below + above) / 2
        if float(prior.at(np.array(middle))) < 1:
            below = middle
        else:
            above = middle
    return 1 - above


def normal_above_breakeven(mean, deviation, share, gain):
    return 1 - NormalDist(mean, deviation).cdf(demand.breakeven_elasticity(gain, share))


def energy_at(years, numbers):
    return float(log_energy(tuple(np.array(number) for number in numbers), years))


def outcome(evidence, years):
    seen = futures.view(evidence)
    found = seen.outcome(years)
    return {
        "P_rise": found.share_above,
        "median_ratio": found.median,
        "p10": found.low,
        "p90": found.high,
        "n": seen.weights().size,
    }


def drawn_published(years, spread, count):
    found = drawn(futures.view("published", spread), years, count).outcome
    return {"P_rise": found.share_above, "median": found.median}


def one_at_a_time(years):
    base, bars = tornado(priors(), years)
    return {
        "base": math.log(base),
        "order": [bar.record for bar in bars],
        "low": [math.log(bar.at_low) for bar in bars],
        "high": [math.log(bar.at_high) for bar in bars],
        "swing": [bar.swing for bar in bars],
    }


def two_worlds(weight, gain, steam, steepness, saturation):
    rising = World(steam, 1.0).energy(gain)
    falling = saturating(steepness, saturation).energy(gain)
    energies = [(falling, weight), (rising, 1 - weight)]
    return {
        "E_steam": rising,
        "E_vacuum": falling,
        "expected": own.mixed(rising, falling, weight),
        "P_rise": sum(share for energy, share in energies if energy > 1),
        "q_breakeven": own.breakeven_weight(rising, falling),
    }


HELPERS = {
    "after_gain": after_gain,
    "after_two_gains": after_two_gains,
    "after_gain_semilog": after_gain_semilog,
    "after_gain_saturating": after_gain_saturating,
    "breakeven": breakeven,
    "course_energy": course_energy,
    "course_marks": course_marks,
    "course_lagging": course_lagging,
    "adoption": lambda cap, lag, speed, years: [
        growth.gompertz(cap, lag, speed, year) for year in years
    ],
    "compared": compared,
    "implied": implied,
    "per_unit": per_unit,
    "capped": capped,
    "share_above_one": share_above_one,
    "normal_above_breakeven": normal_above_breakeven,
    "normal_above_zero": lambda mean, deviation: 1 - NormalDist(mean, deviation).cdf(0),
    "log_energy": energy_at,
    "outcome": outcome,
    "up_then_down": lambda evidence, early, late: futures.view(evidence).share_up_then_down(
        early, late
    ),
    "drawn_above": lambda evidence, years, count: (
        drawn(futures.view(evidence), years, count).outcome.share_above
    ),
    "drawn_kept": lambda evidence, years, count: drawn(futures.view(evidence), years, count).kept,
    "drawn_published": drawn_published,
    "tornado": one_at_a_time,
    "two_worlds": two_worlds,
}


def function(call):
    if call in HELPERS:
        return HELPERS[call]
    module, _, name = call.rpartition(".")
    return getattr(import_module(f"calculations.rebound.{module}"), name)


def agrees(got, wanted, within):
    if isinstance(wanted, dict):
        assert set(got) >= set(wanted)
        return all(agrees(got[name], one, within) for name, one in wanted.items())
    if isinstance(wanted, list):
        assert len(got) == len(wanted)
        return all(agrees(mine, one, within) for mine, one in zip(got, wanted, strict=True))
    if wanted is None or isinstance(wanted, bool | str):
        return got == wanted
    # A relative tolerance is of the number or of 1, whichever is larger.
    allowed = within.get("abs") or within["rel"] * max(1, abs(wanted))
    return abs(got - wanted) <= allowed


@pytest.mark.parametrize("case", cases())
def test_the_worked_number_comes_out(case):
    """Each case within the tolerance it was written down with."""
    got = function(case["call"])(**case["given"])
    assert agrees(got, case["expect"], case["within"]), (got, case["by_hand"])
