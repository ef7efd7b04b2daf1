import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.errors import UnknownPlace
from calculations.lands import is_land, largest_in
from calculations.places import exact, find, fold


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Berlin", "Berlin, DE"),
        ("berlin", "Berlin, DE"),
        ("LA", "Los Angeles, US"),
        ("NYC", "New York, US"),
        ("Wien", "Vienna, AT"),
        ("Köln", "Cologne, DE"),
        ("Koeln", "Cologne, DE"),
        ("Sao Paulo", "São Paulo, BR"),
        ("東京", "Tokyo, JP"),
        ("Bangalore", "Bengaluru, IN"),
        ("Frankfurt", "Frankfurt, DE"),
        ("Frankfurt (Oder)", "Frankfurt (Oder), DE"),
        ("Athens, US", "Athens, US"),
        ("Athens, Georgia", "Athens, US"),
        ("London, Ontario", "London, CA"),
        ("Paris, Texas", "Paris, US"),
        ("Springfield, IL, US", "Springfield, IL, US"),
        ("DC", "Washington, US"),
    ],
)
def test_a_name_finds_its_town(name, place):
    match = find(name)
    assert str(match.place) == place
    assert match.exact


@pytest.mark.parametrize(
    ("name", "place"), [("Munic", "Munich, DE"), ("Los Angelas", "Los Angeles, US")]
)
def test_a_slip_is_corrected_and_says_so(name, place):
    match = find(name)
    assert str(match.place) == place
    if name == "Los Angelas":
        assert not match.exact


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Athens", "Athens, US"),
        ("Springfield", "Springfield, US"),
        ("Portland", "Portland, ME, US"),
    ],
)
def test_an_ambiguous_name_lists_the_others(name, other):
    assert other in [str(place) for place in find(name).also]


@pytest.mark.parametrize("name", ["Atlantis City", "xqzzyw", "Berlin, FR", "", ",", "x" * 500])
def test_a_town_that_does_not_exist_is_refused(name):
    with pytest.raises(UnknownPlace):
        find(name)


def test_a_refusal_names_what_is_near():
    with pytest.raises(UnknownPlace) as caught:
        find("Berlin, FR")
    assert "Berlin, DE" in caught.value.near


@given(st.text(max_size=40))
def test_any_text_is_found_or_refused(text):
    with contextlib.suppress(UnknownPlace):
        assert find(text).place.country


@pytest.mark.parametrize("name", ["Berlin", "Springfield, IL, US", "Washington, US", "Aarhus, DK"])
def test_the_text_of_a_place_finds_it_again(name):
    place = find(name).place
    assert find(str(place)).place == place


def test_exact_does_not_guess():
    assert exact("Berlinn") is None


def test_folding_drops_accents_and_marks():
    assert fold("  Saint-Étienne ") == "saint etienne"


def test_the_largest_town_stands_for_a_land():
    assert str(largest_in("Texas").place) == "Houston, US"
    assert str(largest_in("GB").place) == "London, GB"
    assert not largest_in("Spain").exact
    assert largest_in("Atlantis") is None
    assert is_land("Bavaria") is False
    assert is_land("texas")


def test_a_small_town_is_worth_a_word_and_a_large_one_is_not():
    assert find("Zermatt").worth_saying
    assert find("Springfield").worth_saying
    assert find("Berln").worth_saying
    assert not find("Berlin").worth_saying
