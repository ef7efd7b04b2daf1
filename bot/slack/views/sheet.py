"""What an open modal carries: the answer it began with, and where the new one goes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot import links
from bot.answers import Reply
from bot.slack.recipes import again, scenario_of, topic_of
from bot.slack.views.inputs import stated
from calculations import SCENARIOS
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario

# So many inputs are quickly looked over; the others follow on request.
_AT_FIRST = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """The state of a modal, kept in its ``private_metadata``."""

    value: str
    """As a button carries it: the answer that is being changed."""
    keys: tuple[str, ...]
    """Parameters whose inputs are shown."""
    at: Mapping[str, str] = field(default_factory=dict)
    """Where the new answer goes; see `bot.slack.destination`."""

    @classmethod
    def of(cls, value: str, at: Mapping[str, str]) -> Self:
        """A sheet for an answer: what differs from the defaults, and the first few others.

        Raises
        ------
        KeyError, InvalidScenario
            If the value is none of ours.
        """
        scenario = scenario_of(value)
        known, different = list(scenario.parameters()), scenario.differences()
        first = {*known[:_AT_FIRST], *different}
        return cls(value, tuple(key for key in known if key in first), at)

    @classmethod
    def read(cls, text: str) -> Self:
        """The sheet that `text` stands for."""
        kept: dict[str, Any] = json.loads(text)
        return cls(kept["value"], tuple(kept["keys"]), kept["at"])

    def text(self) -> str:
        """The sheet as a modal carries it."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @property
    def topic(self) -> str:
        """What the answer is about."""
        return topic_of(self.value)

    def all_shown(self) -> Self:
        """The same with an input for everything."""
        return replace(self, keys=tuple(SCENARIOS[self.topic].parameters()))

    def about(self, topic: str, state: Mapping[str, Any]) -> Self:
        """A sheet for another topic, with what the two have in common."""
        known = SCENARIOS[topic].parameters()
        kept = [pair for pair in self.pairs(state) if pair[0] in known]
        try:
            return type(self).of(f"/explain/{topic}?{urlencode(kept)}", self.at)
        except InvalidScenario:
            return type(self).of(f"/explain/{topic}", self.at)

    def scenario(self, state: Mapping[str, Any]) -> Scenario:
        """The scenario that the inputs make.

        Raises
        ------
        InvalidScenario
            With every problem at once.
        """
        made = links.scenario(self.topic, self.pairs(state))
        # A default that only stands in its input was not stated: it keeps its range.
        return links.scenario(self.topic, parse_qsl(links.query(made)))

    def reply(self, state: Mapping[str, Any]) -> Reply:
        """The answer that the inputs make.

        Raises
        ------
        InvalidScenario
            With every problem at once.
        """
        return again(self.scenario(state), self.value)

    def pairs(self, state: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What stands in the inputs, and what the answer had where there was no input."""
        given = stated(self.topic, state)
        before = parse_qsl(urlsplit(self.value).query)
        kept = [pair for pair in before if pair[0] not in given]
        return [*kept, *((key, text) for key, texts in given.items() for text in texts)]
