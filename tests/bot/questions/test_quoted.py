"""Which number's source is asked for, or which answer's."""

import pytest

from bot.questions.parse import parse
from bot.questions.quoted import numbers_in
from bot.store.encoding import decode, encode
from calculations.lookup import Number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("where does the 945 TWh come from?", Number(945, 3, "TWh")),
        ("what's the source for 0.24 Wh", Number(0.24, 2, "Wh")),
        ("woher kommen die 415 TWh", Number(415, 3, "TWh")),
        ("Quelle für 0,3 Wh?", Number(0.3, 1, "Wh")),
        ("source for the 33x claim", Number(33, 2, "x")),
        ("source for 8% interest", Number(8, 1, "%")),
        ("where did you get the 30,000 USD from", Number(30000, 5, "USD")),
        ("where does the 415 TWh of 2024 come from", Number(415, 3, "TWh")),
        ("is the 2.9 Wh figure real?", Number(2.9, 2, "Wh")),
    ],
)
def test_the_number_whose_source_is_asked_for(text, number):
    query = parse(text)
    assert (query.topic, query.aspect) == ("reading", "source")
    assert query.quoted == number


@pytest.mark.parametrize(
    "text",
    ["sources for 3 papers on AI energy", "who should I read on AI energy?", "source?"],
)
def test_no_number_is_asked_for(text):
    assert parse(text).quoted is None


@pytest.mark.parametrize(
    "text", ["where's that number from?", "source?", "woher kommt die Zahl", "says who?"]
)
def test_in_a_thread_the_last_answer_is_meant(text):
    before = parse("how much energy does a chatgpt prompt use")
    query = parse(text, before)
    assert query.topic == "reading"
    assert query.about is not None
    assert query.about.slots == {"models": ["gpt"]}


def test_the_talk_goes_on_from_the_answer_whose_sources_were_asked_for():
    first = parse("30k card at 5/h in Berlin")
    then = parse("and in Los Angeles?", parse("source?", first))
    assert then.topic == "amortization"
    assert then.slots["capex"] == [30000]


def test_alone_it_asks_for_no_answer():
    assert parse("where's that number from?").about is None


def test_both_survive_the_store():
    asked = parse("where does the 945 TWh come from?")
    then = parse("source?", parse("how much energy does a chatgpt prompt use"))
    for query in (asked, then):
        kept = decode(encode(query))
        assert (kept.quoted, kept.about and kept.about.slots) == (
            query.quoted,
            query.about and query.about.slots,
        )


def test_numbers_of_an_answer():
    said = numbers_in("Up: 833–1,008 TWh, 485 in 2025 (0,34 Wh).")
    assert [one.value for one in said] == [833, 1008, 485, 2025, 0.34]
    assert [one.digits for one in said] == [3, 4, 3, 4, 2]
