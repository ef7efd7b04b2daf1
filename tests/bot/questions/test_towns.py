"""Towns in prose: neither a common word nor part of another name is taken for one."""

import pytest

from .naming import towns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("can't we just run it on Berlin's sun?", ["Berlin, DE"]),
        ("reichen die Hamburger Sonnenstunden?", ["Hamburg, DE"]),
        ("sonnenstunden bregenz", ["Bregenz, AT"]),
        ("would Cork get enough sun for it", ["Cork, IE"]),
        ("Athens (the one in Georgia, not Greece)", ["Athens, US"]),
        ("Brest against Nice, hours of sun", ["Brest, FR", "Nice, FR"]),
        ("Valencia or Seville", ["Valencia, ES", "Seville, ES"]),
        ("Valencia or Caracas", ["Valencia, VE", "Caracas, VE"]),
        ("is Toledo sunny, for a Spanish firm", ["Toledo, ES"]),
        ("Birmingham and Atlanta", ["Birmingham, US", "Atlanta, US"]),
        ("London and Toronto", ["London, GB", "Toronto, CA"]),
        ("Middelburg or Enschede", ["Middelburg, NL", "Enschede, NL"]),
        ("16 MW in Marzahn, so Berlin", ["Berlin, DE"]),
        ("Seville", ["Seville, ES"]),
        ("und St. Moritz?", ["St. Moritz, CH"]),
        ("ho chi minh city sun hrs", ["Ho Chi Minh City, VN"]),
        ("nur mit Sonne in Muc", ["Munich, DE"]),
        ("Sonnenstunden Hannover", ["Hanover, DE"]),
        ("sun hours in St. Pölten", ["St. Pölten, AT"]),
        ("and in LA?", ["Los Angeles, US"]),
    ],
)
def test_a_town_is_found(text, found):
    assert towns(text) == found


@pytest.mark.parametrize(
    "text",
    ["eine KI-Halle dieser Größe", "ZAR 610,000 for a node", "a cork in a bottle",
     "split it over 200 libraries", "reading the bill", "Japan DC demand", "essen wir gleich?"],
)  # fmt: skip
def test_no_town_is_found(text):
    assert towns(text) == []
