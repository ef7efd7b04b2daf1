"""What history implies: the elasticity that would explain what was seen."""

from __future__ import annotations

from calculations import records
from calculations.editions import kept_by_edition
from calculations.quantities import Quantity
from calculations.rebound import definitions
from calculations.results import Row, Table

RECORDS = (
    "rebound/iron-coal",
    "rebound/iron-total",
    "rebound/lighting-price",
    "rebound/lighting-use",
    "rebound/data-centres-2010",
    "rebound/data-centres-2018",
    "rebound/data-centres-use",
    "rebound/task-efficiency",
    "rebound/growth-2025-ai",
    "rebound/ai-users-2025",
    "rebound/ai-revenue-2025",
    "rebound/vacuum-expected",
    "rebound/vacuum-saving",
    "rebound/vacuum-power-expected",
    "rebound/vacuum-power",
)
MEASURED = (
    "rebound/measured/households",
    "rebound/measured/us-direct",
    "rebound/measured/us-indirect",
)


@kept_by_edition()
def table() -> Table:
    """Gain, growth of use and energy, and what they imply, case by case."""
    return Table("history", (_iron(), _lighting(), _data_centres(), *_ai(), _vacuum_cleaners()))


@kept_by_edition()
def measured_table() -> Table:
    """What studies of other goods have found."""
    return Table(
        "measured", tuple(Row("", {"rebound": records.figure(name)}, name) for name in MEASURED)
    )


def implied(gain: float, energy: float) -> dict[str, Quantity]:
    """Elasticity and rebound that explain an energy ratio after a gain by the gain alone.

    References
    ----------
    Method ``implied-elasticity`` in ``data/methods/``.
    """
    use = gain * energy
    return {
        "gain": Quantity(gain, "x"),
        "service_ratio": Quantity(use, "x"),
        "energy_growth": Quantity(energy, "x"),
        "implied_elasticity": Quantity(definitions.implied_elasticity(use, gain), "1"),
        "implied_rebound": Quantity(definitions.rebound(use, gain), "1"),
    }


def _iron() -> Row:
    gain, total = (records.number(f"rebound/iron-{name}") for name in ("coal", "total"))
    return Row("Scottish iron", implied(gain, total))


def _lighting() -> Row:
    """Price and use only: the price fell for other reasons than efficiency too."""
    price, use = (records.number(f"rebound/lighting-{name}") for name in ("price", "use"))
    elasticity = definitions.implied_elasticity(use, price)
    found = {
        "gain": Quantity(price, "x"),
        "service_ratio": Quantity(use, "x"),
        "implied_elasticity": Quantity(elasticity, "1"),
    }
    return Row("lighting", found)


def _data_centres() -> Row:
    then, later = (records.number(f"rebound/data-centres-{year}") for year in (2010, 2018))
    use, energy = records.number("rebound/data-centres-use"), later / then
    return Row("data centres", implied(use / energy, energy))


def _ai() -> tuple[Row, ...]:
    """One year of AI, counted in tasks, in users and in revenue."""
    energy = records.number("rebound/growth-2025-ai")
    counted = {
        "AI by task": energy * records.number("rebound/task-efficiency"),
        "AI by user": records.number("rebound/ai-users-2025"),
        "AI by revenue": records.number("rebound/ai-revenue-2025"),
    }
    return tuple(Row(name, implied(use / energy, energy)) for name, use in counted.items())


def _vacuum_cleaners() -> Row:
    expected, saving, before, after = (
        records.number(f"rebound/vacuum-{name}")
        for name in ("expected", "saving", "power-expected", "power")
    )
    possible = expected * (1 - after / before)
    found = {
        "gain": Quantity(before / after, "x"),
        "energy_growth": Quantity(1 - saving / expected, "x"),
        "implied_rebound": Quantity(definitions.rebound_of_saving(possible, saving), "1"),
    }
    return Row("vacuum cleaners", found)
