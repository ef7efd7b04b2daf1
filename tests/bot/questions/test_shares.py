"""Parts of the year, of 8760 hours, and what stands idle."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def readings(text):
    return {c.label: c.value for one in read(text) for c in candidates(one)}


@pytest.mark.parametrize(("text", "value"), [
    ("half the year", 4380), ("das halbe Jahr", 4380), ("half of each year", 4380),
    ("a third of the year", 2920), ("40% des Jahres", 3504),
    ("switch it off for a third of the year", 5840), ("ausgeschaltet 40% des Jahres", 5256),
])  # fmt: skip
def test_a_part_of_the_year_is_nothing_else(text, value):
    assert readings(text) == {"hours_per_year": pytest.approx(value)}


@pytest.mark.parametrize(("text", "value"), [
    ("my gpus idle 90% of the time", 876), ("steht zwei Drittel der Zeit rum", 2920),
    ("sitting idle 20 hrs a day", 4 * 365), ("steht 16 Stunden am Tag rum", 8 * 365),
    ("läuft 8 Stunden am Tag, steht sonst rum", 8 * 365), ("8 hours a day, still", 8 * 365),
])  # fmt: skip
def test_what_stands_idle_leaves_the_rest(text, value):
    assert readings(text)["hours_per_year"] == pytest.approx(value)


@pytest.mark.parametrize("text", ["grows 20% every year", "30% of the year's power"])
def test_growth_and_belongings_are_no_part_of_the_year(text):
    assert "efficiency_gain<" in readings(text)
