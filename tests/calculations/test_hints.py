"""Slips that people make get a hint of their own, with the value they meant."""

from dataclasses import replace

import pytest

from bot.render.page import sentence
from calculations import SCENARIOS
from calculations.errors import InvalidScenario

CARD = {"capex": [30000]}
SLIPS = [
    ("amortization", {**CARD, "interest_rate": 8}, "rate", "percent", "0.08"),
    ("amortization", {**CARD, "lifetime_years": 0.08}, "life", "rate_for_life", "5"),
    ("amortization", {**CARD, "electricity_price": 120}, "electricity", "per_mwh", "0.12"),
    ("amortization", {**CARD, "pue": 0.8}, "pue", "below_the_computers", "1.2"),
    ("amortization", {**CARD, "pue": 120}, "pue", "percent", "1.2"),
    ("amortization", {**CARD, "price_per_hour": 0}, "price", "earns_nothing", "5"),
    ("amortization", {"capex": [0]}, "capex", "costs_nothing", "30k"),
    ("amortization", {"capex": [-1]}, "capex", "negative", "30k"),
    ("amortization", {**CARD, "hours_per_year": 99999}, "hours", "year_is_over", "2000"),
    ("footprint", {"pue": 0.5}, "pue", "below_the_computers", "1.2"),
    ("diffuse", {"correlation": 30}, "correlation", "percent", "0.3"),
]


def refused(topic, given):
    with pytest.raises(InvalidScenario) as caught:
        SCENARIOS[topic].make(given)
    return {problem.key: problem for problem in caught.value.problems}


@pytest.mark.parametrize(("topic", "given", "key", "hint", "example"), SLIPS)
def test_a_slip_has_its_own_hint(topic, given, key, hint, example):
    problem = refused(topic, given)[key]
    assert (problem.hint, problem.example) == (hint, example)


@pytest.mark.parametrize(("topic", "given", "key", "hint", "example"), SLIPS)
def test_every_hint_has_its_words(topic, given, key, hint, example):
    """Removing the hint makes the sentence shorter; what was given and an example stay."""
    problem = refused(topic, given)[key]
    said = sentence(problem, "USD")
    assert len(said) > len(sentence(replace(problem, hint=""), "USD"))
    assert problem.given in said
    assert problem.title in said
    assert example in said


def test_swapped_rate_and_life_are_put_right_together():
    found = refused("amortization", {**CARD, "interest_rate": 5, "lifetime_years": 0.08})
    assert (found["rate"].hint, found["rate"].example) == ("swapped", "0.08")
    assert (found["life"].hint, found["life"].example) == ("swapped", "5")


def test_two_slips_that_are_no_swap_keep_their_own_hints():
    found = refused("amortization", {**CARD, "interest_rate": 8, "lifetime_years": -1})
    assert (found["rate"].hint, found["life"].hint) == ("percent", "negative")


def test_the_meant_value_is_named_only_where_it_would_be_allowed():
    assert refused("amortization", {**CARD, "interest_rate": 500})["rate"].hint == ""


def test_no_currency_has_a_kilowatt_hour_for_the_price_of_a_megawatt_hour():
    dear = {**CARD, "electricity_price": 9000, "currency": "INR"}
    assert refused("amortization", dear)["electricity"].example == "9"
