"""What somebody probably meant by a value that was refused: slips that are made again and again.

A hint is a word that templates have a sentence for; where the slip can be put right, the example
becomes the value that was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from calculations.errors import Problem

# Units of shares, which people give in per cent.
_SHARES = frozenset({"1", "1/year"})
_PER_KWH = "{currency}/kWh"
_RATE, _LIFE = "rate", "life"
# What nothing means, by the key it was given for.
_NOTHING = {
    "price": "earns_nothing",
    "capex": "costs_nothing",
    "efficiency": "saves_everything",
    "hours": "never_runs",
}


def advised(problems: Sequence[Problem]) -> list[Problem]:
    """The same problems, each with a hint where its slip is known."""
    if swapped := _swapped(problems):
        return [swapped.get(problem.key, problem) for problem in problems]
    return [_advised(problem) for problem in problems]


def _swapped(problems: Sequence[Problem]) -> dict[str, Problem]:
    """Interest rate and life in each other's place."""
    found = {problem.key: problem for problem in problems if problem.kind == "out_of_range"}
    rate, life = found.get(_RATE), found.get(_LIFE)
    if rate is None or life is None:
        return {}
    if not (_inside(rate, float(life.given)) and _inside(life, float(rate.given))):
        return {}
    return {
        _RATE: replace(rate, hint="swapped", example=life.given),
        _LIFE: replace(life, hint="swapped", example=rate.given),
    }


def _advised(problem: Problem) -> Problem:
    if problem.kind != "out_of_range":
        return problem
    given, low = float(problem.given), problem.low or 0.0
    if given < low:
        return replace(problem, hint=_too_little(problem, given))
    if problem.unit == _PER_KWH:
        return _meant(problem, "per_mwh", given / 1000)
    if problem.unit in _SHARES and given <= 1000:
        return _meant(problem, "percent", given / 100)
    return replace(problem, hint="year_is_over" if problem.unit == "h/year" else "")


def _too_little(problem: Problem, given: float) -> str:
    if problem.key == "pue" and given > 0:
        return "below_the_computers"
    if problem.key == _LIFE and 0 < given < 1:
        return "rate_for_life"
    if given < 0 <= (problem.low or 0.0):
        return "negative"
    if given == 0:
        return _NOTHING.get(problem.key, "")
    return ""


def _meant(problem: Problem, hint: str, value: float) -> Problem:
    """The hint with the value that was meant, if that one is allowed."""
    if not _inside(problem, value):
        return problem
    return replace(problem, hint=hint, example=f"{value:.10g}")


def _inside(problem: Problem, value: float) -> bool:
    low = float("-inf") if problem.low is None else problem.low
    high = float("inf") if problem.high is None else problem.high
    return low <= value <= high
