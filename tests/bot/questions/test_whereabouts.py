"""No question about a place is answered for another without a word."""

import pytest

from bot.answers import reply
from bot.questions.parse import parse


def ask(*turns):
    before = None
    for text in turns:
        query = parse(text, before)
        answered = reply(text, query).answer
        before = before if query.problems else query
    return query, answered


@pytest.mark.parametrize(
    "turns",
    [
        ["can we run it on McMurdo's sun?"],
        ["solar hours in Xanadu"],
        ["hours of sun in Brlnxx"],
        ["does a 30k card on solar in Hogsmeade pay off"],
        ["sun hours in Berlin", "and in Xanadu?"],
        ["sun hours in Berlin", "and Xanadu?"],
        ["Sonnenstunden in Entenhausen?"],
        ["Sonnenstunden Köln", "und in Xanadu?"],
    ],
)
def test_an_unknown_place_alone_is_a_problem(turns):
    query, answer = ask(*turns)
    assert [one.kind for one in query.problems] == ["unknown_place"]
    assert answer.kind == "unsure"
    assert query.problems[0].given in answer.headline
    assert " h (" not in answer.text


def test_the_thread_goes_on_after_an_unknown_place():
    query, _ = ask("sun hours in Berlin", "and in Xanadu?", "and in Valencia?")
    assert query.slots["cities"] == ["Valencia, ES"]


@pytest.mark.parametrize(
    ("text", "town", "words"),
    [
        (
            "sun hours Berlin or Hogsmeade",
            "Berlin, DE",
            "Left out, as I know no such town: Hogsm",
        ),
        ("Sonnenstunden in Lummerland oder Kiel", "Kiel, DE", "Nicht dabei, weil ich den Ort nic"),
    ],
)
def test_beside_a_town_an_unknown_place_is_left_out_and_named(text, town, words):
    query, answer = ask(text)
    assert query.slots["cities"] == [town]
    assert words in answer.context
    assert answer.kind == "answer"
    assert len(answer.context) <= 200


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("at which places in Spain can servers run the longest on sun", "Madrid, ES"),
        ("how many hours can servers run on sun in Texas", "Houston, US"),
        ("wie viele Stunden läuft ein Server mit Sonne in Bayern", "Munich, DE"),
    ],
)
def test_a_country_or_region_stands_for_its_largest_town_and_says_so(text, town):
    query, answer = ask(text)
    assert query.hints["cities"] == [town]
    assert "cities" not in query.slots
    assert town.split(",")[0] in answer.context or "Gemeint: " in answer.context


def test_where_towns_do_not_matter_an_unknown_place_does_not_either():
    query, answer = ask("30k card at 5 usd/h, asks my colleague near Hogsmeade: payback?")
    assert not query.problems
    assert "6,000 h" in answer.text
