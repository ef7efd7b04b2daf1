"""Of towns of a name the one in the country spoken of, and none that is said not to be meant."""

import pytest

from .naming import towns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("could Whitby's sunshine pay for a £3k box", ["Whitby, GB"]),
        ("could Whitby's sunshine pay for a $3k box", ["Whitby, CA"]),
        ("Fläche für 6 MW in Leer, PV", ["Leer, DE"]),
        ("Sonnenstunden in London für einen Rechner", ["London, GB"]),
        ("In Beringen wollen sie eine Halle mit 60 MW bauen", ["Beringen, CH"]),
        ("Paris, Boston and Chicago, follow the sun", ["Paris, FR", "Boston, US", "Chicago, US"]),
        ("Alice vs Broome for a solar only box", ["Alice Springs, AU", "Broome, AU"]),
        ("sun in Salem for a box of 2 lakh rupees", ["Salem, IN"]),
        # Barry in Wales is spelt otherwise.
        ("sun in Bristol and Bari", ["Bristol, GB", "Bari, IT"]),
    ],
)
def test_the_country_spoken_of_tells_namesakes_apart(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hamburg, nicht Oldenburg: Sonnenstunden", ["Hamburg, DE"]),
        ("Linz statt Wien", ["Linz, AT"]),
        ("Boston instead of Denver, sun hours", ["Boston, US"]),
        ("sun hours in Tokyo, not the one of Hiroshima", ["Tokyo, JP"]),
        ("why not Berlin or Hamburg for sun", ["Berlin, DE", "Hamburg, DE"]),
        ("ob nicht Bremen mehr Sonne hat als Kiel", ["Bremen, DE", "Kiel, DE"]),
        ("is it not sunny enough in Oslo", ["Oslo, NO"]),
    ],
)
def test_a_town_that_is_not_meant_is_left_out(text, found):
    assert towns(text) == found


def test_the_next_of_a_name_is_meant_where_one_is_refused():
    assert towns("Tripoli of Lebanon (not Libya), hours of sun") == ["Tripoli, LB"]
