import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Amortization, calculate
from calculations.amortization.annuity import capital_recovery_factor


def result(**given):
    return calculate(Amortization.make(given))


def test_the_contracts_example():
    found = result(capex=[30000], price_per_hour=5, cities=["Berlin"]).quantities
    payback = found["payback_hours"]
    assert (payback.value, payback.low, payback.high, payback.unit) == (6000, None, None, "h")


@pytest.mark.parametrize(
    ("capex", "hours", "cost"),
    [
        (30000, 100, 300),
        (30000, 1000, 30),
        (30000, 6000, 5),
        (10000, 100, 100),
        (10000, 1000, 10),
        (10000, 2000, 5),
    ],
)
def test_the_articles_toy_numbers(capex, hours, cost):
    found = result(capex=[capex], hours_per_year=hours).quantities
    assert found["one_year_cost_per_hour"].value == cost
    toy = result(capex=[capex], hours_per_year=hours, lifetime_years=1, interest_rate=0, power_w=0)
    assert toy.quantities["cost_per_hour"].value == cost


def test_a_product_without_a_price_in_the_currency_is_named_and_not_converted():
    found = result(hardware=["h100"], currency="EUR", price_per_hour=3).findings
    assert (found["unpriced"], found["instead"]) == ("h100", True)
    both = result(hardware=["h100", "no such card"], price_per_hour=3).findings
    assert (both["unpriced"], both["instead"]) == ("no such card", False)
    stated = result(hardware=["h100"], capex=[20000], currency="EUR", price_per_hour=3).findings
    assert (stated["unpriced"], stated["instead"]) == ("", False)


def test_the_rent_of_another_card_is_known_as_borrowed():
    assert result(hardware=["mac studio"]).findings["rent_borrowed"] is True
    assert result(hardware=["rtx 4090"]).findings["rent_borrowed"] is False
    assert result(capex=[30000]).findings["rent_borrowed"] is False


def test_the_articles_cards_stand_in_when_none_is_named():
    found = result(price_per_hour=5)
    assert found.quantities["payback_hours"].value == 6000
    assert found.quantities["payback_hours_2"].value == 2000
    assert "article/dear-card" in found.records


def test_full_cost_of_the_dear_card():
    # 1 kW, PUE 1.2, 0.08 per kWh, 8 %, five years, worked out beside the article's numbers.
    found = result(
        capex=[30000],
        price_per_hour=5,
        hours_per_year=1600,
        power_w=1000,
        pue=1.2,
        electricity_price=0.08,
        interest_rate=0.08,
        lifetime_years=5,
    ).quantities
    assert found["annual_cost"].value == pytest.approx(7513.69, abs=0.01)
    assert found["cost_per_hour"].value == pytest.approx(4.792, abs=0.001)
    assert found["breakeven_hours_per_year"].value == pytest.approx(1532, abs=0.5)
    assert found["cost_round_the_clock"].value == pytest.approx(0.9537, abs=0.0001)


def test_what_is_stated_has_no_range_and_what_is_not_has():
    stated = result(capex=[30000], price_per_hour=5).quantities["payback_hours"]
    assert not stated.ranged
    assumed = result(capex=[30000]).quantities["payback_hours"]
    assert (assumed.low, assumed.high) == (pytest.approx(6000), pytest.approx(30000 / 1.99))


def test_berlin_and_los_angeles_against_the_cheap_kit():
    found = result(capex=[10000], price_per_hour=5, cities=["Berlin", "LA"])
    berlin, la = found.tables[1].rows
    # 1,730 h and 3,254 h against 2,000.
    assert berlin.quantities["sun_over_payback"].value == pytest.approx(0.865, abs=0.01)
    assert la.quantities["sun_over_payback"].value == pytest.approx(1.627, abs=0.01)
    assert found.findings["sun_covers"] is True


def test_a_price_below_the_power_bill_is_never():
    found = result(capex=[30000], price_per_hour=0.05)
    assert found.findings["never"] is True
    assert not found.quantities["breakeven_hours_per_year"].exists


def test_more_hours_than_a_year_is_impossible_and_no_error():
    assert result(capex=[300000], price_per_hour=1).findings["impossible"] is True


def test_dollars_are_not_lent_to_another_currency():
    found = result(capex=[12000], currency="GBP", price_per_hour=5)
    assert found.quantities["payback_hours"].value == 2400
    assert "cost_per_hour" not in found.quantities
    assert found.quantities["payback_hours"].unit == "h"
    bare = result(capex=[12000], currency="GBP")
    assert "payback_hours" not in bare.quantities


