"""The form, the permalink and the interface's description come from the Scenario alone."""

from typing import ClassVar, Literal

import pytest

from bot import links
from bot.render.form import fields, refused_fields
from bot.render.page import environment
from bot.web.openapi import describe
from calculations import Amortization
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Scenario, parameter

from .markup import parse

WORDS = environment().get_template("pages/en/openapi.j2").module.words


class Tiny(Scenario):
    """As small as a topic can be."""

    topic: ClassVar[str] = "tiny"

    depth: float = parameter(
        "depth", "Depth of the lake", unit="m", allowed=(1, 300), default=20.0, example="40"
    )
    towns: tuple[str, ...] = parameter("town", "Town beside it", default=(), most=3, example="Bled")
    colour: Literal["blue", "green"] = parameter(
        "colour", "Colour", default="blue", choices=("blue", "green"), example="green"
    )


def shown(found):
    module = environment().get_template("pages/form.html.j2").module
    return parse(str(module.form("tiny", found)))


def test_a_new_parameter_appears_in_the_form():
    page = shown(fields(Tiny()))
    assert page.by_id("in-depth").attributes["value"] == "20"
    assert page.by_id("in-depth").attributes["name"] == "depth"
    text = "".join(one.text for one in page.all("form"))
    for word in ("Depth of the lake", "We take 20", "with Bled", "Town beside it"):
        assert word in text
    assert [one.text for one in page.all("option")] == ["blue", "green"]


def test_a_new_parameter_appears_in_the_permalink():
    assert links.query(Tiny.make({"depth": 40, "towns": ["Bled"]})) == "depth=40&town=Bled&v=1"


def test_a_new_parameter_appears_in_the_description():
    described = describe({"tiny": Tiny}, WORDS, "http://x")
    depth, town, colour, version = described["paths"]["/explain/tiny.json"]["get"]["parameters"]
    assert depth["schema"] == {"type": "number", "minimum": 1, "maximum": 300, "default": 20}
    assert (depth["description"], depth["x-unit"]) == ("Depth of the lake [m]", "m")
    assert town["schema"] == {
        "type": "array",
        "items": {"type": "string"},
        "maxItems": 3,
        "default": [],
    }
    assert colour["schema"]["enum"] == ["blue", "green"]
    assert version["name"] == "v"


def test_several_values_get_an_input_each_and_one_to_spare():
    field = fields(Tiny.make({"towns": ["Bled", "Bohinj"]}))[1]
    assert field.values == ("Bled", "Bohinj", "")
    assert field.changed
    full = fields(Tiny.make({"towns": ["a", "b", "c"]}))[1]
    assert full.values == ("a", "b", "c")


def test_the_choice_in_force_is_selected():
    page = shown(fields(Tiny.make({"colour": "green"})))
    selected = [one.text for one in page.all("option") if "selected" in one.attributes]
    assert selected == ["green"]


def test_only_what_differs_is_marked():
    found = fields(Tiny.make({"depth": 20, "colour": "green"}))
    assert [field.changed for field in found] == [False, False, True]


def test_a_dollar_default_is_not_shown_as_euros():
    found = {field.parameter.key: field for field in fields(Amortization.make({"currency": "EUR"}))}
    assert found["price"].unit == "EUR/h"
    assert found["price"].values == ("",)
    assert found["price"].default == ()
    assert found["price"].record is None
    stated = Amortization.make({"currency": "EUR", "price_per_hour": 4})
    again = {field.parameter.key: field for field in fields(stated)}
    assert again["price"].values == ("4",)


def test_a_refused_value_stays_in_its_field():
    problem = Problem("out_of_range", "depth", "999", "Depth of the lake", "m", 1, 300, (), "40")
    found = refused_fields(Tiny, [("depth", "999"), ("town", "Bled")], [problem])
    assert found[0].values == ("999",)
    assert "999" in found[0].problems[0]
    assert "1 to 300 m" in found[0].problems[0]
    assert found[1].problems == ()


def test_a_tiny_scenario_refuses_as_all_do():
    with pytest.raises(InvalidScenario) as raised:
        Tiny.make({"depth": float("nan")})
    assert raised.value.problems[0].key == "depth"
