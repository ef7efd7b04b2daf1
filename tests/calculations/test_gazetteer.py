"""Names as people write them: accents, nicknames, scripts, slips, namesakes, and no town at all."""

from pathlib import Path

import pytest

from calculations import places
from calculations.errors import UnknownPlace

LINES = (Path(__file__).parent / "gazetteer.txt").read_text(encoding="utf-8").splitlines()
NAMES = [line.split(" = ") for line in LINES if " = " in line]


def found(name):
    try:
        return str(places.find(name).place)
    except UnknownPlace:
        return "!"


def test_more_than_two_hundred_names_are_tried():
    assert len({name for name, _ in NAMES}) == len(NAMES) > 200


@pytest.mark.parametrize(("name", "meant"), NAMES, ids=[name for name, _ in NAMES])
def test_a_name_is_the_town_that_people_mean(name, meant):
    assert found(name) == meant


@pytest.mark.parametrize(("name", "meant"), NAMES, ids=[name for name, _ in NAMES])
def test_what_a_town_is_called_in_a_link_leads_back_to_it(name, meant):
    if meant != "!":
        assert str(places.find(meant).place) == meant


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("Springfield", "Springfield, MA, US"),
        ("Springfield", "Springfield, US"),
        ("Cambridge", "Cambridge, US"),
        ("Toledo", "Toledo, ES"),
        ("Leon", "León, ES"),
        ("Brest", "Brest, FR"),
        ("Hamilton", "Hamilton, NZ"),
        ("Portland", "Portland, ME, US"),
        ("Birmingham", "Birmingham, US"),
        ("London", "London, CA"),
        ("Athens", "Athens, US"),
        ("Valencia", "Valencia, VE"),
        ("Cordoba", "Córdoba, ES"),
        ("St Petersburg", "St. Petersburg, US"),
        ("San Jose", "San José, CR"),
        ("Frisco", "Frisco, US"),
        ("Georgetown", "Georgetown, US"),
        ("Newcastle", "Newcastle, GB"),
        ("Santiago", "Santiago de Cuba, CU"),
        ("Merida", "Mérida, ES"),
        ("Halle", "Halle, BE"),
    ],
)
def test_a_name_of_several_towns_says_so(name, also):
    assert also in [str(place) for place in places.find(name).also]


@pytest.mark.parametrize(
    "name", ["Athens, Georgia", "London Ontario", "Cambridge MA", "Paris TX", "Berlin", "Tokyo"]
)
def test_a_name_of_one_town_says_nothing(name):
    match = places.find(name)
    assert match.exact
    assert match.also == ()


@pytest.mark.parametrize("slip", ["Berln", "Los Angelos", "Copenhagn", "Garmisch"])
def test_what_was_put_right_is_not_passed_off_as_read(slip):
    assert not places.find(slip).exact


def test_the_full_name_tells_a_town_from_its_namesakes():
    assert places.find("Springfield").place.full == "Springfield, Illinois, US"
    assert places.find("London, ON").place.full == "London, Ontario, CA"
    assert places.find("Berlin").place.full == "Berlin, DE"
    assert places.find("New York").place.full == "New York, US"


def test_a_country_alone_still_means_its_largest_town_of_the_name_as_links_have_it():
    assert places.find("Georgetown, US").place.full == "Georgetown, Texas, US"
    assert places.find("Springfield, US").place.full == "Springfield, Missouri, US"


def test_a_country_or_state_is_no_small_town():
    with pytest.raises(UnknownPlace):
        places.find("California")


def test_a_wrong_country_is_refused_with_the_right_ones():
    with pytest.raises(UnknownPlace) as caught:
        places.find("Berlin, Japan")
    assert "Berlin, DE" in caught.value.near


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Ludwigshafen am Rhein, DE", "Ludwigshafen, DE"),
        ("Universitäts- und Hansestadt Greifswald, DE", "Greifswald, DE"),
        ("Kempten (Allgäu), DE", "Kempten, DE"),
        ("Halle (Saale), DE", "Halle, DE"),
        ("Irákleion, GR", "Heraklion, GR"),
        # Without their tails these would be other towns.
        ("Frankfurt (Oder), DE", "Frankfurt (Oder), DE"),
        ("Neustadt an der Weinstraße, DE", "Neustadt an der Weinstraße, DE"),
    ],
)
def test_a_town_is_called_as_people_call_it_and_old_links_still_lead_there(name, usual):
    assert str(places.find(name).place) == usual
    assert str(places.find(usual).place) == usual
