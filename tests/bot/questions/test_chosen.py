"""Turns that pick from what was named before, add to it or take something away."""

import pytest

import calculations
from bot.questions.chosen import chosen
from bot.questions.message import take_apart
from bot.questions.parse import parse
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


@pytest.mark.parametrize(("text", "place"), [
    ("only the expensive one", 1), ("nur die teure", 1), ("just the cheaper one", 0),
    ("the cheap one please", 0),
])  # fmt: skip
def test_the_dearer_or_the_cheaper_of_two(text, place):
    found = after(text, "amortization", CARDS)
    assert found["hardware"] == [CARDS["hardware"][place]]
    assert found["capex"] == [CARDS["capex"][place]]


def test_one_price_is_neither_dear_nor_cheap():
    kept = {"capex": [9000]}
    assert after("only the expensive one", "amortization", kept) == kept


@pytest.mark.parametrize(("text", "slot", "values"), [
    ("it is H100, not A100, I mixed", "hardware", ["h100"]),
    ("we have swapped Gemini out for Llama", "models", ["llama"]),
    ("und es ist Llama geworden, Gemini fiel durch", "models", ["llama"]),
    ("for Llama rather than Gemini", "models", ["llama"]),
    ("Lyon ist vom Tisch, es wird Porto", "cities", ["Porto, PT"]),
    ("nicht mehr Lyon, jetzt Porto", "cities", ["Porto, PT"]),
    ("does Gemini come out below Llama", "models", ["gemini", "llama"]),
])  # fmt: skip
def test_what_is_given_up_makes_room(text, slot, values):
    kept = {"hardware": ["a100"], "models": ["gemini"], "cities": ["Lyon, FR"]}
    topic = "footprint" if slot == "models" else "amortization"
    assert after(text, topic, {slot: kept[slot]})[slot] == values


def test_a_currency_is_stated_without_a_number_once_there_is_a_price():
    assert after("that's pounds, of course", "amortization", {"capex": [900]})["currency"] == "GBP"
    assert "currency" not in after("that's pounds", "amortization", {"hours_per_year": 900})
    assert "currency" not in after("that's mad, in the EU?", "amortization", {"capex": [900]})
    assert "currency" not in after("a pound of cake", "footprint", {"prompts_per_day": 900})


@pytest.mark.parametrize("text", ["both side by side please", "beide im Vergleich", "as duas"])
def test_both_are_the_one_in_force_and_the_one_it_replaced(text):
    villach = parse("Sonnenstunden in Villach für einen Rechner?")
    linz = parse("und in Linz?", villach)
    assert linz.slots["cities"] == ["Linz, AT"]
    assert parse(text, linz).slots["cities"] == ["Villach, AT", "Linz, AT"]


def test_both_beside_a_new_name_are_the_old_and_the_new():
    first = parse("energy of one answer by Claude?")
    assert parse("set that beside ChatGPT, both please", first).slots["models"] == ["claude", "gpt"]


def test_what_was_replaced_long_ago_is_forgotten_with_what_replaced_it():
    first = parse("sun hours in Oslo for a server")
    third = parse("and in Madrid?", parse("and in Rome?", first))
    assert parse("both please", third).slots["cities"] == ["Rome, IT", "Madrid, ES"]


def test_without_a_thread_nothing_is_chosen():
    message = take_apart("add Rome", calculations.parameters())
    assert not list(chosen(message, {}, {"cities": ["Rome, IT"]}))
