"""Turns that count from the turn before."""

import pytest

from bot.questions.message import take_apart
from bot.questions.relative import rescaled


@pytest.mark.parametrize(("text", "value"), [
    ("double it", 1520), ("double that count, Tulsa's coming on", 1520), ("half of that", 380),
    ("und doppelt so viel?", 1520), ("halb so viel", 380), ("das Doppelte", 1520),
    ("die Hälfte", 380), ("and three times as many", 2280),
])  # fmt: skip
def test_prompts_are_scaled(text, value):
    found = rescaled(take_apart(text, {}), "footprint", {"prompts_per_day": 760})
    assert found is not None
    assert found[:2] == ("prompts_per_day", pytest.approx(value))


@pytest.mark.parametrize("text", [
    "does Llama use double that", "doppelt so viel wie Mistral?", "twice the water for images",
    "half the energy", "90 a day", "double espresso", "",
])  # fmt: skip
def test_comparisons_scale_nothing(text):
    assert rescaled(take_apart(text, {}), "footprint", {"prompts_per_day": 760}) is None


@pytest.mark.parametrize(("text", "topic", "slot", "value"), [
    ("and half the hours", "amortization", "hours_per_year", 3750),
    ("double the hours", "amortization", "hours_per_year", 15000),
    ("half those hours", "amortization", "hours_per_year", 3750),
    ("halbe Leistung", "amortization", "power_w", 350),
    ("doppelter Strompreis?", "amortization", "electricity_price", 0.6),
    ("half the sites", "diffuse", "sites", 20),
    ("twice the load", "diffuse", "load_mw", 80),
])  # fmt: skip
def test_a_slot_that_is_named(text, topic, slot, value):
    kept = {"hours_per_year": 7500, "power_w": 700, "electricity_price": 0.3}
    kept |= {"sites": 40, "load_mw": 40} if topic == "diffuse" else {}
    found = rescaled(take_apart(text, {}), topic, kept)
    assert found is not None
    assert found[:2] == (slot, pytest.approx(value))


def test_another_word_behind_names_no_slot():
    message = take_apart("half the power of the sun", {})
    assert rescaled(message, "amortization", {"power_w": 700}) is None


def test_only_what_a_topic_counts_and_the_thread_has_said():
    message = take_apart("half that", {})
    assert rescaled(message, "diffuse", {"load_mw": 12, "sites": 3})[:2] == ("load_mw", 6)
    assert rescaled(message, "rebound", {"efficiency_gain": 3}) is None
    assert rescaled(message, "footprint", {}) is None


AMOUNTS = {"capex": [9000, 31000], "price_per_hour": 2, "electricity_price": 0.3}


@pytest.mark.parametrize(("text", "slot", "value"), [
    ("halve the power price", "electricity_price", 0.15),
    ("what if the rent falls to half", "price_per_hour", 1),
    ("und das Doppelte beim Anschaffungspreis", "capex", [18000, 62000]),
    ("and double the cost as well", "capex", [18000, 62000]),
    ("what if spot doubles", "price_per_hour", 4),
    # What was said last is meant where nothing is named.
    ("doppelt so viel", "electricity_price", 0.6), ("double that", "electricity_price", 0.6),
])  # fmt: skip
def test_prices_are_scaled(text, slot, value):
    found = rescaled(take_apart(text, {}), "amortization", AMOUNTS)
    assert found is not None
    assert (found[0], found[1]) == (slot, pytest.approx(value))


@pytest.mark.parametrize("text", [
    "is the H200 double the price per token", "half the price of the sun",
    "does the rent double the hours I need",
])  # fmt: skip
def test_what_is_beside_the_point_scales_nothing(text):
    assert rescaled(take_apart(text, {}), "amortization", AMOUNTS) is None
