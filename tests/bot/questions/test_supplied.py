"""Power that a plant next door makes is not the load that is asked about."""

import pytest

from bot.questions.numbers import read


def loads(text):
    """Every power in MW."""
    return [one.value / 1e6 for one in read(text) if one.kind == "power"]


@pytest.mark.parametrize(("text", "megawatts"), [
    ("Drax next door, 2.6 GW of wood pellets. Would a 500 MW hall need it?", 500),
    ("wir hatten 3.000 MW Braunkohle, jetzt ein Rechenzentrum mit 200 MW", 200),
    ("Baltic offshore wind 1.5 GW vs one campus of 300 MW", 300),
    ("the dam is 335 MW. does a 90 MW campus drink it?", 90),
    ("Egbin makes 1,300 MW, the campus wants 1 GW", 1000),
    ("2 MW sanctioned load, and a container of 400 kW", 0.4),
    ("there is a cable, 220 MW, and a fund wants a 100 MW hall", 100),
])  # fmt: skip
def test_of_several_the_load_is_left(text, megawatts):
    assert loads(text) == [megawatts]


@pytest.mark.parametrize(("text", "found"), [
    ("how much land for 100 MW of solar", [100]), ("50 MW of wind and 20 MW of solar", [50, 20]),
    ("100 MW in one hall or 20 MW in five", [100, 20]), ("ten of 2 MW, one power plant", [2]),
    ("a gas plant for 300 MW, 3 halls of 100 MW", [300, 100]), ("a free 700 W card", [0.0007]),
])  # fmt: skip
def test_what_stays_a_load(text, found):
    assert loads(text) == found
