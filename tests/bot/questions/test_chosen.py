"""Turns that pick from what was named before, add to it or take something away."""

import pytest

import calculations
from bot.questions.chosen import chosen
from bot.questions.message import take_apart
from bot.questions.slots import fill

CARDS = {"hardware": ["a100", "h100"], "capex": [9000, 31000], "hours_per_year": 4000}
TOWNS = {"cities": ["Lisbon, PT", "Dubai, AE", "Tokyo, JP"]}


def after(text, topic, kept):
    return fill(take_apart(text, calculations.parameters()), topic, kept)[0]


@pytest.mark.parametrize(("text", "place"), [
    ("only the first", 0), ("just the second one", 1), ("nur die erste", 0),
    ("ok, nur den zweiten bitte", 1), ("drop the first one", 1), ("die zweite streich", 0),
    ("ohne die zweite", 0), ("the former please", 0), ("nimm die letzte", 1),
])  # fmt: skip
def test_one_of_two_cards_with_its_price(text, place):
    found = after(text, "amortization", CARDS)
    assert (found["hardware"], found["capex"]) == (
        [CARDS["hardware"][place]],
        [CARDS["capex"][place]],
    )
    assert found["hours_per_year"] == 4000


@pytest.mark.parametrize(("text", "towns"), [
    ("without Dubai", ["Lisbon, PT", "Tokyo, JP"]), ("ohne Tokio", ["Lisbon, PT", "Dubai, AE"]),
    ("swap Dubai for Phoenix", ["Lisbon, PT", "Phoenix, US", "Tokyo, JP"]),
    ("Rome instead of Tokyo", ["Lisbon, PT", "Dubai, AE", "Rome, IT"]),
    ("drop the second", ["Lisbon, PT", "Tokyo, JP"]), ("only the third", ["Tokyo, JP"]),
    ("just Lisbon", ["Lisbon, PT"]), ("and in Rome?", ["Rome, IT"]),
    ("add Rome", ["Lisbon, PT", "Dubai, AE", "Tokyo, JP", "Rome, IT"]),
    ("und Wien dazu", ["Lisbon, PT", "Dubai, AE", "Tokyo, JP", "Vienna, AT"]),
    ("chuck in Rome as well", ["Lisbon, PT", "Dubai, AE", "Tokyo, JP", "Rome, IT"]),
    ("und im Vergleich mit Wien?", ["Lisbon, PT", "Dubai, AE", "Tokyo, JP", "Vienna, AT"]),
    ("drop Dubai, put Rome in its place", ["Lisbon, PT", "Rome, IT", "Tokyo, JP"]),
    ("scrap Dubai, take Rome", ["Lisbon, PT", "Rome, IT", "Tokyo, JP"]),
    ("without Tokyo, take Lisbon, Dubai and Rome", ["Lisbon, PT", "Dubai, AE", "Rome, IT"]),
    ("forget Tokyo, do it with Dubai and Rome", ["Lisbon, PT", "Dubai, AE", "Rome, IT"]),
    ("leave Tokyo out, suppose it were Rome", ["Lisbon, PT", "Dubai, AE", "Rome, IT"]),
])  # fmt: skip
def test_towns(text, towns):
    assert after(text, "sunlight", TOWNS)["cities"] == towns


@pytest.mark.parametrize("text", [
    "when was the first one built", "first of all, why", "is the second sure", "the fourth",
    "the first thing I asked you about was quite another, sorry for that", "2 of them", "",
    "only the first 500 h", "der erste Eindruck",
])  # fmt: skip
def test_a_place_in_another_sense_picks_nothing(text):
    assert after(text, "amortization", CARDS)["hardware"] == CARDS["hardware"]


def test_the_only_value_is_not_dropped():
    kept = {"cities": ["Oslo, NO"]}
    assert after("without Oslo", "sunlight", kept)["cities"] == ["Oslo, NO"]
    assert after("drop the first", "sunlight", kept)["cities"] == ["Oslo, NO"]


def test_without_a_thread_nothing_is_chosen():
    message = take_apart("add Rome", calculations.parameters())
    assert not list(chosen(message, {}, {"cities": ["Rome, IT"]}))
