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


def tables(**given):
    return {table.id: table.rows for table in found(**given).tables}


def test_the_path_has_a_row_a_year_and_one_quantity_a_column():
    rows = tables()["path"]
    assert [row.quantities["horizon"].value for row in rows] == list(range(11))
    for row in rows:
        band = row.quantities["energy_ratio"]
        assert (band.low or band.value) <= band.value <= (band.high or band.value)
    assert rows[0].quantities["energy_ratio"].value == 1
    assert rows[5].quantities["path_published"].value == pytest.approx(950 / 485)
    assert "own_energy" not in rows[5].quantities


def test_a_far_horizon_is_on_the_path():
    years = [row.quantities["horizon"].value for row in tables(horizon_years=17)["path"]]
    assert years == [*range(11), 12, 15, 17]


def test_a_preset_draws_its_own_line():
    rows = tables(preset="article")["path"]
    own = [row.quantities["own_energy"].value for row in rows]
    # E = (1 + c) ÷ (φ + c/φ) with c = 19 and φ = 19^(t/8).
    assert own == pytest.approx([20 / (19 ** (t / 8) + 19 / 19 ** (t / 8)) for t in range(11)])


def test_the_answer_and_the_path_say_the_same_at_the_horizon():
    result = found(horizon_years=7, preset="article")
    row = next(
        row
        for table in result.tables
        if table.id == "path"
        for row in table.rows
        if row.quantities["horizon"].value == 7
    )
    for name in ("energy_ratio", "own_energy"):
        assert row.quantities[name] == result.quantities[name]


def test_compared_to_what_has_a_tautology_among_five():
    result = found(efficiency_gain=4, elasticity=1.2, price_share=1, plan_mw=1e6, plan_load=1)
    rows = {row.label: row.quantities["change"].value for row in tables_of(result)["baselines"]}
    energy = 485 * 4**0.2
    assert rows["today"] == rows["frozen efficiency, same service"]
    assert rows["today"] == pytest.approx(4**0.2 - 1)
    assert rows[result.findings["tautology"]] == pytest.approx(-0.75)
    # A plan of 1,000 GW adds 8,760 TWh.
    assert rows["giant plan"] == pytest.approx(energy / (485 + 8760) - 1)
    assert result.quantities["realism_to_switch"].value == pytest.approx((energy - 485) / 8760)
    assert result.findings["plan_verdict"] == "depends"


def tables_of(result):
    return {table.id: table.rows for table in result.tables}


@pytest.mark.parametrize(
    ("given", "verdict"),
    [({}, "never"), ({"preset": "vacuum cleaner"}, "always")],
)
def test_a_plan_is_no_baseline_for_every_future(given, verdict):
    assert found(**given).findings["plan_verdict"] == verdict


@pytest.mark.parametrize(
    ("given", "case"),
    [
        ({"efficiency_gain": 10, "elasticity": 1.4, "price_share": 1}, "backfire"),
        ({"efficiency_gain": 10, "elasticity": 1, "price_share": 1}, "full"),
        ({"efficiency_gain": 10, "elasticity": 0.5, "price_share": 1}, "partial"),
        ({"efficiency_gain": 10, "elasticity": 0}, "none"),
    ],
)
def test_the_size_of_a_rebound_has_a_name(given, case):
    assert found(**given).findings["case"] == case


def test_a_peak_is_found_with_its_return():
    q = found(efficiency_gain=4, preset="article").quantities
    assert q["peak_gain"].value == pytest.approx(math.sqrt(19))
    assert q["return_gain"].value == pytest.approx(19)
    assert found(efficiency_gain=4, preset="article").findings["still_rising"] is True


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({}, "open"),
        ({"yearly_gain": 2, "slowing": 0.3, "ceiling_slowing": 0.1}, "gains"),
        ({"yearly_gain": 2, "slowing": 0.1, "ceiling_slowing": 0.3}, "uses"),
        ({"yearly_gain": 2, "slowing": 0.2, "ceiling_slowing": 0.2}, "together"),
    ],
)
def test_which_slows_first_is_said(given, first):
    assert found(**given).findings["slows_first"] == first


def test_which_slows_first_turns_the_long_run():
    q = found().quantities
    assert q["share_above_if_gains_slow_first"].value > 0.9
    assert q["share_above_if_uses_slow_first"].value < 0.6


def test_money_saved_and_spent_comes_on_top():
    q = found(efficiency_gain=2, elasticity=0.5, price_share=1).quantities
    direct = math.sqrt(2) - 1
    # 1.45 kWh a dollar at 0.12 dollars a kilowatt-hour.
    assert q["indirect_rebound"].value == pytest.approx(1.45 * 0.12 * (1 - direct))
    assert q["total_rebound"].value == pytest.approx(direct + 1.45 * 0.12 * (1 - direct))
    assert "indirect_rebound" not in found(efficiency_gain=2, elasticity=2).quantities


def test_two_worlds_meet_where_energy_stays():
    q = found(efficiency_gain=2, vacuum_weight=0.5).quantities
    steam, vacuum = 2**0.2, 20 / 37
    assert q["energy_of_two_worlds"].value == pytest.approx((steam + vacuum) / 2)
    assert q["vacuum_weight_to_stay"].value == pytest.approx((steam - 1) / (steam - vacuum))


def test_draws_stand_beside_the_grid_with_their_error():
    result = found(draws=20_000)
    drawn = result.quantities["share_above_drawn"]
    assert drawn.low < result.quantities["share_above"].value < drawn.high
    assert [row.label for row in tables_of(result)["draws"]] == ["grid", "random draws"]


def test_watts_alone_would_need_an_elasticity_never_seen():
    q = found().quantities
    assert q["breakeven_watts_only"].low == pytest.approx(1 / 0.069)
    assert q["breakeven_watts_only"].low > q["elasticity_seen"].high


def test_the_spread_table_holds_the_stated_one():
    spreads = [row.quantities["spread"].value for row in tables(forecast_spread=0.9)["spread"]]
    assert spreads == [0.35, 0.5, 0.7, 0.9]


def test_a_ceiling_bounds_energy_whatever_the_prices():
    q = found(saturation=0.2).quantities
    assert q["ceiling"].value == 5
    q = found(saturation=0.05, yearly_gain=2, ceiling_growth=math.exp(0.2)).quantities
    assert q["ceiling_year"].value == pytest.approx(6.0747, abs=1e-3)


@pytest.mark.parametrize("preset", ["article", "IEA as peak"])
def test_a_gain_too_fast_for_floats_is_still_calculated(preset):
    # A million-fold a year is ln(1e6) = 13.8 a year, and 13.8 * 60 years = 829: exp() ends at 709.
    q = found(preset=preset, efficiency_gain=1e6, horizon_years=1).quantities
    assert all(not math.isnan(one.value) for one in q.values() if one.value is not None)
