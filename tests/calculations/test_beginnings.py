"""Names by their beginnings: first words of prose, and half a word of somebody who types."""

import pytest

from calculations.beginnings import begins_a_name
from calculations.places import starting_with


@pytest.mark.parametrize("word", ["Los", "St", "Bad", "São", "N"])
def test_names_of_several_words_begin_with_these(word):
    assert begins_a_name(word)


@pytest.mark.parametrize("word", ["electricity", "Stromverbrauch", "Berlinn"])
def test_no_name_of_several_words_begins_with_these(word):
    assert not begins_a_name(word)


def test_typing_ahead_offers_the_largest_first():
    assert [str(place) for place in starting_with("berl", limit=1)] == ["Berlin, DE"]
