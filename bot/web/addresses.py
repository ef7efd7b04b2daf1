"""What strangers put into an address: read strictly, and mended where it can be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from rapidfuzz import process

from bot import links
from bot.render.form import Mended
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Scenario

Pairs = list[tuple[str, str]]

# A permalink with every parameter of every topic set stays below a tenth of this.
LONGEST_SCENARIO = 6_000
# Ten thousand characters, each of which may be three when it is percent-encoded.
LONGEST_QUESTION = 32_000
_MOST_PAIRS = 60


class BadAddress(Exception):
    """An address that is no query string at all; `reason` names a sentence of the templates."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def pairs(query: bytes, longest: int = LONGEST_SCENARIO) -> Pairs:
    """Read a query string.

    Raises
    ------
    BadAddress
        If it is too long, has too many parts, is not UTF-8 or holds control characters.
    """
    if len(query) > longest:
        raise BadAddress("too_long")
    try:
        found = parse_qsl(
            query.decode("ascii", "strict"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_PAIRS,
        )
    except UnicodeDecodeError:
        raise BadAddress("not_text") from None
    except ValueError:
        raise BadAddress("too_many") from None
    if any(_control(text) for pair in found for text in pair):
        raise BadAddress("not_text")
    return found


def _control(text: str) -> bool:
    return any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n" for c in text)


def scenario(topic: str, given: Pairs) -> Scenario:
    """The scenario of an address, refusing also what was given more often than it can be.

    Raises
    ------
    InvalidScenario
        With every problem at once.
    """
    crowded = _crowded(topic, given)
    keys = {problem.key for problem in crowded}
    try:
        made = links.scenario(topic, [pair for pair in given if pair[0] not in keys])
    except InvalidScenario as error:
        raise InvalidScenario([*crowded, *map(_nearest_key, error.problems)]) from None
    if crowded:
        raise InvalidScenario(crowded)
    return made


def _crowded(topic: str, given: Pairs) -> list[Problem]:
    found = []
    for key, declared in SCENARIOS[topic].parameters().items():
        values = list(dict.fromkeys(text for name, text in given if name == key and text.strip()))
        if len(values) > (declared.most if declared.many else 1):
            found.append(
                Problem(
                    "too_many",
                    key,
                    ", ".join(values)[:80],
                    declared.title,
                    example=declared.example,
                )
            )
    return found


def _nearest_key(problem: Problem) -> Problem:
    """Put the known key that is spelled most like an unknown one first."""
    if problem.kind != "unknown_key" or not problem.choices:
        return problem
    near = [name for name, _, _ in process.extract(problem.key[:40], problem.choices, limit=3)]
    rest = [name for name in problem.choices if name not in near]
    return replace(problem, choices=(*near, *rest))


def is_form(made: Scenario, given: Pairs) -> bool:
    """Whether an address holds more than its permalink does, as a sent form's does."""
    needed = {*made.differences(), links.VERSION_KEY}
    return any(key not in needed or not text.strip() for key, text in given)


def nearest(topic: str, given: Pairs) -> str:
    """Path of the valid page closest to what was asked for."""
    kept: Pairs = []
    for pair in given:
        mended = _mended(topic, pair)
        if mended is not None and _valid(topic, [*kept, mended]):
            kept.append(mended)
    return links.path(links.scenario(topic, kept))


def mended(topic: str, given: Pairs, problems: Iterable[Problem]) -> dict[str, Mended]:
    """For each refused input, the nearest that is allowed; all others stay as they were given."""
    found = {}
    for key in dict.fromkeys(problem.key for problem in problems):
        mine = [pair for pair in given if pair[0] == key]
        if not mine or key not in SCENARIOS[topic].parameters():
            continue
        better = [one for pair in mine if (one := _mended(topic, pair))]
        better = better[: SCENARIOS[topic].parameters()[key].most]
        if better and better != mine:
            rest = [pair for pair in given if pair[0] != key]
            path = f"/explain/{topic}?{urlencode([*rest, *better])}"
            found[key] = Mended(", ".join(text for _, text in better), path)
    return found


def _mended(topic: str, pair: tuple[str, str]) -> tuple[str, str] | None:
    """A pair as it is, moved to the nearest allowed value, or None."""
    key, text = pair
    try:
        links.scenario(topic, [pair])
    except InvalidScenario as error:
        problem = error.problems[0]
    else:
        return pair
    if problem.kind == "out_of_range" and problem.low is not None and problem.high is not None:
        return key, links.texts(_bound(problem))[0]
    if problem.kind == "unknown_place" and problem.choices:
        return key, problem.choices[0]
    if problem.kind == "unknown_key" and problem.choices:
        best = process.extractOne(key[:40], problem.choices, score_cutoff=70)
        return (str(best[0]), text) if best else None
    return None


def _bound(problem: Problem) -> float:
    low, high = problem.low or 0.0, problem.high or 0.0
    try:
        return low if float(problem.given) < low else high
    except ValueError:
        return low


def _valid(topic: str, given: Sequence[tuple[str, str]]) -> bool:
    try:
        scenario(topic, list(given))
    except InvalidScenario:
        return False
    return True
