"""Numbers of independent reference code, against the formulas alone and put together."""

from importlib import import_module
from pathlib import Path

import pytest

from calculations.amortization import annuity, prices, supply
from calculations.amortization.machine import Machine
from calculations.records import read_yaml
from calculations.units import HOURS_PER_YEAR

WORKED = Path(__file__).parents[2] / "worked" / "amortization"


def cases():
    return [
        pytest.param(case, id=case["name"])
        for path in sorted(WORKED.glob("*.yaml"))
        for case in read_yaml(path)
    ]


def machine(given, **more):
    kept = {k: v for k, v in given.items() if k in Machine.__dataclass_fields__}
    return Machine(**({"price": None, "hours": HOURS_PER_YEAR} | kept | more))


def hours_missing(capex, price, have):
    return annuity.payback_hours(capex, price) - have


def gigawatt_energy_share(capex, rate, years, price, load_factor):
    energy = 1e6 * load_factor * HOURS_PER_YEAR * price
    return energy / (annuity.annual_cost(capex, rate, years) + energy)


def run_threshold_mwh(value, wear, power_kw, pue):
    return 1000 * prices.run_threshold(value, wear, power_kw * pue)


def critical(*, rate, years, power_kw, pue, lowest, highest):
    recovery = annuity.capital_recovery_factor(rate, years)
    return prices.critical_capex(highest - lowest, power_kw * pue, recovery)


def line(*, capex, rate, years, power_kw, pue, lowest, highest):
    annual = annuity.annual_cost(capex, rate, years)
    best = prices.on_a_line(annual, power_kw * pue, lowest, highest)
    all_year = annual / HOURS_PER_YEAR + power_kw * pue * (lowest + highest) / 2
    return {
        "hours": best.hours,
        "duty": best.hours / HOURS_PER_YEAR,
        "cost": best.cost,
        "all_year": all_year,
        "price_mwh": 1000 * best.threshold,
        "annual": annual,
    }


def bell_ratio(ratio):
    best = prices.on_a_bell(ratio * HOURS_PER_YEAR, 1.0, 0.0, 1.0)
    return {"z": prices.bell_point(ratio), "CF": best.hours / HOURS_PER_YEAR}


def bell(*, capex, rate, years, power_kw, pue, mean, deviation):
    annual, drawn = annuity.annual_cost(capex, rate, years), power_kw * pue
    best = prices.on_a_bell(annual, drawn, mean / 1000, deviation / 1000)
    per_mwh = 1000 * annual / (HOURS_PER_YEAR * drawn)
    return {
        "fixed_usd_per_MWh": per_mwh,
        "z": prices.bell_point(per_mwh / deviation),
        "CF": best.hours / HOURS_PER_YEAR,
        "cost_per_h": best.cost,
        "threshold_price": 1000 * best.threshold,
    }


def cheapest(**given):
    best = prices.cheapest_of(**given)
    return {"hours": best.hours, "cost": best.cost}


def sun_or_firm(capex, sun_hours, sun_price, firm_price, **given):
    given["capex"] = capex
    sun = machine(given, electricity=sun_price).cost_at(sun_hours)
    firm = machine(given, electricity=firm_price).cost_round_the_clock
    return {"sun_only": sun, "firm": firm, "cheaper": "sun_only" if sun < firm else "firm"}


def switch(*, sun_hours, sun_price, firm_price, rate, years, pue):
    recovery = annuity.capital_recovery_factor(rate, years)
    return supply.switch_capex(sun_hours, pue * (firm_price - sun_price), recovery)


HELPERS = {
    "hours_missing": hours_missing,
    "gigawatt_energy_share": gigawatt_energy_share,
    "machine_annual": lambda **given: machine(given).annual,
    "machine_cost": lambda **given: machine(given).cost_per_hour,
    "machine_breakeven": lambda **given: machine(given).breakeven_hours,
    "machine_energy": lambda **given: machine(given).energy,
    "machine_energy_share": lambda **given: machine(given).energy_share,
    "machine_tokens": lambda **given: machine(given).cost_per_million_tokens,
    "run_threshold_mwh": run_threshold_mwh,
    "critical": critical,
    "line": line,
    "bell_ratio": bell_ratio,
    "bell": bell,
    "cheapest": cheapest,
    "sun_or_firm": sun_or_firm,
    "switch": switch,
}


def function(call):
    if call in HELPERS:
        return HELPERS[call]
    module, _, name = call.rpartition(".")
    return getattr(import_module(f"calculations.amortization.{module}"), name)


@pytest.mark.parametrize("case", cases())
def test_the_worked_number_comes_out(case):
    """Each case within the tolerance it was written down with."""
    call, given, wanted = function(case["call"]), case["given"], case["expect"]
    if wanted == "ValueError":
        with pytest.raises(ValueError, match="swapped"):
            call(**given)
        return
    got = call(**given)
    if isinstance(wanted, dict):
        assert {k: v for k, v in got.items() if isinstance(v, str)} == {
            k: v for k, v in wanted.items() if isinstance(v, str)
        }
        got = {k: v for k, v in got.items() if not isinstance(v, str)}
        wanted = {k: v for k, v in wanted.items() if not isinstance(v, str)}
    assert got == (wanted if wanted is None else pytest.approx(wanted, **case["within"]))
