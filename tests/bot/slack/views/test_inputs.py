"""Inputs of a modal: generated from the parameters, and read back without a loss."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import links
from bot.render import checks, form
from bot.slack.views.assumptions import opened
from bot.slack.views.inputs import digits, input_of
from bot.slack.views.sheet import Sheet
from calculations import SCENARIOS
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario, parameter

from ..payloads import view_of

KINDS = {
    "number": "number_input",
    "whole number": "number_input",
    "choice": "static_select",
    "currency": "static_select",
    "name": "plain_text_input",
    "place": "plain_text_input",
}


def stands_alone(topic: str, key: str, example: str) -> bool:
    """Whether a value says something without another one beside it."""
    try:
        links.scenario(topic, [(key, example)])
    except InvalidScenario:
        return False
    return True


EXAMPLES = [
    (topic, key, one.example)
    for topic, model in SCENARIOS.items()
    for key, one in model.parameters().items()
    if stands_alone(topic, key, one.example)
]


@pytest.mark.parametrize("topic", SCENARIOS)
def test_every_parameter_has_one_input(topic: str) -> None:
    """Of the kind that fits it, with its limits; several values where several are allowed."""
    scenario = SCENARIOS[topic]()
    for one in form.fields(scenario):
        declared, block = one.parameter, input_of(topic, one)
        element = block["element"]
        listed = declared.kind in ("place", "name")
        several = "multi_external_select" if listed else "plain_text_input"
        assert element["type"] == (several if declared.many else KINDS[declared.kind])
        if element["type"] == "number_input":
            assert float(element["min_value"]) == declared.low
            assert float(element["max_value"]) == declared.high
            assert element["is_decimal_allowed"] == (declared.kind == "number")
        assert declared.title in block["label"]["text"]


class Kettle(Scenario):
    """A scenario that the modal has never seen."""

    topic: ClassVar[str] = "kettle"
    litres: float | None = parameter("litres", "Water in it", example="2", unit="L", allowed=(0, 9))


def test_a_new_parameter_needs_nothing_but_its_declaration() -> None:
    """Label, limits and an example are read off it."""
    (block,) = [input_of("kettle", one) for one in form.fields(Kettle())]
    assert block["block_id"] == "kettle.litres"
    assert block["label"]["text"] == "Water in it (L)"
    assert block["element"]["max_value"] == "9"
    assert "0 to 9" in block["hint"]["text"]
    assert "For example 2" in block["hint"]["text"]
    assert checks.view_problems({"type": "home", "blocks": [block]}) == []


@pytest.mark.parametrize(("topic", "key", "example"), EXAMPLES)
def test_what_was_stated_comes_back(topic: str, key: str, example: str) -> None:
    """Through the inputs, untouched: the same scenario, and the same link."""
    scenario = links.scenario(topic, [(key, example)])
    value = links.path(scenario)
    view: dict[str, Any] = view_of(opened(value, {}), {})
    again = Sheet.of(value, {}).scenario(view["state"]["values"])
    assert again == links.scenario(topic, [(key, text) for text in stated(scenario, key)])
    assert links.path(again) == value


def stated(scenario: Scenario, key: str) -> list[str]:
    """The texts of a parameter that differs from its default."""
    return links.texts(scenario.differences().get(key))


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False).filter(lambda x: abs(x) > 1e-12))
def test_digits_lose_nothing(number: float) -> None:
    """And use no exponent, which Slack would refuse."""
    text = digits(number)
    assert float(text) == number
    assert set(text) <= set("0123456789.-")
