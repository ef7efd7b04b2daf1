"""Whose dollar a sign means."""

import pytest

from bot.questions.numbers import read


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("when does a $30k GPU pay for itself", "USD"),
        ("a $2,000 gpu", "USD"),
        ("what is it in c $30k", "USD"),
        ("it costs us $30k", "USD"),
        ("$30k", "USD"),
        ("US$30k", "USD"),
        ("US$ 30k", "USD"),
        ("an A$30k card", "AUD"),
        ("a$30k", "AUD"),
        ("AU$30k", "AUD"),
        ("C$30k", "CAD"),
        ("CA$30k", "CAD"),
        ("HK$30k", "HKD"),
        ("NZ$30k", "NZD"),
        ("S$30k", "SGD"),
        ("R$30k", "BRL"),
        ("R$ 30k", "BRL"),
    ],
)
def test_the_letters_against_the_sign_name_the_currency(text, currency):
    (one,) = [found for found in read(text) if found.currency]
    assert (one.kind, one.currency) == ("money", currency)
    assert one.value in {2000, 30000}
