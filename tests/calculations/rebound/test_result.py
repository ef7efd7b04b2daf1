import math

import pytest

from calculations import Rebound, calculate


def found(**given):
    return calculate(Rebound.make(given))


def test_totals_come_with_what_is_published():
    q = found().quantities
    assert (q["published_2030"].low, q["published_2030"].value, q["published_2030"].high) == (
        833,
        950,
        1008,
    )
    assert q["today"].value == 485
    assert q["share_above"].value == pytest.approx(0.911, abs=0.01)


def test_ten_times_at_elasticity_one_point_four():
    result = found(efficiency_gain=10, elasticity=1.4)
    q = result.quantities
    assert q["energy_after_gain"].high == pytest.approx(10**0.4)
    # 65 % of the price in reach: 1 - 0.65 × 0.9 = 0.415.
    assert q["energy_after_gain"].low == pytest.approx(0.415**-1.4 / 10)
    assert q["rebound"].value == pytest.approx((10**1.4 - 1) / 9)
    assert result.findings["direction"] == "open"


def test_a_stated_share_leaves_no_range():
    after = found(efficiency_gain=10, elasticity=1.11, price_share=1).quantities[
        "energy_after_gain"
    ]
    assert after.value == pytest.approx(1.28824955)
    assert not after.ranged


def test_a_gain_alone_is_open_between_published_elasticities():
    result = found(efficiency_gain=10)
    after = result.quantities["energy_after_gain"]
    # 2025: tenfold less per task, half as much again in all, so 1 + log10(1.5).
    assert after.high == pytest.approx(1.5)
    assert after.low == pytest.approx(0.415**-0.5 / 10)
    assert after.value is None
    assert result.findings["direction"] == "open"


def test_a_vacuum_cleaner_goes_down():
    result = found(efficiency_gain=2, elasticity=2, saturation=0.9, price_share=1)
    assert result.quantities["energy_change"].value == pytest.approx(-0.459, abs=0.001)
    assert result.findings["direction"] == "down"


def test_a_gain_of_one_is_no_gain():
    assert found(efficiency_gain=1).findings["gain"] is False


def test_a_loss_is_not_called_a_saving():
    assert found(efficiency_gain=0.5).findings["saves"] is False


def test_elasticity_alone_meets_its_break_even():
    result = found(elasticity=1.4)
    assert result.findings["above_breakeven"] is True
    assert result.quantities["breakeven_elasticity"].high == pytest.approx(1 / 0.65)


def test_per_token_is_not_per_answer():
    q = found().quantities
    assert q["per_token_saving"].value == pytest.approx(1 - 1.31 / 1.72)
    assert q["reasoning_ratio"].value == 25
    assert q["training_ratio"].value == pytest.approx(30.84 / 2.788, rel=1e-4)


def test_evidence_changes_the_answer():
    growth = found(evidence="growth").quantities["share_above"].value
    assert growth == pytest.approx(0.602, abs=0.001)
    assert math.isclose(growth, found().quantities["share_above_growth_only"].value or 0)
