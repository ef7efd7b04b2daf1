"""Elasticities and gains that are named, and what only looks like them."""

import pytest

from bot.questions.numbers import read
from bot.questions.parse import parse


@pytest.mark.parametrize(("text", "slots"), [
    ("rebound with el=1,6 gain=7", {"elasticity": 1.6, "efficiency_gain": 7}),
    ("elastic demand e=1.8, does total energy of models rise?", {"elasticity": 1.8}),
    ("rebound bei el. 1,2?", {"elasticity": 1.2}),
    ("10x efficient models and e = 0.7, rebound?", {"efficiency_gain": 10, "elasticity": 0.7}),
    ("Rebound: Elastizität 0.85, Effizienz +60 %", {"elasticity": 0.85, "efficiency_gain": 1.6}),
    ("rebound, eff. +40 % of models?", {"efficiency_gain": 1.4}),
    ("if AI efficiency improves 30%, will total energy come down", {"efficiency_gain": 1.3}),
    ("die Effizienz der Modelle steigt um 25 %, Rebound?", {"efficiency_gain": 1.25}),
    ("rebound: Elastizität 1.8 und ein Drittel des Energiebedarfs",
     {"elasticity": 1.8, "efficiency_gain": 3}),
    ("30 per cent less energy per answer. rebound?", {"efficiency_gain": 1 / 0.7}),
])  # fmt: skip
def test_what_is_told(text, slots):
    assert parse(text).slots == pytest.approx(slots)


@pytest.mark.parametrize("text", [
    "rebound: Elastizität unter oder über 1?", "is the elasticity above 1, rebound?",
    "Elastizität größer als eins, heißt das Rebound?",
    "bitcoin halving made miners burn the same. rebound with models too?",
])  # fmt: skip
def test_what_is_compared_is_not_stated(text):
    assert parse(text).slots == {}


@pytest.mark.parametrize(("text", "meant"), [
    ("e 3 nodes", ""), ("elastic 3 node cluster", ""), ("elasticity 400", ""),
    ("+40 % growth", ""), ("elasticity is only 0.3", "elasticity"),
])  # fmt: skip
def test_what_a_name_says(text, meant):
    (one,) = read(text)
    assert one.meant == meant


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("ninety per cent off", "percent", 0.9), ("30 per-cent", "percent", 0.3),
    ("20 per centimetre", "number", 20), ("zu zwei Dritteln", "share", 2 / 3),
    ("two and a half", "number", 2.5), ("halving the load", "factor", 0.5),
])  # fmt: skip
def test_parts_and_per_cents(text, kind, value):
    (one,) = read(text)
    assert (one.kind, one.value) == (kind, pytest.approx(value))
