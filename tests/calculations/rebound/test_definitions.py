import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound import definitions

gains = st.floats(1.01, 1e4)
ratios = st.floats(1e-3, 1e4)


@given(gains, ratios)
def test_use_and_energy_tell_the_same(gain, use):
    from_energy = definitions.rebound_of_energy(485, 485 * use / gain, gain)
    assert definitions.rebound(use, gain) == pytest.approx(from_energy, rel=1e-9, abs=1e-9)


@given(gains, ratios, st.floats(1e-3, 1e6))
def test_the_unit_of_energy_does_not_matter(gain, use, unit):
    once = definitions.rebound_of_energy(1, use / gain, gain)
    assert definitions.rebound_of_energy(unit, unit * use / gain, gain) == pytest.approx(once)


@given(gains, ratios)
def test_the_saving_that_comes_is_the_possible_one_less_the_rebound(gain, use):
    possible, actual = 1 - 1 / gain, 1 - use / gain
    taken = definitions.rebound_of_saving(possible, actual)
    assert definitions.rebound(use, gain) == pytest.approx(taken, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("use", "name"),
    [(0.9, "super-conservation"), (1, "none"), (1.5, "partial"), (2, "full"), (3, "backfire")],
)
def test_the_five_cases_when_efficiency_doubles(use, name):
    assert definitions.case(definitions.rebound(use, 2)) == name


def test_rebound_needs_a_gain():
    with pytest.raises(ValueError, match="gain"):
        definitions.rebound(1.2, 1)


def test_the_implied_elasticity_reproduces_what_it_explains():
    # Light in Britain: 3,000 times cheaper, 40,000 times as much used.
    elasticity = definitions.implied_elasticity(40_000, 3000)
    assert 3000**elasticity == pytest.approx(40_000)


def test_money_saved_is_spent():
    # A third of the saving taken back; the rest buys what has 2 kWh behind each dollar.
    assert definitions.indirect_rebound(2, 0.15, 1 / 3) == pytest.approx(0.2)
