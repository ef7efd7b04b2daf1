"""What is said of a purchase: when it is paid back, at what price, and what was assumed."""

import pytest

from .asking import ask


def test_the_articles_numbers_in_words():
    dear = ask("amortization", "payback", capex=[30000], price_per_hour=5).answer
    assert dear.headline == "Paid back after 6,000 h of use."
    assert (
        "would be 300 USD"
        in ask("amortization", "cost", capex=[30000], hours_per_year=100).answer.text
    )
    cheap = ask(
        "amortization",
        "sun",
        capex=[10000],
        price_per_hour=5,
        cities=["Berlin, DE", "Los Angeles, US"],
    ).answer.text
    assert "needs 516 h a year" in cheap
    assert "Berlin has 1,730 h" in cheap
    assert "Los Angeles 3,250 h" in cheap


def test_assumptions_are_what_was_not_stated():
    reply = ask("amortization", capex=[30000], interest_rate=0.05)
    keys = {assumption.parameter.key for assumption in reply.assumptions}
    assert "rate" not in keys
    assert {"life", "price", "power", "pue", "electricity"} <= keys
    assert all(assumption.record for assumption in reply.assumptions)


def test_a_question_about_sun_without_a_town_compares_the_articles_two():
    reply = ask("amortization", "sun", capex=[10000], price_per_hour=5)
    assert [str(town) for town in reply.scenario.cities] == ["Berlin, DE", "Los Angeles, US"]


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"capex": [30000], "price_per_hour": 5}, "No: at that price of hardware"),
        ({"capex": [300], "price_per_hour": 0.2, "power_w": 400}, "Yes: run only the cheapest"),
        ({"capex": [10000], "currency": "EUR"}, "No: at that price of hardware"),
        ({"capex": [500000], "price_per_hour": 0.05}, "Never at that price"),
        ({"capex": [10000], "currency": "GBP"}, "I know no price of electricity in GBP"),
    ],
)
def test_whether_pausing_pays_is_answered_as_asked(slots, words):
    assert words in ask("amortization", "intermittent", **slots).answer.text


def test_more_hours_than_a_year_has_are_words_beside_another_card():
    text = ask("amortization", "compare", capex=[10000, 3000000], price_per_hour=2).answer.text
    assert "3,000,000 USD at 2 USD/h: 1,500,000 h in all" in text
    assert "with power and interest more hours than a year has" in text
    text = ask("amortization", "compare", capex=[10000, 30000], price_per_hour=0.1).answer.text
    assert text.startswith("Never at that price")


def test_a_card_without_a_price_in_the_currency_is_not_silently_another():
    euros = ask("amortization", hardware=["h100"], currency="EUR", price_per_hour=3).answer
    assert euros.text.startswith("I know no price of H100 in EUR")
    german = ask(
        "amortization", "", "de", hardware=["h100"], currency="EUR", price_per_hour=3
    ).answer
    assert german.text.startswith("Ich kenne keinen Preis für H100 in EUR")
    both = ask("amortization", hardware=["h100", "raspberry pi"], price_per_hour=3).answer
    assert "I know no price of Raspberry Pi in USD" in both.context


def test_a_stated_price_stands_beside_the_card_it_is_for():
    text = ask("amortization", hardware=["rtx 3090"], capex=[700], price_per_hour=0.5).answer.text
    assert "RTX 3090 for 700 USD at 0.50 USD/h" in text
