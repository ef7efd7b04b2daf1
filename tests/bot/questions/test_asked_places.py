"""Towns of a question, and towns that only its story has."""

import pytest

from bot.questions.asked_places import is_asked_about, place_amounts
from bot.questions.message import take_apart
from bot.questions.parse import parse


@pytest.mark.parametrize("text", [
    "My boss heard in Bregenz that dear GPUs must never stand still. Same for cheap ones?",
    "My colleague from Leeds says a GPU that sleeps at night loses money, is he right?",
    "Typing this on the train to Hamburg: is it nonsense to run a cheap GPU part of the day?",
    "Ein Kollege aus Wien meint, teure Karten dürften nie stillstehen. Hat er recht?",
])  # fmt: skip
def test_a_town_of_the_story_is_no_slot(text):
    assert "cities" not in parse(text).slots


@pytest.mark.parametrize(("text", "towns"), [
    ("does the sun in Leeds pay for a 12k box at 3 an hour", ["Leeds, GB"]),
    ("100 MW in Dundee or 300 small sites, what is kinder to the grid", ["Dundee, GB"]),
    ("9.000 € Server, nur mit Sonne in Luzern, 2 €/h: rechnet sich das?", ["Lucerne, CH"]),
    ("Cologne or Porto for a 12k box at 6/h, sun only", ["Cologne, DE", "Porto, PT"]),
])  # fmt: skip
def test_a_town_that_the_answer_depends_on_is_one(text, towns):
    assert parse(text).slots["cities"] == towns


def test_other_topics_have_no_towns_or_always():
    said = take_apart("how sunny is it in Porto", {})
    (porto,) = said.towns
    assert is_asked_about(said, "sunlight", porto)
    assert not is_asked_about(said, "rebound", porto)
    assert not is_asked_about(said, "reading", porto)


def test_what_is_looked_at_ends_with_the_sentence():
    said = take_apart("I was born in Porto. Would its sun pay for a card?", {})
    seen = place_amounts(said, "amortization", said.towns[0])
    assert {"<1 in", "<2 born", "before born", ">1 |"} <= seen.keys()
    assert not any("card" in feature for feature in seen)


def test_a_turn_that_follows_tells_no_story():
    first = parse("300 MW on 60 sites in Fortaleza or on one?")
    assert parse("and Salvador instead of Fortaleza?", first).slots["cities"] == ["Salvador, BR"]
