"""What the numbers say, as words a template can choose by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calculations.amortization.machine import Machine
from calculations.amortization.machines import Span
from calculations.quantities import Quantity
from calculations.results import Row
from calculations.units import HOURS_PER_YEAR

Findings = dict[str, str | bool | int]


def findings(
    spans: Sequence[Span],
    tables: Mapping[str, Sequence[Row]],
    quantities: Mapping[str, Quantity],
) -> Findings:
    """Verdicts on the first machine, on its town and on cheap against dear."""
    first, towns = spans[0].usual, tables.get("towns", ())
    needed = first.breakeven_hours
    reckoned = first.price is not None and first.running is not None
    covered = [town.quantities.get("sun_over_breakeven") for town in towns[:1]]
    return {
        "cards": len(spans),
        "towns": len(towns),
        "priced": first.price is not None,
        "metered": first.running is not None,
        "never": reckoned and needed is None,
        "may_never": needed is not None and spans[0].dear.breakeven_hours is None,
        "impossible": needed is not None and needed > HOURS_PER_YEAR,
        "too_few_hours": needed is not None and first.hours < needed <= HOURS_PER_YEAR,
        "sun_covers": any(share is not None and (share.value or 0) >= 1 for share in covered),
        **_sunny(towns, quantities.get("breakeven_hours_per_year")),
        "sun_only": _sun_only(tables.get("sun_or_firm", ())),
        "intermittent": _intermittent(quantities),
        **_cheap_against_dear([span.usual for span in spans]),
    }


def _sunny(towns: Sequence[Row], needed: Quantity | None) -> Findings:
    """Whether each town's sun lasts for the break-even hours, with both ranges weighed."""
    if needed is None or needed.value is None:
        return {}
    return {
        "sun_verdict" + ("" if n == 1 else f"_{n}"): _verdict(
            town.quantities["sunshine_hours"], needed
        )
        for n, town in enumerate(towns, start=1)
    }


def _verdict(sun: Quantity, needed: Quantity) -> str:
    usual = needed.value or 0.0
    least = usual if needed.low is None else needed.low
    # A lower end without an upper one: with dear power the hours never suffice.
    never = float("inf") if needed.low is not None else usual
    most = never if needed.high is None else needed.high
    if (sun.middle or 0.0) >= usual:
        return "yes" if (sun.low or sun.middle or 0.0) >= most else "probably"
    return "no" if (sun.high or sun.middle or 0.0) < least else "probably not"


def _sun_only(rows: Sequence[Row]) -> str:
    """Whether an hour on sun alone is ``cheaper`` or ``dearer`` than round the clock."""
    if not rows:
        return "unknown"
    found = rows[0].quantities
    sun, firm = found["cost_on_sun"].value, found["cost_round_the_clock"].value
    return "cheaper" if (sun or 0.0) < (firm or 0.0) else "dearer"


def _intermittent(quantities: Mapping[str, Quantity]) -> str:
    """Whether running only the cheaper hours ``pays``; ``no`` means all year is cheapest."""
    hours = quantities.get("optimal_hours")
    if hours is None:
        return "unknown"
    return "pays" if (hours.value or HOURS_PER_YEAR) < HOURS_PER_YEAR else "no"


def _cheap_against_dear(machines: Sequence[Machine]) -> Findings:
    """Position of the machine with the cheapest hours and with the cheapest tokens."""
    places = range(len(machines))
    cheapest = min(places, key=lambda n: machines[n].capex)
    sooner = min(places, key=lambda n: machines[n].payback_hours or 0.0)
    tokens = [machine.cost_per_million_tokens for machine in machines]
    known = [n for n, cost in enumerate(tokens) if cost is not None]
    best = min(known, key=lambda n: tokens[n] or 0.0, default=-1)
    return {
        "cheapest": cheapest + 1,
        "dearest": max(places, key=lambda n: machines[n].capex) + 1,
        "soonest": sooner + 1,
        "same_price": len({machine.price for machine in machines}) == 1,
        "same_capex": len({machine.capex for machine in machines}) == 1,
        "outputs": len(known),
        "cheapest_tokens": best + 1,
    }
