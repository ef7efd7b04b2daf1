"""Money as people say it: spoken cents, hundredths, and the currencies of many places."""

import pytest

from bot.questions.message import take_apart
from bot.questions.numbers import read


@pytest.mark.parametrize(("text", "currency", "value", "per"), [
    ("1 euro 80", "EUR", 1.8, None), ("1 Euro 35 die Stunde", "EUR", 1.35, "hour"),
    ("zwei Euro fuffzig die Stunde", "EUR", 2.5, "hour"), ("2 quid 40", "GBP", 2.4, None),
    ("two pounds eighty", "GBP", 2.8, None), ("buck forty", "USD", 1.4, None),
    ("a buck ten an hour", "USD", 1.1, "hour"), ("eins fünfzig die Stunde", None, 1.5, "hour"),
    ("one fifty an hour", None, 1.5, "hour"),
    ("25 Öre/kWh", "SEK", 0.25, "kwh"), ("18 groszy", "PLN", 0.18, None),
    ("35 Rappen", "CHF", 0.35, None), ("70 paise", "INR", 0.7, None), ("21p.", "GBP", 0.21, None),
    ("118 000 zł", "PLN", 118000, None), ("1 700 €", "EUR", 1700, None),
    ("9'500 Fr.", "CHF", 9500, None), ("Fr. 28'000", "CHF", 28000, None),
    ("R95 000", "ZAR", 95000, None), ("R22/h", "ZAR", 22, "hour"), ("R$ 5000", "BRL", 5000, None),
    ("₱180k", "PHP", 180000, None), ("$27,000 Canadian", "CAD", 27000, None),
    ("A$ 5000", "AUD", 5000, None), ("NZ$3", "NZD", 3, None), ("S$40", "SGD", 40, None),
    ("12.000 schwedische Kronen", "SEK", 12000, None), ("3 crore rupees", "INR", 3e7, None),
    ("14t euro", "EUR", 14000, None), ("three-fifty an hour", None, 3.5, "hour"),
    ("a quarter an hour", None, 0.25, "hour"), ("5 US cents", "USD", 0.05, None),
    ("thirty-one thousand pounds", "GBP", 31000, None), ("R$ 240 mil", "BRL", 240000, None),
    ("0,35 dollars for hour", "USD", 0.35, "hour"), ("31 yen for kWh", "JPY", 31, "kwh"),
    ("35 Cent Erlös je Stunde", None, 0.35, "hour"), ("two quid an oor", "GBP", 2, "hour"),
    ("2k5 euro", "EUR", 2500, None), ("12'000.- CHF", "CHF", 12000, None),
    ("EUR 27.500,-", "EUR", 27500, None), ("Strom kostet 24", None, 0.24, None),
    ("ein Euro fuffzig pro Stunde", "EUR", 1.5, "hour"), ("£2.50ph", "GBP", 2.5, "hour"),
    ("R$ 1,2 milhão", "BRL", 1.2e6, None), ("300.000 danske kroner", "DKK", 300_000, None),
    ("60 tys. zł", "PLN", 60_000, None), ("12 Riesen", None, 12000, None),
    ("6.5¢ per kWh", None, 0.065, "kwh"),
    ("power at 40c", None, 0.4, None), ("pays 28c", None, 0.28, None),
    ("13.5c", None, 0.135, None), ("write off, 12c", None, 0.12, None),
    ("$35,000 a unit", "USD", 35000, None),
    ("KES 25 a unit", "KES", 25, "kwh"), ("60 kEUR", "EUR", 60000, None),
    ("380 kkr", "SEK", 380000, None), ("12 TCHF", "CHF", 12000, None),
    ("dollar ten an hour", "USD", 1.1, "hour"), ("300 lousy bucks", "USD", 300, None),
    ("quarter-of-a-million-dollar", "USD", 250_000, None), ("2,5 mille", None, 2500, None),
])  # fmt: skip
def test_an_amount(text, currency, value, per):
    (one,) = read(text)
    assert one.value == pytest.approx(value)
    assert (one.currency, one.per) == (currency, per)


@pytest.mark.parametrize(("text", "values"), [
    ("5000 euro 24 cards", [5000, 24]), ("20 euro 30 h am tag", [20, 30]),
    ("3 euro, 40 sites", [3, 40]), ("2 euro 50%", [2, 0.5]), ("1 euro 80 cent", [1.8]),
    ("4 euro 20 MW", [4, 20e6]), ("one fifty", [50]),
])  # fmt: skip
def test_what_are_no_cents(text, values):
    assert [one.value for one in read(text)] == pytest.approx(values)


def test_hours_in_italian_are_no_swedish_coins():
    (one,) = read("24 ore")
    assert one.kind == "hours"


def test_a_price_in_rand_is_no_model():
    message = take_apart("R140k, R22/h, and R1 beside V3", {})
    assert [one.value for one in message.quantities] == [140000, 22]
    assert [name.name for name in message.names] == ["deepseek", "deepseek"]
