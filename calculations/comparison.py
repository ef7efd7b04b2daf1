"""Results side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calculations.quantities import Quantity
from calculations.results import Result, Row, Table

_NUMBERED = re.compile(r".+_[2-9]")


def side_by_side(results: Sequence[Result]) -> Table:
    """Every quantity that all results have and that is not the same in all.

    Parameters
    ----------
    results
        Of one topic, two or more.

    Returns
    -------
    Table
        A row for each quantity, named by its label: ``scenario_1``, ``scenario_2``…, and
        ``over_first_2``…, how many times that of the first each other one is. [x]
    """
    rows = []
    for name in results[0].quantities:
        if _NUMBERED.fullmatch(name):
            continue  # of a second card or town, which is beside the point here
        found = [result.quantities.get(name) for result in results]
        known = [one for one in found if one is not None and one.unit == _unit(found)]
        if len(known) == len(results) and any(one != known[0] for one in known):
            rows.append(Row(name, _numbered(known)))
    return Table("side_by_side", tuple(rows))


def _unit(found: Sequence[Quantity | None]) -> str:
    """The unit of the first; what is in another, as another currency is, cannot be compared."""
    return found[0].unit if found[0] is not None else ""


def _numbered(known: Sequence[Quantity]) -> dict[str, Quantity]:
    first = known[0].middle
    found = {f"scenario_{number}": one for number, one in enumerate(known, start=1)}
    for number, one in enumerate(known[1:], start=2):
        if first and first > 0 and one.middle is not None and one.middle >= 0:
            found[f"over_first_{number}"] = Quantity(one.middle / first, "x")
    return found
