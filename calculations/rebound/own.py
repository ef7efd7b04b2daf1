"""The arithmetic of a scenario's own numbers, all else equal."""

from __future__ import annotations

from collections.abc import Iterator

from calculations import records
from calculations.editions import kept_by_edition
from calculations.later import Later
from calculations.quantities import Quantity, between
from calculations.rebound import definitions, demand, growth
from calculations.rebound.path import LONGEST, Course, turn
from calculations.rebound.stated import Stated, elasticities_seen, preset_world, watts_only
from calculations.rebound.world import World
from calculations.results import Row, Table

Quantities = dict[str, Quantity]
SPENDING = ("rebound/energy-of-spending", "cost/electricity-price")
REACH = ("rebound/energy-share", "rebound/price-share-model")
WORLDS = ("steam engine", "vacuum cleaner", "article")


def mechanism(own: Stated) -> Quantities:
    """What a gain does: to price, use and energy, and which elasticity keeps energy level."""
    gain = own.gain
    found: Quantities = {}
    if own.elasticity is not None:
        found["elasticity"] = Quantity(own.elasticity, "1")
    if own.saturation is not None:
        found |= _ceiling(own.saturation)
    if gain is None or gain == 1:
        found |= _breakeven(own, 1.0) | _peak(own.world())
        return found
    found["efficiency_gain"] = Quantity(gain, "x")
    found["possible_saving"] = Quantity(1 - 1 / gain, "1")
    found["inverse_gain"] = Quantity(1 / gain, "x")
    found |= _breakeven(own, gain) | _after(own, gain)
    return found | _peak(own.world()) | _two_worlds(own, gain)


def _after(own: Stated, gain: float) -> Quantities:
    """Energy after the gain; exact where one world is meant, a range where several are."""
    found: Quantities = {}
    world = own.world()
    if world is not None:
        use = world.use(gain)
        found["price_ratio"] = Quantity(world.price(gain), "x")
        found["service_ratio"] = Quantity(use, "x")
        found["rebound"] = Quantity(definitions.rebound(use, gain), "1")
        found["elasticity_after"] = Quantity(world.elasticity_at(gain), "1")
        found["share_in_reach_after"] = Quantity(world.reach_at(gain), "1")
        found |= _indirect(found["rebound"].value or 0.0, gain)
    energies = [one.energy(gain) for one in own.variants()]
    centre = None if world is None else world.energy(gain)
    exact = len(set(energies)) == 1
    found["energy_after_gain"] = (
        Quantity(energies[0], "x") if exact else between(energies, "x", centre)
    )
    found["energy_change"] = less_one(found["energy_after_gain"])
    return found


def less_one(ratio: Quantity) -> Quantity:
    """A ratio as a change."""
    low, value, high = (None if n is None else n - 1 for n in (ratio.low, ratio.value, ratio.high))
    return Quantity(value, "1", low, high)


def _breakeven(own: Stated, gain: float) -> Quantities:
    found: Quantities = {}
    for name, at in (("breakeven_elasticity", gain), ("breakeven_at_margin", 1.0)):
        values = own.breakevens(at)
        if len(values) == 1:
            found[name] = Quantity(values[0], "1")
        elif values:
            found[name] = Quantity(min(values), "1", min(values), max(values))
    return found


def _ceiling(saturation: float) -> Quantities:
    """What a ceiling allows, whatever the demand curve."""
    return {
        "saturation": Quantity(saturation, "1"),
        "ceiling": Quantity(1 / saturation, "x"),
    }


def _peak(world: World | None) -> Quantities:
    peak = world.peak() if world else None
    if world is None or peak is None or peak[1] <= 1:
        return {}
    return {
        "peak_gain": Quantity(peak[0], "x"),
        "peak_energy": Quantity(peak[1], "x"),
        "return_gain": Quantity(demand.return_gain(world.energy, peak[0]), "x"),
    }


