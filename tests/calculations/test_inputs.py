"""What is declared of one input, and what is read off it."""

from typing import Literal

import pytest
from pydantic import BaseModel

from calculations.inputs import parameter, parameters_of
from calculations.scenario import Town


class Kiosk(BaseModel):
    """Inputs of this test, of every kind."""

    shelves: tuple[float, ...] = parameter(
        "shelf", "Shelf", unit="m", allowed=(0.1, 9), default=(1.0,), most=2, example="2"
    )
    staff: int | None = parameter("staff", "Staff", allowed=(0, 9), example="2")
    colour: Literal["red", "blue"] | None = parameter(
        "colour", "Colour", choices=("red", "blue"), example="blue"
    )
    town: Town | None = parameter("city", "Town", example="Berlin")
    owner: str = parameter("owner", "Owner", default="me", example="you")
    currency: str = parameter("currency", "Currency", default="USD", example="EUR")
    rate: float = parameter("rate", "Rate", record="cost/interest-rate", example="0.08")


def test_each_input_has_the_kind_of_its_type():
    kinds = {key: one.kind for key, one in parameters_of(Kiosk).items()}
    assert kinds == {
        "shelf": "number",
        "staff": "whole number",
        "colour": "choice",
        "city": "place",
        "owner": "name",
        "currency": "currency",
        "rate": "number",
    }


def test_what_was_declared_is_told():
    shelf = parameters_of(Kiosk)["shelf"]
    assert (shelf.name, shelf.title, shelf.unit) == ("shelves", "Shelf", "m")
    assert (shelf.low, shelf.high, shelf.many, shelf.most) == (0.1, 9, True, 2)
    assert not parameters_of(Kiosk)["staff"].many


def test_a_default_may_come_from_a_record():
    assert parameters_of(Kiosk)["rate"].record == "cost/interest-rate"
    assert Kiosk().rate == 0.08


def test_nothing_else_may_be_a_field():
    class Bare(BaseModel):
        width: float = 1.0

    with pytest.raises(TypeError, match=r"Bare\.width was not declared"):
        parameters_of(Bare)
