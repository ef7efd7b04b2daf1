"""Numbers that are taken back within a turn."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


@pytest.mark.parametrize(("text", "values"), [
    ("no, 300 watts not 200", [300]), ("nein i mein 300 Watt, nicht 200", [300]),
    ("5x statt 3x", [5]), ("26 statt 21", [26]), ("the 52k is wrong, 25k", [25000]),
    ("die 52k sind falsch, 25k", [25000]), ("40 MW not 100", [40e6]),
    ("50% less not 95", [0.5]), ("not 24/7 but 8 hours a day", [8]),
    ("nicht 200, sondern 300 Watt", [300]), ("6 years instead of 4", [6]),
    ("12 ct rather than 30 ct", [0.12]),
])  # fmt: skip
def test_what_is_taken_back_fills_no_slot(text, values):
    assert [one.value for one in read(text) if candidates(one)] == values


@pytest.mark.parametrize(("text", "values"), [
    ("300 small sites instead of one 1 GW campus", [300, 1e9]),
    ("why not 100 sites of 3 MW", [100, 3e6]), ("not 200 watts", [200]),
    ("5 years. not 12k", [5, 12000]),
    ("Karte für 2.500 € statt 0,70 €/h mieten", [2500, 0.7]),
])  # fmt: skip
def test_what_stays(text, values):
    assert [one.value for one in read(text) if candidates(one)] == values
