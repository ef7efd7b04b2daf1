"""Whose money it is: signs, words and nicknames of currencies, and sums of none that is said."""

import pytest

from bot.questions.numbers import read
from bot.questions.parse import parse


@pytest.mark.parametrize(("text", "currency", "value", "per"), [
    ("TSh 9 million", "TZS", 9e6, None), ("1.6 mln tenge", "KZT", 1.6e6, None),
    ("19 millones de pesos chilenos", "CLP", 19e6, None), ("¥1,200,000", "JPY", 1.2e6, None),
    ("600 colombian pesos", "COP", 600, None), ("J$900,000", "JMD", 900_000, None),
    ("45 jamaican dollars a unit", "JMD", 45, "kwh"), ("GH₵70k", "GHS", 70_000, None),
    ("2.900 đ/kWh", "VND", 2900, "kwh"), ("35'000 Franke", "CHF", 35_000, None),
    ("fr. 1.75", "CHF", 1.75, None), ("fr. 2400", "CHF", 2400, None), ("zł 4", "PLN", 4, None),
    ("25 Rappe", "CHF", 0.25, None), ("27 Rp", None, 0.27, None),
    ("20k aussie dollars", "AUD", 20_000, None), ("3,800 aussie, used", "AUD", 3800, None),
    ("twenty thousand Canadian", "CAD", 20_000, None), ("30,000 US for it", "USD", 30_000, None),
    ("3.50 US an hour", "USD", 3.5, "hour"), ("70 cents US an hour", "USD", 0.7, "hour"),
    ("2.8M NT$", "TWD", 2.8e6, None), ("NT$5", "TWD", 5, None), ("20k A$", "AUD", 20_000, None),
    ("1.2 million NT", "TWD", 1.2e6, None), ("24 eurocents", "EUR", 0.24, None),
    ("4 loonies an hour", "CAD", 4, "hour"), ("3 sing dollars per hr", "SGD", 3, "hour"),
    ("24 tenge kWh", "KZT", 24, "kwh"), ("95 lira hour", "TRY", 95, "hour"),
    ("700 thousand pesos", None, 700_000, None), ("86.000 Tacken", None, 86_000, None),
    ("990円", "JPY", 990, None),
])  # fmt: skip
def test_an_amount_of_money(text, currency, value, per):
    (one,) = read(text)
    assert one.kind == "money"
    assert one.value == pytest.approx(value)
    assert (one.currency, one.per) == (currency, per)


@pytest.mark.parametrize(
    "text",
    ["5 Canadian sites", "3,000 American homes", "40 US sites", "would tell 5 us",
     "mo-fr. 8", "electricity 2028 US. LBNL", "300 swiss villages"],
)  # fmt: skip
def test_what_is_no_money(text):
    assert all(one.kind != "money" for one in read(text))


@pytest.mark.parametrize(("text", "currency"), [
    ("33c/kWh, 1.2kw, cost of each hour in aussie dollars", "AUD"),
    ("break-even price of a card, in NT$ per hour", "TWD"),
    ("card 380,000, cost per hour in jamaican dollars", "JMD"),
    ("effective €/h of a 30k card", "EUR"),
    ("the barge costs thirty thousand dollar a day even idle. must a card run as much?", None),
])  # fmt: skip
def test_the_currency_of_an_answer(text, currency):
    assert parse(text).slots.get("currency") == currency


def test_a_sign_against_the_next_number_is_its_own():
    assert [(one.kind, one.value) for one in read("lot 1 £30,000")][-1] == ("money", 30_000)
