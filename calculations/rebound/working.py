"""The steps of a rebound reckoning, for the page that shows the working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calculations import records
from calculations.quantities import Quantity
from calculations.rebound import growth
from calculations.rebound.own import SPENDING, WORLDS
from calculations.rebound.path import Course
from calculations.rebound.stated import Stated, preset_world
from calculations.rebound.world import World
from calculations.results import Step

_METHODS = {
    "iso-elastic": "iso-elastic-demand",
    "semilog": "semilog-demand",
    "log-logistic": "saturating-demand",
}


def steps(own: Stated, course: Course | None, quantities: Mapping[str, Quantity]) -> Iterator[Step]:
    """Formulas with the numbers put in, in the order in which they are used."""
    yield Step("futures", {"T": quantities["horizon"]}, quantities["energy_ratio"])
    if own.scenario.evidence == "published":
        inputs = {
            "b": quantities["published_2030_ratio"],
            "s": _plain(own.scenario.forecast_spread),
        }
        yield Step("evidence-weight", inputs, quantities["share_above"])
    gain, world = own.gain, own.world()
    if gain is not None and gain != 1 and world is not None:
        yield from _of_gain(world, gain, quantities)
    elif "breakeven_at_margin" in quantities and "efficiency_gain" not in quantities:
        share = {"w": _plain(own.shares[0] * own.scenario.pass_through)}
        margin = _plain(quantities["breakeven_at_margin"].value or 0.0)
        yield Step("breakeven-at-margin", share, margin)
    if gain is not None and "vacuum_weight_to_stay" in quantities:
        steam, vacuum = (_times(preset_world(name).energy(gain)) for name in WORLDS[:2])
        weight = quantities["vacuum_weight_to_stay"]
        yield Step("two-worlds", {"S": steam, "V": vacuum}, weight)
    if course is not None:
        yield from _of_course(course, own, quantities)
    yield from _compared(own, quantities)


def _plain(value: float) -> Quantity:
    return Quantity(value, "1")


def _times(value: float) -> Quantity:
    return Quantity(value, "x")


def _of_gain(world: World, gain: float, quantities: Mapping[str, Quantity]) -> Iterator[Step]:
    phi, price = _times(gain), quantities["price_ratio"]
    inputs = {
        "φ": phi,
        "κ": _times(gain**world.hardware_power),
        "a": _plain(world.energy_share),
        "k": _plain(world.hardware_share),
        "π": _plain(world.passed_on),
    }
    yield Step("price-of-two-gains", inputs, price)
    breakeven = world.breakeven(gain)
    if breakeven is not None:
        yield Step("breakeven-elasticity", {"φ": phi, "p": price}, _plain(breakeven))
    inputs = {"p": price, "η": _plain(world.elasticity), "φ": phi}
    if world.curve == "log-logistic" and world.saturation is not None:
        inputs["m"] = _plain(world.saturation)
    yield Step(_METHODS[world.curve], inputs, _times(world.energy(gain)))
    use = {"σ": quantities["service_ratio"], "φ": phi}
    yield Step("rebound", use, quantities["rebound"])
    rising = {"η": quantities["elasticity_after"], "θ": quantities["share_in_reach_after"]}
    product = world.elasticity_at(gain) * world.reach_at(gain)
    yield Step("sign-at-margin", rising, _plain(product))
    if "peak_gain" in quantities and world.curve == "log-logistic" and world.saturation:
        inputs = {"η": _plain(world.elasticity), "m": _plain(world.saturation)}
        yield Step("saturating-peak", inputs, quantities["peak_gain"])
    if "peak_gain" in quantities and world.curve == "semilog":
        yield Step("semilog-peak", {"η": _plain(world.elasticity)}, quantities["peak_energy"])
    if "indirect_rebound" in quantities:
        spending, price = (records.figure(name) for name in SPENDING)
        inputs = {"u": spending, "P": price, "R": quantities["rebound"]}
        yield Step("indirect-rebound", inputs, quantities["indirect_rebound"])


def _of_course(course: Course, own: Stated, quantities: Mapping[str, Quantity]) -> Iterator[Step]:
    years = own.scenario.horizon_years
    inputs = {"g": Quantity(course.rate, "1/year"), "T": Quantity(years, "year")}
    if course.slowing:
        inputs["d"] = Quantity(course.slowing, "1/year")
    method = "slowing-growth" if course.slowing else "steady-growth"
    yield Step(method, inputs, _times(course.gain(years)))
    if course.adopted is not None:
        inputs = {
            "a": _plain(course.adopted),
            "k": Quantity(course.adoption_speed, "1/year"),
            "T": Quantity(years, "year"),
        }
        users = growth.adoption(course.adopted, course.adoption_speed, years)
        yield Step("gompertz-adoption", inputs, _times(users))
    if course.pace != 1:
        inputs = {"λ": _plain(course.pace), "T": Quantity(years, "year")}
        yield Step("partial-adjustment", inputs, quantities["own_energy"])
    if "ceiling_year" in quantities:
        inputs = {
            "m": _plain(own.saturation or 1.0),
            "g": Quantity(course.rate, "1/year"),
            "h": Quantity(course.ceiling_rate, "1/year"),
        }
        yield Step("ceiling-race", inputs, quantities["ceiling_year"])


def _compared(own: Stated, quantities: Mapping[str, Quantity]) -> Iterator[Step]:
    plan = {
        "P": Quantity(own.scenario.plan_mw, "MW").to("GW"),
        "L": _plain(own.scenario.plan_load),
    }
    yield Step("plan-energy", plan, quantities["plan_energy"])
    if quantities["realism_to_switch"].value is not None:
        inputs = {
            "E": quantities["energy_compared"],
            "E₀": quantities["today"],
            "B": quantities["plan_energy"],
        }
        yield Step("credible-plan", inputs, quantities["realism_to_switch"])
