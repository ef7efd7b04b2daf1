"""What pages are given: sentences for problems, formulas with numbers, shelves of records."""

import pytest

from bot.render.page import sentence, sentence_for, shelves, working
from calculations import SCENARIOS, calculate, records
from calculations.amortization.scenario import Amortization
from calculations.errors import Problem
from calculations.quantities import Quantity
from calculations.results import Step

KINDS = (
    "out_of_range",
    "not_a_number",
    "not_a_choice",
    "too_many",
    "unknown_place",
    "unknown_key",
    "not_used",
    "currency",
    "version",
    "something new",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_problem_has_its_sentence(kind):
    problem = Problem(kind, "price", "-1", "Selling price", "{currency}/h", 1, 9, ("a", "b"), "5")
    said = sentence(problem, "EUR")
    assert said.endswith(".")
    assert "{" not in said
    assert "None" not in said


def test_a_sentence_says_what_was_given_what_is_allowed_and_what_works():
    problem = Problem("out_of_range", "price", "-1", "Selling price", "{currency}/h", 1, 9, (), "5")
    assert sentence(problem, "EUR") == (
        "Selling price: “-1” is not possible here. Allowed is 1 to 9 EUR/h. For example: 5."
    )


def test_what_was_given_is_cut_short_and_made_harmless():
    said = sentence(Problem("not_a_number", "price", "<!channel>" * 100, "Price"))
    assert len(said) < 120
    assert "<" not in said


def test_an_unknown_reason_is_still_a_sentence():
    assert sentence_for("no such reason").endswith(".")


def put_in(scenario, method):
    steps = calculate(scenario).steps
    found = next(one for one in working(steps) if one.method == method)
    return [text for _, text in found.times]


def test_numbers_take_the_place_of_symbols():
    card = Amortization.make({"capex": [30000], "price_per_hour": 5})
    assert put_in(card, "payback") == ["30,000 ÷ 5"]
    assert put_in(card, "capital-recovery-factor") == ["0.08 (1 + 0.08)^5 ÷ ((1 + 0.08)^5 − 1)"]


def test_a_symbol_of_several_letters_is_one_symbol():
    step = Step(
        "semilog-demand",
        {"φ": Quantity(10.0, "x"), "η": Quantity(1.1, "1"), "p": Quantity(0.28, "x")},
        Quantity(0.22, "x"),
    )
    assert working([step])[0].times[0][1] == "exp(1.1 (1 − 0.28)) ÷ 10"


def test_a_range_stands_for_its_symbol():
    prompts = Quantity(100.0, "prompt/day")
    each = Quantity(None, "Wh/prompt", 0.1, 0.3)
    step = Step("energy-per-day", {"e": each, "N": prompts}, Quantity(20.0, "Wh/day"))
    assert working([step])[0].times[0][1] == "(0.1–0.3) × 100"


def test_the_same_step_is_shown_once():
    two = Amortization.make({"capex": [30000, 10000]})
    assert len(put_in(two, "capital-recovery-factor")) == 1
    assert len(put_in(two, "payback")) == 2


def test_a_step_without_a_description_is_still_shown():
    step = Step("unheard-of", {"x": Quantity(1.0, "h")}, Quantity(2.0, "h"))
    assert working([step])[0].described is None


@pytest.mark.parametrize("topic", SCENARIOS)
def test_every_step_is_described_and_its_symbols_explained(topic):
    for one in working(calculate(SCENARIOS[topic]()).steps):
        assert one.described is not None, one.method
        for step, _ in one.times:
            assert set(step.inputs) <= set(one.described.symbols), one.method


def test_shelves_hold_every_record_once():
    found = [record.id for _, shelf in shelves(records.records().values()) for record in shelf]
    assert sorted(found) == sorted(records.records())
