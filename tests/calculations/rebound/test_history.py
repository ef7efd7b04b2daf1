import math

import pytest

from calculations.rebound import history


def row(label):
    return next(row.quantities for row in history.table().rows if row.label == label)


def test_coal_for_scottish_iron_grew_tenfold():
    iron = row("Scottish iron")
    assert iron["service_ratio"].value == 30
    assert iron["implied_elasticity"].value == pytest.approx(math.log(30) / math.log(3))
    assert iron["implied_rebound"].value == pytest.approx(29 / 2)


def test_data_centres_before_ai_just_kept_their_energy():
    found = row("data centres")
    assert found["energy_growth"].value == pytest.approx(205 / 194)
    assert found["gain"].value == pytest.approx(6.5 * 194 / 205)
    assert found["implied_elasticity"].value == pytest.approx(1.0304, abs=1e-4)
    assert found["implied_rebound"].value == pytest.approx(1.068, abs=1e-3)


def test_ai_of_2025_is_three_answers():
    by_task, by_user, by_revenue = (row(f"AI by {unit}") for unit in ("task", "user", "revenue"))
    assert by_task["implied_elasticity"].value == pytest.approx(1 + math.log10(1.5))
    assert by_user["gain"].value == pytest.approx(2)
    assert by_revenue["gain"].value == pytest.approx(10 / 3)


def test_vacuum_cleaners_are_an_accounting_result():
    found = row("vacuum cleaners")
    # 34 TWh × 14/23 = 20.7 possible, 20 saved.
    assert found["implied_rebound"].value == pytest.approx(1 - 20 / (34 * 14 / 23))
    assert "implied_elasticity" not in found


def test_the_price_of_light_is_no_efficiency():
    assert set(row("lighting")) == {"gain", "service_ratio", "implied_elasticity"}
    assert row("lighting")["implied_elasticity"].value == pytest.approx(1.3235, abs=1e-4)


def test_every_record_it_reads_is_named():
    assert len(history.RECORDS) == len(set(history.RECORDS))
