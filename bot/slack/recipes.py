"""An answer from what its button or message carries: after a restart, and after years."""

from __future__ import annotations

from typing import cast
from urllib.parse import parse_qsl, urlsplit

from bot import answers, links
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.questions.query import Query, Topic
from calculations.scenario import Scenario


def recall(value: str) -> Reply:
    """The reply that a button's value stands for.

    Raises
    ------
    KeyError, InvalidScenario
        If the value is none of ours.
    """
    return again(scenario_of(value), value)


def again(scenario: Scenario, value: str) -> Reply:
    """The reply for a scenario, to what was asked by the button with this value."""
    asked = dict(parse_qsl(urlsplit(value).fragment))
    query = Query(
        topic=cast(Topic, scenario.topic),
        aspect=asked.get("aspect", "") if scenario.topic == topic_of(value) else "",
        language=asked.get("language", DEFAULT_LANGUAGE),
    )
    return answers.explain(scenario, "", query)


def scenario_of(value: str) -> Scenario:
    """The scenario of a button's value, or of one of our pages' addresses.

    Raises
    ------
    KeyError, InvalidScenario
        If the value is none of ours.
    """
    return links.scenario(topic_of(value), parse_qsl(urlsplit(value).query))


def topic_of(value: str) -> str:
    """The topic of a button's value."""
    return urlsplit(value).path.rsplit("/", maxsplit=1)[-1]
