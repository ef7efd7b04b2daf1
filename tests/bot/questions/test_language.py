"""Which language is answered in."""

import pytest

from bot.questions.language import language
from bot.questions.parse import parse
from bot.questions.words import tokenise


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Senkt DeepSeek den Stromverbrauch?", "de"),
        ("Sonnenstunden Lissabon?", "de"),
        ("H100 für 30k, rund um die Uhr?", "de"),
        ("does DeepSeek cut energy use?", "en"),
        ("hoeveel stroom kost een vraag aan het model", "en"),
        ("combien d'heures de soleil pour les serveurs", "en"),
        ("R1 vs 4o", "en"),
    ],
)
def test_language(text, code):
    assert language(tokenise(text)) == code


def test_a_thread_keeps_its_language_until_it_is_told_otherwise():
    first = parse("Wann rechnet sich eine Karte für 30k bei 5 Euro pro Stunde?")
    second = parse("500 h?", first)
    assert second.language == "de"
    assert parse("in English please?", second).language == "en"
