"""Where a number is from: the records that hold it, or those that an answer rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.questions.quoted import numbers_in
from calculations import lookup
from calculations.lookup import Match, Number
from calculations.quantities import Quantity
from calculations.records import Figure, Record


@dataclass(frozen=True, slots=True)
class Sourced:
    """A record's figure as an answer names it."""

    record: Record
    figure: Figure
    shown: bool
    """Whether the number itself stands in it, not only what it was worked out from."""

    @property
    def amount(self) -> Quantity:
        """The figure as a quantity."""
        return Quantity(self.figure.value, self.record.unit, self.figure.low, self.figure.high)


def of_number(number: Number, names: Sequence[str] = ()) -> tuple[Sourced, ...]:
    """What holds a number, the models `names` first; what only rounds to it, for want of that."""
    found = lookup.matching(number)
    exact = [match for match in found if match.exact] or list(found)
    exact.sort(key=lambda match: not _names(match, names))
    return tuple(Sourced(one.record, one.figure, shown=True) for one in exact)


def _names(match: Match, names: Sequence[str]) -> bool:
    return any(name.replace(" ", "-") in match.record.id.split("/") for name in names)


def of_answer(headline: str, body: str, used: Sequence[Record]) -> tuple[Sourced, ...]:
    """What an answer's numbers are from, in the order of its text; then all else it rests on,
    our own assumptions last.

    Its main number is in the headline, or in the body where that has none.
    """
    lead, rest = numbers_in(headline), numbers_in(body)
    lead, rest = (lead, rest) if lead else (rest, ())
    found: dict[str, Sourced] = {}
    for number in (*lead, *rest):
        for one in lookup.matching(number, used)[:1]:
            if number.digits > 1 or (one.exact and one.central):
                shown = number in lead
                found.setdefault(one.record.id, Sourced(one.record, one.figure, shown=shown))
    for record in used:
        found.setdefault(record.id, Sourced(record, record.latest, shown=False))
    return tuple(sorted(found.values(), key=_rank))


def _rank(one: Sourced) -> tuple[bool, bool]:
    return not one.shown, one.figure.basis == "assumed"
