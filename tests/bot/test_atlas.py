"""Every exonym is a name that the gazetteer knows its town by; every country has a name."""

import pytest

from bot.answers import reply
from bot.atlas import atlas
from bot.questions.parse import parse
from calculations import places
from calculations.gazetteer import connection
from calculations.town_names import key_of

LANGUAGES = ("de", "en")
TOWNS = sorted(atlas("de").towns.items())


def told(text):
    answer = reply(text, parse(text)).answer
    return f"{answer.text} {answer.context}"


@pytest.mark.parametrize(("text", "exonym"), TOWNS)
def test_an_exonym_is_among_the_names_of_its_town(text, exonym):
    place = places.find(text).place
    assert str(place) == text
    row = connection().execute(
        "SELECT 1 FROM names n JOIN places p ON p.id = n.place "
        "WHERE n.name = ? AND p.name = ? AND p.country = ?",
        (key_of(exonym), place.name, place.country),
    )
    assert row.fetchone()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_of_a_town_has_a_name(language):
    codes = {row[0] for row in connection().execute("SELECT DISTINCT country FROM places")}
    assert codes <= atlas(language).countries.keys()


def test_an_exonym_in_a_form_leads_to_the_same_town():
    german = atlas("de")
    assert {str(places.find(german.text(text)).place) for text, _ in TOWNS} == dict(TOWNS).keys()


def test_a_language_without_an_atlas_is_english():
    assert atlas("xx").name("Munich, DE") == "Munich"
    assert atlas("../de").name("Munich, DE") == "Munich"


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Sonnenstunden in München und Mailand", "München", "Munich"),
        ("wie viel Sonne hat Wien?", "Wien hat", "Vienna"),
        ("Reicht die Kölner Sonne für eine 30k Karte?", "Köln", "Cologne"),
        ("sun hours in Munich and Milan", "Munich", "München"),
        ("sun hours in Köln and Mailand", "Cologne", "Köln"),
    ],
)
def test_a_town_is_called_as_its_reader_calls_it(text, name, other):
    assert name in told(text)
    assert other not in told(text)


def test_countries_are_said_in_words():
    assert "Took Valencia, Spain; also: Valencia, Venezuela" in told("sun hours in Valencia")
    assert "Gemeint: Valencia, Spanien; auch: Valencia, Venezuela" in told("Sonnenstunden Valencia")


def test_a_town_that_bears_its_country_s_name_says_it_once():
    assert atlas("en").whole(places.find("Singapore").place) == "Singapore"
    assert atlas("de").whole(places.find("Springfield").place) == "Springfield, Illinois, USA"
