"""The steps of a diffuse-demand result, for the page that shows the working."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calculations import records
from calculations.diffuse import sun, tables
from calculations.diffuse.density import RULES
from calculations.diffuse.scenario import Diffuse
from calculations.quantities import Quantity
from calculations.results import Step


def steps(scenario: Diffuse, found: Mapping[str, Quantity]) -> Iterator[Step]:
    """Every formula with the numbers put in."""
    load, ratio = found["load"], Quantity(scenario.pv_over_load, "1")
    supply = records.figure(f"density/{scenario.supply}")
    yield Step("land", {"P": load, "d": supply}, found["supply_land"], scenario.supply)
    campus, solar = records.figure("density/campus"), records.figure("density/solar")
    yield Step("area-multiple", {"d": campus, "s": solar}, found["campus_over_solar"])
    threshold = records.figure(RULES[scenario.rule][0])
    yield Step("sites-below", {"P": load, "t": threshold}, found["sites_by_rule"], scenario.rule)
    daylight = records.figure(tables.DAYLIGHT)
    yield Step("half-sine-day", {"r": ratio, "L": daylight}, found["solar_share_direct"])
    battery = {
        "r": ratio,
        "L": daylight,
        "B": Quantity(scenario.battery_hours, "h"),
        "η": records.figure(tables.EFFICIENCY),
    }
    yield Step("battery", battery, found["battery_share"])
    weather = {"N": found["sites"], "c": Quantity(scenario.correlation, "1")}
    yield Step("smoothing", weather, found["smoothing"])
    yield from _following(scenario, found)


def _following(scenario: Diffuse, found: Mapping[str, Quantity]) -> Iterator[Step]:
    together = Quantity(float(scenario.towns_at_once), "site")
    towns = {"N": found["follow_towns"], "k": together}
    yield Step("follow-the-sun", towns, found["follow_sun_hours"])
    if "following_over_staying" not in found:
        return
    inputs = {
        "I": records.figure(sun.BUILD).to("USD/kW"),
        "r": records.figure("cost/interest-rate"),
        "n": records.figure("cost/server-life"),
        **towns,
        "H": found["follow_sun_hours"],
        "PUE": records.figure("cost/pue"),
        "p": records.figure("cost/sun-power"),
    }
    yield Step("idle-copies", inputs, found["cost_following"])
