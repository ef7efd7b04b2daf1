"""A against B: only like with like, and no winner where the ranges or the boundaries blur it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calculations import records
from calculations.footprint.models import ENERGY, Estimate, Subject
from calculations.quantities import Quantity, between
from calculations.results import Step

SITE_OVER_GPU = "site/server-over-gpu"
# Tests that put several models through the same tasks, the better measured first.
_SAME_TEST = ("ml-energy-b200", "ml-energy-h100", "muxup", "how-hungry", "ecologits")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which of two is lower, in what, and how that is known."""

    word: str
    """``first_lower``, ``second_lower``, ``no_clear_difference``, ``different_tasks`` or ""."""
    kind: str = ""
    second_over_first: Quantity | None = None
    pair: tuple[Estimate, Estimate] | None = None
    """The two models in one and the same test, the leaner first."""
    pair_ratio: Quantity | None = None
    """The second of the pair over the first, task by task. [x]"""
    steps: tuple[Step, ...] = ()


def whole_site(estimate: Estimate) -> tuple[Quantity, tuple[Step, ...]]:
    """The energy of an answer as a whole site draws it. [Wh/prompt]

    A measurement of GPUs alone is scaled by what server and cooling add; all else stands.
    """
    given = estimate.quantity
    if estimate.record.latest.boundary != "gpu":
        return given, ()
    factor = records.figure(SITE_OVER_GPU)
    site = given.by(factor, given.unit)
    if given.value is not None:
        site = Quantity(given.value * (factor.middle or 1.0), given.unit, site.low, site.high)
    inputs = {"e": given, "k": factor}
    return site, (Step("whole-site", inputs, site, estimate.record.label),)


def verdict(subjects: Iterable[Subject]) -> Verdict:
    """Compare the first two models by the energy of an answer."""
    first, second, *_ = (*subjects, None, None)
    a, b = (one.main if one else None for one in (first, second))
    if first is None or second is None or a is None or b is None:
        return Verdict("")
    pair = _same_test(first, second)
    ratio = None if pair is None else pairwise(pair[1].quantity, pair[0].quantity)
    shown, times = _leaner_first(pair)
    if a.kind != b.kind:
        return Verdict("different_tasks", "", None, shown, times)
    ours, steps = whole_site(a)
    theirs, more = whole_site(b)
    middle = (theirs.middle or 0.0) / (ours.middle or 1.0)
    word = _word(ours, theirs, 1.0 if a.who and a.who == b.who else _margin())
    if ratio is not None and _contradicts(word, ratio):
        word = "no_clear_difference"
    return Verdict(word, a.kind, Quantity(middle, "x"), shown, times, (*steps, *more))


def _leaner_first(
    pair: tuple[Estimate, Estimate] | None,
) -> tuple[tuple[Estimate, Estimate] | None, Quantity | None]:
    """The pair with the lower one first, and how many times as much the other takes."""
    if pair is None:
        return None, None
    ordered = sorted(pair, key=lambda one: one.quantity.middle or 0.0)
    return (ordered[0], ordered[1]), pairwise(ordered[1].quantity, ordered[0].quantity)


def _margin() -> float:
    """Figures of different sources count different things: up to so much is no difference."""
    return records.figure(SITE_OVER_GPU).high or 1.0


def _word(ours: Quantity, theirs: Quantity, margin: float) -> str:
    (low, high), (their_low, their_high) = _ends(ours), _ends(theirs)
    if their_low > margin * high:
        return "first_lower"
    if low > margin * their_high:
        return "second_lower"
    return "no_clear_difference"


def _ends(quantity: Quantity) -> tuple[float, float]:
    known = [n for n in (quantity.low, quantity.value, quantity.high) if n is not None]
    return known[0], known[-1]


def _contradicts(word: str, ratio: Quantity) -> bool:
    low, high = _ends(ratio)
    return (word == "first_lower" and low <= 1) or (word == "second_lower" and high >= 1)


def pairwise(above: Quantity, below: Quantity) -> Quantity:
    """How many times as much, task by task: short against short, long against long. [x]

    >>> pairwise(Quantity(4.0, "Wh", 2.0, 9.0), Quantity(2.0, "Wh", 1.0, 3.0))
    Quantity(value=2.0, unit='x', low=2.0, high=3.0)
    """
    ratios = [
        mine / theirs
        for side in ("low", "value", "high")
        if (mine := getattr(above, side)) is not None and (theirs := getattr(below, side))
    ]
    middle = (above.middle or 0.0) / (below.middle or 1.0)
    return between([*ratios, middle], "x", middle)


def _same_test(first: Subject, second: Subject) -> tuple[Estimate, Estimate] | None:
    for who in _SAME_TEST:
        a, b = (_in_test(one, who) for one in (first, second))
        if a and b and (a.kind == b.kind or who == "how-hungry"):
            return a, b
    return None


def _in_test(subject: Subject, who: str) -> Estimate | None:
    """What one test says of a model: of the version its own figure is for, else the best known."""
    main = subject.main
    versions = [main.version] if main else []
    versions += [v.version or "" for v in subject.spoken_of[:1]]
    found = [one for kind in ENERGY for one in subject.estimates(kind) if one.who == who]
    return next((one for v in versions for one in found if one.version == v), None)
