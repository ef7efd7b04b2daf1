import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound import baselines
from calculations.rebound.baselines import Baselines

energies = st.floats(1, 1e4)


def test_one_world_has_as_many_signs_as_baselines():
    # Energy 132, today 100, plan 300 of which a tenth was credible beyond today: 120.
    each = Baselines(today=100, gain=4, plan=300, realism=0.1).each(132)
    assert each["credible plan"] == pytest.approx(120)
    signs = {name: baselines.change(132, one) for name, one in each.items()}
    assert signs["today"] == pytest.approx(0.32)
    assert signs["frozen efficiency, actual service"] == pytest.approx(-0.75)
    assert signs["giant plan"] == pytest.approx(-0.56)
    assert signs["credible plan"] == pytest.approx(0.1)


@given(energies, st.floats(1.01, 100), energies)
def test_frozen_efficiency_at_the_new_use_says_only_the_gain(energy, gain, today):
    frozen = Baselines(today, gain, today, 0.5).each(energy)["frozen efficiency, actual service"]
    assert baselines.change(energy, frozen) == pytest.approx(1 / gain - 1)


@given(energies, energies, st.floats(0.01, 1e3))
def test_at_the_switch_point_nothing_has_changed(energy, otherwise, added):
    plan = otherwise + added
    switch = baselines.switch_realism(energy, plan, otherwise)
    assert baselines.expected_plan(plan, otherwise, switch) == pytest.approx(energy, rel=1e-6)


def test_a_plan_that_adds_nothing_has_no_switch_point():
    assert baselines.switch_realism(120, 100, 100) is None


def test_a_gigawatt_all_year_is_8_76_terawatt_hours():
    assert baselines.plan_energy(1, 1) == pytest.approx(8.76)
