from typing import ClassVar

import pytest

from calculations import SCENARIOS, Amortization, Rebound
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario, parameter


class Kiosk(Scenario):
    """A scenario of this test."""

    topic: ClassVar[str] = "kiosk"

    shelves: tuple[float, ...] = parameter(
        "shelf", "Shelf", unit="m", allowed=(0.1, 9), default=(1.0,), most=2, example="2"
    )
    colour: str = parameter(
        "colour", "Colour", default="red", choices=("red", "blue"), example="blue"
    )


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_every_topic_works_with_nothing_stated(scenario):
    blank = scenario()
    assert blank.differences() == {}
    assert all(p.example and p.title for p in scenario.parameters().values())


def test_a_key_means_the_same_field_in_every_topic():
    names = {}
    for scenario in SCENARIOS.values():
        for key, declared in scenario.parameters().items():
            assert names.setdefault(key, declared.name) == declared.name


@pytest.mark.parametrize(
    ("given", "kind", "key"),
    [
        ({"capex": [-1]}, "out_of_range", "capex"),
        ({"price_per_hour": 0}, "out_of_range", "price"),
        ({"hours_per_year": 99999}, "out_of_range", "hours"),
        ({"pue": 0.9}, "out_of_range", "pue"),
        ({"interest_rate": 5}, "out_of_range", "rate"),
        ({"lifetime_years": 0.08}, "out_of_range", "life"),
        ({"electricity_price": 80}, "out_of_range", "electricity"),
        ({"price_per_hour": float("nan")}, "out_of_range", "price"),
        ({"price_per_hour": float("inf")}, "out_of_range", "price"),
        ({"price_per_hour": "five"}, "not_a_number", "price"),
        ({"capex": [1, 2, 3, 4, 5]}, "too_many", "capex"),
        ({"cities": ["Nowhereville"]}, "unknown_place", "city"),
        ({"warp": 9}, "not_used", "warp"),
    ],
)
def test_what_is_not_covered_is_refused_with_all_that_helps(given, kind, key):
    with pytest.raises(InvalidScenario) as caught:
        Amortization.make(given)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.key) == (kind, key)
    if kind == "out_of_range":
        assert problem.example
        assert problem.high is not None


def test_all_problems_come_at_once():
    with pytest.raises(InvalidScenario) as caught:
        Amortization.make({"capex": [-1], "price_per_hour": 0, "pue": 9})
    assert {p.key for p in caught.value.problems} == {"capex", "price", "pue"}


def test_a_choice_outside_of_the_list_is_refused():
    with pytest.raises(InvalidScenario) as caught:
        Kiosk.make({"colour": "green"})
    assert caught.value.problems[0].choices == ("red", "blue")
    with pytest.raises(InvalidScenario):
        Rebound.make({"evidence": "gut feeling"})


def test_towns_are_read_from_their_names():
    scenario = Amortization.make({"cities": ["Wien", "Los Angeles, US"]})
    assert [str(town) for town in scenario.cities] == ["Vienna, AT", "Los Angeles, US"]


def test_only_what_differs_is_kept_in_the_order_declared():
    scenario = Amortization.make({"price_per_hour": 5, "capex": [30000], "interest_rate": 0.08})
    assert list(scenario.differences()) == ["capex", "price"]


def test_the_default_number_in_another_currency_is_a_difference():
    scenario = Amortization.make({"currency": "EUR", "electricity_price": 0.12})
    assert scenario.differences()["electricity"] == 0.12


def test_a_scenario_cannot_be_changed_in_place():
    with pytest.raises(ValueError, match="frozen"):
        Amortization().pue = 1.5  # type: ignore[misc]


def test_changed_checks_again():
    with pytest.raises(InvalidScenario):
        Amortization().changed(pue=0.5)


def test_a_field_must_be_declared_with_parameter():
    class Bare(Scenario):
        topic: ClassVar[str] = "bare"
        width: float = 1.0

    with pytest.raises(TypeError, match="parameter"):
        Bare.parameters()
