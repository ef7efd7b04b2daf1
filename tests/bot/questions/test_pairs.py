"""``key=value`` pairs, and the one currency of a message."""

import pytest

from bot.questions.parse import parse


@pytest.mark.parametrize(
    "text", ["capex=30k€ price=5$", "capex=30k$ currency=EUR", "30k€ card at 5 USD/h"]
)
def test_two_currencies_in_one_message_are_a_problem_and_not_a_conversion(text):
    assert [problem.kind for problem in parse(text).problems] == ["currency"]


def test_a_sign_on_any_amount_is_the_currency_of_all():
    query = parse("capex=30k€ price=5")
    assert (query.slots["currency"], query.problems) == ("EUR", ())


def test_towns_that_nobody_knows_are_named_up_to_five():
    words = ["alfa", "beta", "gamma", "delta", "epsi", "zeta"]
    text = "sun " + " ".join(f"city=Nowhere{word}ville" for word in words)
    problems = parse(text).problems
    assert [problem.kind for problem in problems] == ["unknown_place"] * 5
