"""Numbers and names that we do not take: what was given, what is allowed, and an example."""

import pytest

from bot import answers
from bot.questions.parse import parse
from bot.questions.query import Query
from calculations.errors import Problem

from .asking import ask


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30k card 9000 hours a year at 5/h", "A year has no more than 8,760 h."),
        ("Karte 30k, 9000 Stunden im Jahr, 5 Euro die Stunde", "Ein Jahr hat höchstens 8.760 h."),
        ("cost per hour of a 30k card at 200% interest", "Interest rate: 2 is outside of 0 to 0.5"),
        ("30k card PUE 0.5 cost per hour", "Power usage effectiveness: 0.5 is outside"),
        ("30k card at -5 per hour", "It cannot be below nothing."),
        ("models use 120% less energy, does the total fall", "Nothing saves all of its energy."),
        ("data centre demand by 2200", "Years ahead: 174 is outside of -10 to 30 years."),
        ("GPT answer of 0 tokens energy", "Tokens in an answer: 0 is outside"),
    ],
)
def test_a_stated_number_out_of_range_is_never_passed_over(text, said):
    answer = answers.reply(text, parse(text)).answer
    assert answer.kind == "unsure"
    assert said in answer.text


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"capex": [-1]}, ["-1", "0.01", "capex="]),
        ({"price_per_hour": 0}, ["0", "price="]),
        ({"hours_per_year": 99999}, ["99999", "8,760", "hours="]),
        ({"interest_rate": 5}, ["5", "0.5", "rate="]),
        ({"cities": ["Atlantis City"]}, ["Atlantis City", "city="]),
    ],
)
def test_bad_input_gets_what_was_given_what_is_allowed_and_an_example(slots, words):
    answer = ask("amortization", **slots).answer
    assert answer.kind == "unsure"
    for word in words:
        assert word in f"{answer.text} {answer.context}"


@pytest.mark.parametrize(
    "kind",
    [
        "unknown_key",
        "unknown_place",
        "not_used",
        "not_a_choice",
        "too_long",
        "too_many",
        "currency",
        "version",
        "not_a_number",
        "out_of_range",
    ],
)
def test_every_kind_of_problem_has_its_sentence(kind):
    problem = Problem(
        kind,
        "capex",
        "<!channel> *x*",
        title="Purchase price",
        unit="{currency}",
        low=1,
        high=2,
        choices=("capex", "price"),
        example="30k",
    )
    reply = answers.reply("?", Query("amortization", "", problems=(problem,)))
    said = reply.answer.text + reply.answer.context
    assert reply.answer.kind == "unsure"
    assert len(reply.answer.text) > 40
    assert "<" not in said
    assert "*" not in said
    assert "{currency}" not in said
