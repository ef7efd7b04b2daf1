"""Places that no gazetteer knows: told by the phrase, and no common word is taken for one."""

import pytest

import calculations
from bot.questions.message import take_apart


def read(text):
    return take_apart(text, calculations.parameters())


def strangers(text):
    return [one.name for one in read(text).strangers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("can we run it on McMurdo's sun?", ["McMurdo"]),
        ("can we run it on mcmurdo's sun", ["mcmurdo"]),
        ("solar hours in Xanadu", ["Xanadu"]),
        ("sun in xanadu?", ["xanadu"]),
        ("Hogsmeade or Berlin?", ["Hogsmeade"]),
        ("sun hours Berlin vs hogsmeade", ["hogsmeade"]),
        ("follow the sun from Berlin to Gondor", ["Gondor"]),
        ("der Sonne folgen, von Berlin nach Mordor", ["Mordor"]),
        ("sun in Brlnxx", ["Brlnxx"]),
        ("sun hours for Hogsmeade", ["Hogsmeade"]),
        ("how many hours of sun does Winterfell get", ["Winterfell"]),
        ("sunshine hours near Ankh-Morpork for gpus", ["Ankh-Morpork"]),
        ("does a 30k card on solar in Castle Paravel pay off", ["Castle Paravel"]),
        ("Sonne in Entenhausen?", ["Entenhausen"]),
        ("Sonnenstunden Entenhausen", ["Entenhausen"]),
        ("wie viel Sonne gibt es auf Lummerland", ["Lummerland"]),
        ("und wie siehts in Entenhausen aus", ["Entenhausen"]),
        ("and in Xanadu?", ["Xanadu"]),
        ("sun hours hogsmeade vs xanadu", ["hogsmeade"]),
        ("hours of sun at McMurdo Station", ["McMurdo"]),
        ("how many sun hours in the Shire", ["Shire"]),
        ("how much sun does the South Pole get", ["South Pole"]),
        ("sun in space", ["space"]),
        ("Sonne auf dem Mond", ["Mond"]),
    ],
)  # fmt: skip
def test_an_unknown_place_is_noticed(text, names):
    assert strangers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "sun in summer", "sun in total", "hours of sun in our office", "solar in production",
        "sun hours in python", "sun hours in Q3", "Sonne in Summe", "Sonnenstunden in Prozent",
        "Sonne in Zukunft", "Sonne im Hinterhof", "Sonnenstrom auf Dauer", "sun in the desert",
        "today's sun", "the world's sunshine", "solar at night", "sun glare in control room",
        "does solar in Europe pay off", "sun hours in EMEA", "hours of sun in kWh", "and in water?",
        "und in Zukunft?", "and in summary?", "is a GPU in Kubernetes idle", "sun in December",
        "Sonne in Bayern", "sunshine in Spain", "hosted in Excel", "und 3 Jahre?",
        "is there space for solar on the roof", "Sonnenstunden Dresden für Solarcompute",
        "enough sun in El Paso to float a rig",
        "sun in the Netherlands", "the sun in the office in March",
    ],
)  # fmt: skip
def test_a_common_word_is_no_place(text):
    assert strangers(text) == []


@pytest.mark.parametrize(
    ("text", "town", "exact"),
    [
        ("sun in Zermatt", "Zermatt, CH", True),
        ("Davos oder Basel, Sonne", "Davos, CH", True),
        ("sun hours in Berlni", "Berlin, DE", False),
        ("sun hours in Los Angelas", "Los Angeles, US", False),
    ],
)
def test_a_small_town_and_a_slip_are_found_where_a_place_stands(text, town, exact):
    match = read(text).towns[0].match
    assert (str(match.place), match.exact) == (town, exact)
    assert not strangers(text)


def test_a_turn_without_a_place_word_needs_a_thread_about_towns():
    assert [one.sure for one in read("and Xanadu?").strangers] == [False]
    assert [one.sure for one in read("and in Xanadu?").strangers] == [True]


def test_a_name_like_no_other_offers_nothing():
    assert read("sun in Xanadu").strangers[0].near == ()
    assert read("sun in Brlnxx").strangers[0].near == ("Berlin, DE",)


def test_a_long_list_of_unknown_names_ends_somewhere():
    text = "sun in " + " or in ".join(f"Xanadu{letter * 3}" for letter in "abcdefghijk")
    assert 0 < len(strangers(text)) <= 6
