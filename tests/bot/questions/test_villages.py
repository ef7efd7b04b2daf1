"""Villages: named where a place must stand, and words everywhere else."""

import pytest

from .naming import towns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sun hours in Ullapool for a small server", ["Ullapool, GB"]),
        ("sun hours Marfa for a gpu box", ["Marfa, US"]),
        ("how many sun hours would a panel node get in Coober Pedy", ["Coober Pedy, AU"]),
        ("Marfa or Midland for a sunshine only rig", ["Marfa, US", "Midland, US"]),
        ("wie viele Sonnenstunden hat ein Rechner in Adelboden", ["Adelboden, CH"]),
    ],
)
def test_a_village_is_found_where_a_place_stands(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "warum ist teure Hardware mit Wind und Sonne allein so teuer",
        "wie viele ha für 9 MW, reine PV",
        "halbe Auslastung, doppelter Stundenpreis",
        "the old chair in the barber shop is empty and pays rent",
        "Baltic offshore wind for 300 MW",
        "is home energy enough for it",
    ],
)
def test_a_word_that_some_village_bears_is_none(text):
    assert towns(text) == []
