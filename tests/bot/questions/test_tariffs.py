"""Prices of electricity by the word before them, and products' numbers that are no sums."""

import pytest

from bot.questions.numbers import read
from bot.questions.parse import parse


@pytest.mark.parametrize(("text", "value", "currency"), [
    ("tariff 1.10", 1.1, None), ("tariff 9", 9, None), ("350 watts, unit 7.5", 7.5, None),
    ("unit is 8.5 rupees", 8.5, "INR"), ("Arbeitspreis 0,17 €", 0.17, "EUR"),
    ("tariff is 8 rupees 40 paise per unit", 8.4, "INR"), ("tariff is 0,82", 0.82, None),
])  # fmt: skip
def test_a_price_of_electricity(text, value, currency):
    one = read(text)[-1]
    assert (one.value, one.currency, one.per) == (pytest.approx(value), currency, "kwh")


@pytest.mark.parametrize("text", [
    "a 10k unit at 3 bucks", "1 unit 94 euros", "alarm on unit 2", "next tariff 29",
    "tariff 2027", "tested unit at 40",
])  # fmt: skip
def test_what_is_no_price_of_electricity(text):
    assert all(one.per is None for one in read(text))


@pytest.mark.parametrize(("text", "capex"), [
    ("RX 7900 XTX for 4000 euros, 2.5 h each night. cost per hour", [4000]),
    ("eigene 4000 Ada für 1.350€, 15h/Woche, was kostet die Stunde", [1350]),
    ("RTX 4000 SFF, 1150€, 33ct, vier Jahre, Kosten je Stunde?", [1150]),
    ("wg-server, 4080 für 900 gebraucht, 2h am tag, was kostet die stunde", [900]),
    ("R750 mit 2x L40, 31k, 1900 h/a. stundensatz?", [31_000]),
])  # fmt: skip
def test_a_products_number_is_no_sum(text, capex):
    slots = parse(text).slots
    assert slots["capex"] == capex
    assert slots.get("currency") in {None, "EUR"}


@pytest.mark.parametrize(("text", "value", "currency"), [
    ("R750 per hour", 750, "ZAR"), ("R95 000", 95_000, "ZAR"), ("R450/h", 450, "ZAR"),
])  # fmt: skip
def test_rands_are_no_rack_server(text, value, currency):
    (one,) = read(text)
    assert (one.value, one.currency) == (value, currency)
