"""Units that are others as well."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def first(text):
    one = read(text)[0]
    return one.kind, one.value


@pytest.mark.parametrize(("text", "watts"), [
    ("half a gig in one field", 0.5e9), ("2 gig behind the meter", 2e9), ("say 2 gigs", 2e9),
    ("a gig of GPUs", 1e9), ("8 gig campus", 8e9), ("100+ kW racks", 100e3),
    ("a quarter of a gigawatt", 250e6), ("55 megawats", 55e6),
    ("TDP 350", 350), ("ein knappes Megawatt", 1e6), ("a whole gigawatt", 1e9),
    ("feed a 100 MW hall", 100e6),
])  # fmt: skip
def test_power(text, watts):
    assert first(text) == ("power", watts)


@pytest.mark.parametrize("text", ["24 gig card", "2 gigs of RAM", "16 gig"])
def test_a_gig_of_memory_is_no_power(text):
    assert first(text)[0] == "size"


@pytest.mark.parametrize(("text", "kind"), [
    ("63a hausanschluss", "size"), ("32A fuse", "size"), ("über 5a", "duration"),
    ("4 bits", "size"), ("in 900 bits", "number"), ("260k B200 node", "number"),
    ("a) 9.800 b) 22.400", "number"), ("9,000 PC bang", "number"), ("40 pc", "percent"),
    ("8 am Tag", "number"), ("8 am", "size"), ("Lot 3", "size"), ("page 14", "size"),
    ("statt einer Halle fünftausend Garagen", "number"),
])  # fmt: skip
def test_what_a_letter_stands_for(text, kind):
    assert first(text)[0] == kind


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("50 x 100 kW", "number", 50), ("1000x1MW", "number", 1000), ("Factor-4", "factor", 4),
    ("x 50k prompts a day", "number", 50_000), ("4x leaner", "factor", 4),
])  # fmt: skip
def test_times(text, kind, value):
    assert first(text) == (kind, value)


def test_so_many_sites_behind_their_power():
    assert [(one.kind, one.value) for one in read("20mw x 40 sites")] == [
        ("power", 20e6), ("number", 40),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "watts"), [
    ("wants 11 gigs with four reactors", 11e9), ("three quarters of a gig", 0.75e9),
    ("a half-gigawatt campus", 0.5e9), ("one-gigawatt campuses", 1e9),
    ("a hunner and fifty megawatts", 150e6),
])  # fmt: skip
def test_power_in_words(text, watts):
    assert [one.value for one in read(text) if one.kind == "power"] == [watts]


@pytest.mark.parametrize("text", [
    "a room at 5000 m. Is it cold", "6000 sq m of roof", "a fuse of 250 Ampère", "the 10th Ramadan",
    "12 gig", "a key of 128 bits",
])  # fmt: skip
def test_what_measures_no_slot(text):
    assert first(text)[0] == "size"


@pytest.mark.parametrize(("text", "value"), [
    ("broken into 45 bits", 45), ("in jeder der 2100 Gemeinden", 2100),
    ("two or three hundred wee sites", 200), ("uf sächzäh Dörfer", 16), ("uf füfzg gmeinde", 50),
    ("uf drühundert Mühlen", 300), ("dausend klenger", 1000), ("hunnert kleene", 100),
    ("zäh tuusig Hüüser", 10_000),
    ("Goldman Sachs has 12 halls", 12),
])  # fmt: skip
def test_counts_of_places(text, value):
    assert [(one.kind, one.value) for one in read(text)] == [("number", value)]


def test_a_year_begins_a_story():
    assert first("1998 auf der Insel hatten wir Diesel")[0] == "size"
    assert first("1998 homes with one box each")[0] == "number"


def test_a_sum_of_billions_is_no_count_of_places():
    slots = [{c.slot for c in candidates(one)} for one in read("für elf Milliarden")]
    assert "sites" not in slots[0]
    assert "capex" in slots[0]
