"""Numbers as people write them, with what their neighbours make of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.message import take_apart
from bot.questions.numbers import quantities, read
from bot.questions.words import tokenise

MONEY = [
    ("thirty grand", None, 30000, None), ("30.000 €", "EUR", 30000, None),
    ("€8k", "EUR", 8000, None), ("12k€", "EUR", 12000, None), ("5$/hr", "USD", 5, "hour"),
    ("4-5 bucks an hour", "USD", 4, "hour"), ("28 lakh rupees", "INR", 2800000, None),
    ("₹1.2 crore", "INR", 12000000, None), ("30,5 ct/kWh", None, 0.305, "kwh"),
    ("per kWh 12 cents", None, 0.12, None), ("half a million dollars", "USD", 500000, None),
    ("a buck eighty an hour", "USD", 1.8, "hour"), ("half a dollar an hour", "USD", 0.5, "hour"),
    ("a dollar an hour", "USD", 1, "hour"), ("120 TEUR", "EUR", 120000, None),
    ("zwölftausend Euro", "EUR", 12000, None), ("anderthalb Euro pro Stunde", "EUR", 1.5, "hour"),
    ("80 cent bis 1 euro pro stunde", None, 0.8, "hour"), ("3 mil usd", "USD", 3000000, None),
    ("40 cents usd an hr", "USD", 0.4, "hour"), ("95 EUR/MWh", "EUR", 0.095, "kwh"),
    ("4 euros for each hour", "EUR", 4, "hour"),
]  # fmt: skip
OTHERS = [
    ("1 million de requêtes ChatGPT par jour", "number", 1e6),
    ("700 prompts Claude a week", "number", 100),
    ("1,600 h", "hours", 1600), ("1000 full-load hours", "hours", 1000),
    ("2.000 Betriebsstunden", "hours", 2000), ("24/7", "hours", 8760),
    ("2 MW", "power", 2e6), ("a gigawatt", "power", 1e9), ("250 meg", "power", 250e6),
    ("10x", "factor", 10), ("factor of 4", "factor", 4), ("Effizienzfaktor 10", "factor", 10),
    ("Effizienz x20", "factor", 20), ("sparsamer um x 20", "factor", 20),
    ("two orders of magnitude", "factor", 100), ("90% less", "percent", 0.9),
    ("a twentieth", "share", 0.05), ("1/20th", "share", 0.05), ("ein Zehntel", "share", 0.1),
    ("36 months", "duration", 3), ("in a decade", "duration", 10), ("by 2030", "year", 2030),
    ("so tausend Fragen", "number", 1000), ("elasticity of -1.3", "number", 1.3),
    ("zwölffach", "factor", 12), ("dreifache Effizienz", "factor", 3), ("times 20", "factor", 20),
    ("Effizienz mal 4", "factor", 4), ("sag mal 4", "number", 4), ("mal 4 Leute", "number", 4),
    ("eins Komma eins", "number", 1.1), ("null Komma fünfundzwanzig", "number", 0.25),
    ("elasticity point four", "number", 0.4), ("zero point five", "number", 0.5),
    ("a gigawatt and a half", "power", 1.5e9), ("1.4 gig AI campus", "power", 1.4e9),
    ("a quarter mil", "number", 250_000), ("half a mil", "number", 500_000),
    ("llama 1 lakh prompts", "number", 100_000), ("one million two hundred", "number", 1.2e6),
    ("one million two hundred thousand", "number", 1.2e6), ("den zwölften Teil", "share", 1 / 12),
    ("3-jährige Nutzungsdauer", "duration", 3), ("fünfjährige AfA", "duration", 5),
    ("Nutzungsdauer 4J", "duration", 4), ("5 J, netto", "duration", 5),
    ("Horizont 5 a", "duration", 5),
    ("5 a pop", "number", 5), ("by 2027/28", "year", 2027), ("two dozen sites", "number", 24),
    ("due anni", "duration", 2),
    ("10^6 queries a day", "number", 1e6), ("a dozen sites", "number", 12),
    ("straight line 4", "number", 4),
    ("22 flats and", "number", 22), ("at 65 a MWh", "number", 0.065),
    ("@600", "number", 600),
    ("24 gig card", "size", 24), ("dreiviertel", "share", 0.75), ("in zehn", "number", 10),
    ("a million and a half", "number", 1.5e6), ("10 am", "size", 10),
    ("ticket 48213", "size", 48213), ("Kap. 4.3", "size", 4.3), ("tisch 3", "size", 3),
    ("30 Nov", "size", 30),
    ("am 3. März", "size", 3), ("May 4", "size", 4), ("in the 1880s", "size", 1880),
    ("0171234567", "size", 171234567), ("PO ref 7700412", "size", 7700412),
    ("you may 4", "number", 4),
    ("33 kV", "size", 33), ("3D", "size", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "currency", "value", "per"), MONEY)
def test_money(text, currency, value, per):
    one = read(text)[-1]
    assert one.value == pytest.approx(value)
    assert (one.currency, one.per) == (currency, per)


@pytest.mark.parametrize(("text", "kind", "value"), OTHERS)
def test_other_quantities(text, kind, value):
    (one,) = read(text)
    assert one.kind == kind
    assert one.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "value"), [
    ("30.000 am Tag", 30000), ("forty times a day", 40), ("60 mal am Tag", 60),
    ("zehnmal am Tag", 10), ("täglich 600 Mal", 600), ("einmal am Tag", 1), ("1 mio am tag", 1e6),
])  # fmt: skip
def test_how_often_a_day(text, value):
    (one,) = read(text)
    assert (one.kind, one.value, one.per) == ("number", value, "day")


def test_a_third_of_the_year_is_a_share_of_it():
    (one,) = read("a third of the year")
    assert (one.kind, one.value) == ("share", pytest.approx(1 / 3))


def test_or_parts_two_machines_but_joins_two_guesses():
    assert [one.value for one in read("5k or 25k")] == [5000, 25000]
    assert [one.value for one in read("4 or 5 bucks")] == [4]


@given(st.integers(1, 10**9))
def test_a_whole_number_is_read_as_it_is_written(value):
    (one,) = read(f"{value} widgets")
    assert one.value == value


@given(st.text(max_size=200))
def test_spans_are_in_order_and_finite(text):
    found = read(text)
    assert all(one.start <= one.end for one in found)
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert all(abs(one.value) < 1e19 for one in found)


def test_no_more_numbers_are_read_than_anybody_means():
    """Each is weighed against all others: thousands would take long."""
    assert len(quantities(tokenise("1 GW and " * 1000))) == 60
    assert len(quantities(tokenise("1 GW and " * 20))) == 20


@pytest.mark.parametrize("text", [
    "the memo is due, please", "thousands of bars",
    "a few thousand basements", "paar tausend Keller", "millions of queries",
])  # fmt: skip
def test_a_vague_scale_is_no_number(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    "text", ["its 40c outside", "a 12c processor", "12c/24t", "a new box 14c", "Euro. 6", "EU 2030"]
)
def test_no_money(text):
    assert not [one for one in read(text) if one.kind == "money"]


@pytest.mark.parametrize(("text", "value"), [
    ("llama 1 lakh prompts per day", 100_000), ("copilot 258 fragen am tag", 258),
    ("ChatGPT 5 mal am Tag", 5), ("gpt 40 times a day", 40),
    ("gpt 20.000 asks per day", 20_000), ("gpt 12k asks a day", 12_000), ("8xH100", 8),
])  # fmt: skip
def test_a_count_behind_a_model_is_no_version(text, value):
    assert [one.value for one in take_apart(text, {}).quantities] == [value]


@pytest.mark.parametrize("text", ["llama 3", "gpt 4o", "qwen 2.5 or claude 4", "llama 3.1 8b"])
def test_versions(text):
    assert take_apart(text, {}).quantities == ()
