"""``key=value`` pairs, anywhere in a message: ``capex=10k city="Los Angeles" price=5``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process

from bot.questions.grammar import grammar
from bot.questions.values import one_currency, read_value
from calculations import places
from calculations.errors import InvalidScenario, Problem, UnknownPlace
from calculations.places import Match
from calculations.scenario import Parameter

_PAIR = re.compile(
    r"(?<![\w=<>!/&?.])([A-Za-z][A-Za-z_]{0,40})=(?![=<>])"
    r"(?:\"([^\"]{0,200})\"|'([^']{0,200})'|(\S{1,200}))"
)
_MOST = 40
_MOST_UNKNOWN = 5
"""So many towns that nobody knows are looked for among those of a similar name."""


@dataclass
class Pairs:
    """What was given as pairs, and the rest of the message."""

    rest: str
    slots: dict[str, Any] = field(default_factory=dict)
    towns: list[Match] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    amounts: list[tuple[Parameter, str]] = field(default_factory=list)
    """What was read without trouble, as it was typed."""

    @property
    def given(self) -> bool:
        """Whether there were any, readable or not."""
        return bool(self.slots or self.problems)


def read_pairs(text: str, parameters: Mapping[str, Parameter]) -> Pairs:
    """Take the pairs out of cleaned text."""
    found = Pairs(rest=text)
    for number, match in enumerate(_PAIR.finditer(text)):
        if number >= _MOST:
            break
        key, value = match[1].lower(), next(v for v in match.groups()[1:] if v is not None)
        _take(found, parameters, key, value.rstrip(",;"))
    code, mixed = one_currency(found.slots.get("currency"), found.amounts)
    found.slots |= {"currency": code} if code else {}
    found.problems += mixed
    found.rest = _PAIR.sub(" ", text)
    return found


def _short_keys() -> Mapping[str, str]:
    """Keys as people shorten them: ``e=0.3``."""
    return grammar("pairs")


def _take(found: Pairs, parameters: Mapping[str, Parameter], key: str, value: str) -> None:
    key = _short_keys().get(key, key)
    declared = parameters.get(key) or next((p for p in parameters.values() if p.name == key), None)
    if declared is None:
        near = [name for name, _, _ in process.extract(key, list(parameters), limit=3)]
        found.problems.append(Problem("unknown_key", key, value, choices=tuple(near)))
    elif declared.kind == "place":
        _town(found, declared, value)
    else:
        parts = re.split(r"[,;](?!\d{3}\b)", value) if declared.many else [value]
        for part in parts:
            _value(found, declared, part)


def _value(found: Pairs, declared: Parameter, text: str) -> None:
    try:
        value = read_value(declared, text)
    except InvalidScenario as error:
        found.problems += error.problems
        return
    found.amounts.append((declared, text))
    if declared.many:
        found.slots.setdefault(declared.name, []).append(value)
    else:
        found.slots[declared.name] = value


def _town(found: Pairs, declared: Parameter, text: str) -> None:
    if sum(problem.kind == "unknown_place" for problem in found.problems) >= _MOST_UNKNOWN:
        return
    try:
        match = places.find(text)
    except UnknownPlace as error:
        found.problems.append(
            Problem(
                "unknown_place",
                declared.key,
                text,
                declared.title,
                choices=error.near,
                example=declared.example,
            )
        )
        return
    found.towns.append(match)
    found.slots.setdefault(declared.name, []).append(str(match.place))
