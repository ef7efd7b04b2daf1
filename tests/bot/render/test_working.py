"""The working: formulas with the numbers put in."""

import pytest

from bot.render.working import working
from calculations import SCENARIOS, calculate
from calculations.amortization.scenario import Amortization
from calculations.quantities import Quantity
from calculations.results import Step


def put_in(scenario, method):
    steps = calculate(scenario).steps
    found = next(one for one in working(steps) if one.method == method)
    return [use.text for use in found.times]


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
    assert working([step])[0].times[0].text == "exp(1.1 (1 − 0.28)) ÷ 10"


def test_a_range_stands_for_its_symbol():
    prompts = Quantity(100.0, "prompt/day")
    each = Quantity(None, "Wh/prompt", 0.1, 0.3)
    step = Step("energy-per-day", {"e": each, "N": prompts}, Quantity(20.0, "Wh/day"))
    assert working([step])[0].times[0].text == "(0.1–0.3) × 100"


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
        for use in one.times:
            assert set(use.step.inputs) <= set(one.described.symbols), one.method


def test_a_step_is_set_as_mathematics_in_the_readers_own_marks():
    step = Step(
        "payback",
        {"I": Quantity(30000.0, "USD"), "q": Quantity(2.5, "USD/h")},
        Quantity(12000.0, "h"),
    )
    german = working([step], "de")[0]
    assert german.times[0].text == "30.000 ÷ 2,5"
    assert "<mfrac><mn>30.000</mn><mn>2,5</mn></mfrac>" in german.times[0].math
    assert german.math.startswith("<math")


def test_what_is_as_it_was_the_first_time_is_not_said_again():
    common = Quantity(5.0, "USD/h")
    steps = [
        Step("payback", {"I": Quantity(price, "USD"), "q": common}, Quantity(price / 5, "h"))
        for price in (10000.0, 30000.0)
    ]
    first, second = working(steps)[0].times
    assert set(first.told) == {"I", "q"}
    assert set(second.told) == {"I"}
