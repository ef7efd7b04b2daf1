"""An amount of energy, by the answer's length and beside things that people can feel."""

from __future__ import annotations

from dataclasses import dataclass

from calculations import records
from calculations.footprint.models import PER_TOKEN, Estimate, Subject
from calculations.quantities import Quantity
from calculations.results import Row, Step

FLEET = f"footprint/deepseek/{PER_TOKEN}"
# Record of the comparator to the unit it is counted in.
_FELT = {
    "compare/kettle": "use",
    "compare/car": "km",
    "compare/streaming": "h",
    "compare/us-home": "year",
}


@dataclass(frozen=True, slots=True)
class Length:
    """Energy of an answer of a stated length, and whose figure it was scaled from."""

    energy: Quantity
    record: str
    steps: tuple[Step, ...]
    own: bool
    """Whether the figure is for the model that was asked about."""


def by_length(subjects: list[Subject], tokens: float | None) -> Length | None:
    """Energy of so many output tokens [Wh/prompt]: of the model, else of the fleet known best."""
    if tokens is None:
        return None
    each, record = records.figure(FLEET), FLEET
    found = _with_length(subjects[0]) if subjects else None
    if found is not None:
        each, record = found
    count = Quantity(tokens, "token")
    # J/token × token a prompt; a prompt's count has no dimension of its own to cancel.
    answer = each.times(tokens, "J/prompt").to("Wh/prompt")
    step = Step("energy-of-tokens", {"e": each, "n": count}, answer)
    return Length(answer, record, (step,), own=found is not None)


def _with_length(subject: Subject) -> tuple[Quantity, str] | None:
    """The model's energy for each token [J/token], from a figure whose length is known."""
    fleet = subject.lead(PER_TOKEN)
    if fleet is not None:
        return fleet.quantity, fleet.id
    main = subject.main
    near = [one for v in subject.spoken_of if (one := v.main)]
    for one in (*([main] if main else []), *near, *subject.estimates("prompt")):
        if one.record.latest.tokens:
            return per_token(one), one.id
    return None


def per_token(estimate: Estimate) -> Quantity:
    """An answer's energy over its tokens. [J/token]"""
    tokens = float(estimate.record.latest.tokens or 1)
    return estimate.quantity.to("J/prompt").times(1 / tokens, "J/token")


_SIZES = (("TWh", 1e9), ("GWh", 1e6), ("MWh", 1e3), ("kWh", 1.0), ("Wh", 0.0))
_MASSES = (("tCO2e", 1e3), ("kgCO2e", 1.0), ("gCO2e", 0.0))


def readable(amount: Quantity) -> Quantity:
    """The same energy or mass in the largest unit that keeps it above one.

    >>> readable(Quantity(310000.0, "MWh")).unit, readable(Quantity(0.0124, "kWh")).value
    ('GWh', 12.4)
    """
    sizes = _MASSES if amount.unit.endswith("CO2e") else _SIZES
    base = amount.to("kgCO2e" if sizes is _MASSES else "kWh").middle or 0.0
    return amount.to(next(unit for unit, least in sizes if base >= least))


def felt(energy: Quantity) -> tuple[Row, ...]:
    """How often an amount of energy [kWh] would do something that people know."""
    rows = []
    for name, unit in _FELT.items():
        record = records.record(name)
        each = record.quantity.middle or 1.0
        times = energy.over(Quantity(each, record.unit), unit)
        if unit == "year":
            times = _lasting(times)
        rows.append(Row(record.label, {"times": times}, name))
    return tuple(rows)


def _lasting(time: Quantity) -> Quantity:
    """The same time in the largest unit that keeps it above one, at least in hours.

    >>> _lasting(Quantity(0.01, "year")).unit, _lasting(Quantity(0.001, "year")).unit
    ('day', 'h')
    """
    for unit in ("year", "day"):
        if (time.to(unit).middle or 0.0) >= 1:
            return time.to(unit)
    return time.to("h")
