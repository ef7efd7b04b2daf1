"""Several scenarios in one address, and back: ``/compare?topic=…&price=5&1.city=…&2.city=…``.

What all have in common stands once; what differs has the number of its scenario before the key.
As in every permalink, only what differs from the defaults is there, in the order of the
parameters, and the edition of the figures comes last. Where the last scenario has nothing of its
own, ``scenarios=`` says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from bot import links
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Parameter, Scenario

PATH = "/compare"
TOPIC_KEY = "topic"
COUNT_KEY = "scenarios"
MOST = 4
"""More would not fit beside each other on any screen."""
_NUMBERED = re.compile(r"(\d)\.(.+)")
Pairs = list[tuple[str, str]]


class TooFew(Exception):
    """An address holds no two scenarios that differ."""


def path(scenarios: Sequence[Scenario], ending: str = "") -> str:
    """Path and query of a comparison; all scenarios are of one topic."""
    return f"{PATH}{ending}?{urlencode(pairs(scenarios))}"


def pairs(scenarios: Sequence[Scenario]) -> Pairs:
    """The pairs of a comparison's address."""
    differences = [scenario.differences() for scenario in scenarios]
    found = [(TOPIC_KEY, scenarios[0].topic)]
    for key in scenarios[0].parameters():
        if not any(key in one for one in differences):
            continue
        given = [links.texts(one.get(key)) for one in differences]
        if all(texts == given[0] for texts in given):
            found += [(key, text) for text in given[0]]
        else:
            found += [
                (f"{number}.{key}", text)
                for number, texts in enumerate(given, start=1)
                for text in texts
            ]
    if not any(key.startswith(f"{len(scenarios)}.") for key, _ in found):
        found.append((COUNT_KEY, str(len(scenarios))))
    return [*found, (links.VERSION_KEY, str(scenarios[0].edition))]


def read(
    given: Iterable[tuple[str, str]],
    make: Callable[[str, Pairs], Scenario] = links.scenario,
) -> tuple[Scenario, ...]:
    """The scenarios of an address; `make` reads each from a topic and its pairs.

    Raises
    ------
    TooFew
        If there are no two that differ.
    InvalidScenario
        If there is no such topic, or with every problem of every scenario; their keys have the
        scenario's number before them where the address has.
    """
    topic, shared, own = _sorted(given)
    last = max(_counted(shared), *own, 1)
    if topic not in SCENARIOS:
        unknown = Problem("not_a_choice", TOPIC_KEY, topic, TOPIC_KEY, choices=tuple(SCENARIOS))
        raise InvalidScenario([unknown])
    if last > MOST:
        raise InvalidScenario([Problem("too_many", f"{last}.", "", str(last))])
    shared = [pair for pair in shared if pair[0] != COUNT_KEY]
    found: list[Scenario] = []
    problems: list[Problem] = []
    for number in range(1, last + 1):
        mine = own.get(number, [])
        keys = {key for key, _ in mine}
        try:
            found.append(make(topic, [*(p for p in shared if p[0] not in keys), *mine]))
        except InvalidScenario as error:
            problems += [
                replace(one, key=f"{number}.{one.key}") if one.key in keys else one
                for one in error.problems
            ]
    if problems:
        raise InvalidScenario(list(dict.fromkeys(problems)))
    return _differing(found)


def _sorted(given: Iterable[tuple[str, str]]) -> tuple[str, Pairs, dict[int, Pairs]]:
    """The topic, what all scenarios share, and what each has of its own."""
    topic = ""
    shared: Pairs = []
    own: dict[int, Pairs] = {}
    for key, text in given:
        if not text.strip():
            continue
        match = _NUMBERED.fullmatch(key)
        if key == TOPIC_KEY:
            topic = text
        elif match and match[1] != "0":
            own.setdefault(int(match[1]), []).append((match[2], text))
        else:
            shared.append((key, text))
    return topic, shared, own


def _counted(shared: Pairs) -> int:
    """How many scenarios an address says that it has; 0 where it does not say."""
    said = next((text.strip() for key, text in shared if key == COUNT_KEY), "0")
    known = ("0", *map(str, range(2, MOST + 1)))
    if said not in known:
        raise InvalidScenario(
            [Problem("not_a_choice", COUNT_KEY, said, COUNT_KEY, choices=known[1:])]
        )
    return int(said)


def _differing(found: list[Scenario]) -> tuple[Scenario, ...]:
    """Each scenario once; a single one with several towns or cards is several."""
    if len(found) == 1:
        found = list(split(found[0]))
    unique = {links.query(one): one for one in found}
    if len(unique) < 2:
        raise TooFew
    return tuple(unique.values())


def split(scenario: Scenario) -> tuple[Scenario, ...]:
    """One scenario for each card, else for each town, that a scenario names; else itself alone.

    >>> from calculations import SCENARIOS
    >>> towns = SCENARIOS["amortization"].make({"cities": ["Berlin", "Oslo"]})
    >>> [str(one.cities[0]) for one in split(towns)]
    ['Berlin, DE', 'Oslo, NO']
    """
    things, towns = (_several(scenario, places=places) for places in (False, True))
    several = things or towns
    if not several:
        return (scenario,)
    count = min(MOST, max(map(len, several.values())))
    parts = [
        scenario.changed(
            **{name: value[n : n + 1] for name, value in several.items() if n < len(value)}
        )
        for n in range(count)
    ]
    unique = tuple({links.query(one): one for one in parts}.values())
    return unique if len(unique) > 1 else (scenario,)


def _several(scenario: Scenario, *, places: bool) -> dict[str, tuple[Any, ...]]:
    """Fields that hold several values: those that go together by position, or towns."""
    return {
        one.name: value
        for one in scenario.parameters().values()
        if one.many
        and (one.kind == "place") is places
        and scenario.stated(one.name)
        and len(value := getattr(scenario, one.name)) > 1
    }


def merged(scenarios: Sequence[Scenario]) -> Scenario | None:
    """The one scenario that names all cards, or all towns; None where more than those differs."""
    fields = [one for one in scenarios[0].parameters().values() if _differs(scenarios, one)]
    together = {one.kind == "place" for one in fields}
    if len(together) != 1 or not all(one.many for one in fields):
        return None
    values = {
        one.name: [value for scenario in scenarios for value in getattr(scenario, one.name)]
        for one in fields
    }
    if any(len(found) != len(scenarios) for found in values.values()):
        return None
    try:
        return scenarios[0].changed(**values)
    except InvalidScenario:
        return None


def _differs(scenarios: Sequence[Scenario], declared: Parameter) -> bool:
    first = getattr(scenarios[0], declared.name)
    return any(getattr(one, declared.name) != first for one in scenarios)