def _indirect(direct: float, gain: float) -> Quantities:
    """Energy behind what the saved money buys, as a share of the possible saving."""
    if gain <= 1 or direct >= 1:
        return {}
    spending, price = (records.figure(name) for name in SPENDING)
    shares = [
        definitions.indirect_rebound(u or 0.0, p or 0.0, direct)
        for u, p in zip(
            (spending.low, spending.value, spending.high),
            (price.low, price.value, price.high),
            strict=True,
        )
    ]
    indirect = Quantity(shares[1], "1", shares[0], shares[2])
    return {"indirect_rebound": indirect, "total_rebound": Quantity(direct, "1") + indirect}


def _two_worlds(own: Stated, gain: float) -> Quantities:
    """Between steam engine and vacuum cleaner: what to expect, and where the sign turns."""
    steam, vacuum = (preset_world(name).energy(gain) for name in WORLDS[:2])
    found: Quantities = {}
    if gain > 1:
        found["vacuum_weight_to_stay"] = Quantity(breakeven_weight(steam, vacuum), "1")
    weight = own.scenario.vacuum_weight
    if weight is not None:
        found["vacuum_weight"] = Quantity(weight, "1")
        found["energy_of_two_worlds"] = Quantity(mixed(steam, vacuum, weight), "x")
    return found


def mixed(steam: float, vacuum: float, weight: float) -> float:
    """Energy to expect of two worlds, `weight` being the vacuum cleaner's.

    >>> round(mixed(1.584893, 0.246305, 0.5), 6)
    0.915599
    """
    return weight * vacuum + (1 - weight) * steam


def breakeven_weight(steam: float, vacuum: float) -> float:
    """Weight of the vacuum cleaner at which the expected energy is today's.

    >>> round(breakeven_weight(1.584893, 0.246305), 6)
    0.436948
    """
    return (steam - 1) / (steam - vacuum)


def course_quantities(own: Stated, course: Course | None) -> Quantities:
    """The scenario's own world over the years."""
    if course is None:
        return {}
    found = {"own_energy": Quantity(course.energy(own.scenario.horizon_years), "x")}
    if (turns := turn(course)) is not None:
        found["own_peak_year"] = Quantity(turns.year, "year")
        found["own_peak_energy"] = Quantity(turns.energy, "x")
        if turns.back is not None:
            found["own_return_year"] = Quantity(turns.back, "year")
    if own.saturation is not None:
        late = growth.ceiling_year_slowing(
            own.saturation,
            (course.rate, course.slowing),
            (course.ceiling_rate, course.ceiling_slowing),
            LONGEST,
        )
        if late is not None:
            found["ceiling_year"] = Quantity(late, "year")
    return found


@kept_by_edition()
def reach_table() -> Table:
    """Which share of the price a gain reaches, and the elasticity that then keeps energy level."""
    rows = []
    for name in REACH:
        share = records.figure(name)
        ends = (share.high or 1.0, share.low or 1.0)
        margin = [demand.breakeven_elasticity(1, one) for one in ends]
        doubled = [demand.breakeven_elasticity(2, one) for one in ends]
        rows.append(
            Row(
                "",
                {
                    "price_share": share,
                    "breakeven_at_margin": Quantity(None, "1", *margin),
                    "breakeven_if_doubled": Quantity(None, "1", *doubled),
                },
                name,
            )
        )
    return Table("reach", tuple(rows))


def worlds_table(own: Stated) -> Table:
    """The same gain in every ready-made world."""
    gain = own.gain
    return Table("worlds", () if gain is None or gain == 1 else Later(_worlds, gain))


def _worlds(gain: float) -> Iterator[Row]:
    for name in WORLDS:
        use = preset_world(name).use(gain)
        found = {
            "service_ratio": Quantity(use, "x"),
            "energy_after_gain": Quantity(use / gain, "x"),
            "rebound": Quantity(definitions.rebound(use, gain), "1"),
        }
        yield Row(name, found)


def yardsticks() -> Quantities:
    """Elasticities to compare with: those seen, and the one that watts alone would need."""
    least, most = watts_only()
    return {
        "breakeven_watts_only": Quantity(None, "1", least, most),
        "elasticity_seen": Quantity(None, "1", *elasticities_seen()),
    }
