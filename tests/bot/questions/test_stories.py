"""Prices of vans and ovens beside the price of hardware."""

import pytest

from bot.questions.message import take_apart
from bot.questions.stories import of_other_things


def others(text):
    message = take_apart(text, {})
    prices = [one for one in message.quantities if one.kind == "money"]
    return [one.value for one in of_other_things(message, prices)]


@pytest.mark.parametrize(("text", "found"), [
    ("He bought a van for 11,000 pounds. The A100 is 6,500 pounds.", [11000]),
    ("Der Ofen kostete 90.000 Euro. Jetzt will er eine RTX 4090 um 2.100 Euro.", [90000]),
    ("The boat was $22,000 and sleeps. A GPU server is $65,000. Per hour?", [22000]),
])  # fmt: skip
def test_a_price_in_a_sentence_about_something_else(text, found):
    assert others(text) == found


@pytest.mark.parametrize("text", [
    "I could pay 6000 euros. I could pay 38000 euros.",
    "First offer 12,000 euros for the card. Second 19,000 euros.",
    "The server is 5000 euros. When do I see my 5000 euros again?",
    "A GPU for 9000 euros or a server for 30000 euros",
    "A100 for 9000 euros.", "",
])  # fmt: skip
def test_what_may_be_an_offer_is_one(text):
    assert others(text) == []
