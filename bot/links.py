"""Permalinks: a scenario as an address, and back.

An address holds only what differs from the defaults, in the order of the parameters, and the
edition of the figures, so that it still gives the same numbers when we know better ones. A
parameter once public is understood for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bot.questions.values import one_currency, read_value
from calculations import SCENARIOS, editions
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Parameter, Scenario

VERSION_KEY = "v"
LANGUAGE_KEY = "lang"


def path(scenario: Scenario, ending: str = "") -> str:
    """Path and query of a scenario's page.

    >>> from calculations import Amortization
    >>> path(Amortization.make({"capex": [30000], "cities": ["Berlin"]}))
    '/explain/amortization?capex=30000&city=Berlin%2C+DE&v=1'
    """
    return f"/explain/{scenario.topic}{ending}?{query(scenario)}"


def query(scenario: Scenario) -> str:
    """The query string of a scenario."""
    pairs = [(key, text) for key, value in scenario.differences().items() for text in texts(value)]
    return urlencode([*pairs, (VERSION_KEY, str(scenario.edition))])


def in_language(path: str, language: str) -> str:
    """The same address with its language named.

    >>> in_language("/sources#cost/pue", "de"), in_language("/explain/rebound?v=1", "de")
    ('/sources?lang=de#cost/pue', '/explain/rebound?v=1&lang=de')
    """
    before, mark, anchor = path.partition("#")
    joint = "&" if "?" in before else "?"
    return f"{before}{joint}{LANGUAGE_KEY}={language}{mark}{anchor}"


def texts(value: Any) -> list[str]:
    """The texts that stand for a field's value, one for each of several."""
    if value is None:
        return []
    values = value if isinstance(value, tuple) else (value,)
    return [_text(one) for one in values]


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def scenario(topic: str, pairs: Iterable[tuple[str, str]]) -> Scenario:
    """Read a scenario from the pairs of a query string or a form.

    Empty values count as not given, as a form sends them. Defaults are those of the edition that
    the pairs name, else of the newest.

    Raises
    ------
    KeyError
        If there is no such topic.
    InvalidScenario
        If a key is unknown or a value is not allowed; all problems at once.
    """
    model = SCENARIOS[topic]
    said = _Said(model.parameters(), editions.newest().version)
    for key, text in pairs:
        if text.strip():
            said.take(key, text)
    if "currency" in model.model_fields:
        said.agree_on_a_currency()
    with editions.showing(said.version):
        return _checked(model, said.given, said.problems)


@dataclass
class _Said:
    """What the pairs of an address say, and what is wrong with them."""

    known: Mapping[str, Parameter]
    version: int
    """The edition of the figures."""
    given: dict[str, Any] = field(default_factory=dict)
    """Values by the names of their fields."""
    amounts: list[tuple[Parameter, str]] = field(default_factory=list)
    """Values as they were written."""
    problems: list[Problem] = field(default_factory=list)

    def take(self, key: str, text: str) -> None:
        """One pair."""
        if key == VERSION_KEY:
            self._take_version(text)
        elif key in self.known:
            self._take_value(self.known[key], text)
        elif all(one.key != key for one in self.problems):
            self.problems.append(Problem("unknown_key", key, text, choices=tuple(self.known)))

    def _take_version(self, text: str) -> None:
        if wrong := _version_problems(text):
            self.problems += wrong
        else:
            self.version = int(text)

    def _take_value(self, declared: Parameter, text: str) -> None:
        try:
            value = read_value(declared, text)
        except InvalidScenario as error:
            self.problems += error.problems
            return
        if declared.many:
            self.given.setdefault(declared.name, []).append(value)
        else:
            self.given[declared.name] = value
        self.amounts.append((declared, text))

    def agree_on_a_currency(self) -> None:
        """All amounts are in the currency that is named, or in that of their signs."""
        code, mixed = one_currency(self.given.get("currency"), self.amounts)
        self.given |= {"currency": code} if code else {}
        self.problems += mixed


def _checked(model: type[Scenario], given: Mapping[str, Any], problems: list[Problem]) -> Scenario:
    try:
        made = model.make(given)
    except InvalidScenario as error:
        raise InvalidScenario([*problems, *error.problems]) from None
    if problems:
        raise InvalidScenario(problems)
    return made


def _version_problems(text: str) -> list[Problem]:
    known = tuple(str(number) for number in range(1, editions.newest().version + 1))
    if text.strip() in known:
        return []
    return [Problem("version", VERSION_KEY, text, choices=known, example=known[-1])]
