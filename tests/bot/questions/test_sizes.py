"""Units that are others as well."""

import pytest

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
    assert first(text)[0] == "number"


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