def test_a_named_card_brings_its_price_power_and_rent():
    found = result(hardware=["rtx 4090"])
    assert found.quantities["capex"].value == 1599
    assert found.quantities["power"].value == 450
    assert found.quantities["price_per_hour"].value == pytest.approx((0.34 * 0.4) ** 0.5)
    assert {"hardware/rtx-4090/price"} <= set(found.records)


def test_an_unknown_card_with_a_price_is_just_a_price():
    assert (
        result(hardware=["abacus"], capex=[100], price_per_hour=1).quantities["payback_hours"].value
        == 100
    )


def test_swapped_rate_and_life_are_refused():
    with pytest.raises(ValueError, match="swapped"):
        capital_recovery_factor(5, 0.08)


money = st.floats(10, 1e7)


@given(money, money, st.floats(0.5, 50))
def test_a_dearer_card_never_breaks_even_sooner(one, other, price):
    low, high = sorted((one, other))
    hours = [
        result(capex=[capex], price_per_hour=price).quantities["breakeven_hours_per_year"].value
        for capex in (low, high)
    ]
    assert hours[0] is not None
    assert hours[1] is not None
    assert hours[0] <= hours[1]


@given(money, st.floats(1, 29))
def test_a_longer_life_never_costs_more_a_year(capex, life):
    short, long = (
        result(capex=[capex], lifetime_years=years).quantities["annual_cost"].value
        for years in (life, life + 1)
    )
    assert short is not None
    assert long is not None
    assert long <= short


@given(st.floats(1e-9, 1e-6), st.integers(1, 30))
def test_interest_near_nothing_meets_the_straight_line(rate, years):
    assert capital_recovery_factor(rate, years) == pytest.approx(1 / years, rel=1e-4)


def test_euros_have_a_price_of_electricity_of_their_own():
    """20,000 EUR at 5 years and 8 %: 20,000 × 0.2504564546 = 5,009.13 a year; 0.18 × 1.2 × 1 kW."""
    found = result(capex=[20000], currency="EUR", price_per_hour=3)
    assert found.quantities["energy_cost_per_hour"].value == pytest.approx(0.216)
    assert found.quantities["breakeven_hours_per_year"].value == pytest.approx(5009.129 / 2.784)
    assert found.quantities["breakeven_hours_per_year"].unit == "h/year"


def test_no_number_in_euros_moves_with_a_dollar_price():
    scenario = Amortization.make({"capex": [20000], "currency": "EUR"})
    assert scenario.used("price_per_hour") is None
    assert scenario.used("sun_price") is None
    assert scenario.used("fixed_cost") == 0
    assert scenario.record_of("electricity_price") == "cost/electricity-price-eur"
    assert Amortization.make({}).record_of("electricity_price") == "cost/electricity-price"


def test_shares_of_the_cost():
    # 10,000 paid off in one year of 1,000 hours is 10 an hour; fixed cost and wear add 1 each.
    found = result(
        capex=[10000],
        lifetime_years=1,
        interest_rate=0,
        hours_per_year=1000,
        power_w=0,
        fixed_cost=1000,
        wear_cost=1,
    ).quantities
    assert found["cost_per_hour"].value == pytest.approx(12)
    assert found["capex_share"].value == pytest.approx(10 / 12)
    assert found["energy_share"].value == 0


@given(st.floats(100, 1e6), st.floats(1, 8760), st.floats(0, 1))
def test_power_and_purchase_are_all_of_the_cost_where_nothing_else_is(capex, hours, electricity):
    found = result(capex=[capex], hours_per_year=hours, electricity_price=electricity).quantities
    shares = found["capex_share"].value + found["energy_share"].value
    assert shares == pytest.approx(1)


def test_a_season_s_sun_is_told_beside_the_year_s():
    """7,514 USD a year over Berlin's 166 h of winter sun, and power at a PUE of 1.2."""
    tables = result(capex=[30000], cities=["Berlin"], month="winter").tables
    row = next(table for table in tables if table.id == "towns").rows[0]
    sun = row.quantities["part_sunshine"].value
    assert sun == pytest.approx(166.4)
    assert row.quantities["cost_per_part_hour"].value == pytest.approx(7513.69 / sun + 1.2 * 0.12)
    assert row.quantities["sunshine_hours"].value > 1700
