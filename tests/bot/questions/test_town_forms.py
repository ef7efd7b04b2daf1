"""Towns in other forms than their names, and streets that bear a town's."""

import pytest

from bot.questions.towns import candidates
from bot.questions.words import tokenise

from .naming import towns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reicht die Cottbuser Sonne für 9.500 €", ["Cottbus, DE"]),
        ("lohnt sich der Kasten mit Münchner Sonne", ["Munich, DE"]),
        ("reicht hamburger schietwetter für die karte", ["Hamburg, DE"]),
        ("Dresdner Sonne für den Rechner", ["Dresden, DE"]),
        ("20 MW in St Peter Port", ["Saint Peter Port, GG"]),
        ("sun in Singapore", ["Singapore, SG"]),
        ("12 MW in Halle an der Saale", ["Halle, DE"]),
    ],
)
def test_a_form_of_a_name_is_the_town(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "6 MW in the Avenida Paulista",
        "a rack on Parramatta Road",
        "towers in Rio Grande do Norte for 90 MW",
        "80 MW at Eko Atlantic",
        "wind in Schleswig-Holstein",
        "unser Server, neuer Kasten, kleiner Raum",
        "sun in Yorkshire",
        "d'Sunne schiint im Wallis",
        "the light of a barn",
    ],
)
def test_no_town_is_seen_in_streets_states_and_words(text):
    assert towns(text) == []


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("ulm, mehr sonne", "Ulm, DE"),
        ("länget d'Sunne z'Bärn", "Bern, CH"),
        ("a shed in Tennant Creek", "Tennant Creek, AU"),
    ],
)
def test_a_name_can_be_a_town(text, town):
    assert town in [str(one.match.place) for one in candidates(text, tokenise(text))]


@pytest.mark.parametrize("text", ["the barn has panels", "van with panels", "EPE forecasts"])
def test_a_word_cannot_be_a_town(text):
    assert candidates(text, tokenise(text)) == ()
