"""Cheap against dear kit, and inputs that must fit together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Amortization, calculate, records
from calculations.amortization import output
from calculations.errors import InvalidScenario

money = st.floats(10, 1e6)


def result(**given):
    return calculate(Amortization.make(given))


def equal(found):
    return next(table.rows for table in found.tables if table.id == "equal_output")


@given(money, money, st.floats(0.1, 50))
def test_work_in_proportion_to_the_price_needs_the_same_hours(dear, cheap, price):
    found = result(capex=[dear, cheap], price_per_hour=price)
    first, second = (row.quantities["payback_in_proportion"].value for row in equal(found))
    assert first == pytest.approx(second)


@given(money, st.floats(0.01, 10), st.floats(0.1, 20), st.floats(1, 8000))
def test_at_the_tie_both_need_the_same_hours(annual, running, price, hours):
    share = output.output_to_tie(annual, price, running, hours)
    assert output.hours_at_output(annual, price, running, share) == pytest.approx(hours, rel=1e-6)


@given(st.floats(0.01, 1), st.floats(1.01, 5))
def test_more_work_never_needs_more_hours(share, factor):
    less = output.hours_at_output(1000, 5, 0.001, share)
    more = output.hours_at_output(1000, 5, 0.001, share * factor)
    assert less is not None
    assert more is not None
    assert more <= less


def test_the_articles_advantage_is_gone_at_a_third_of_the_work():
    found = result(capex=[30000, 10000], price_per_hour=5, tokens_per_hour=[3e6, 1e6])
    rows = equal(found)
    assert [row.quantities["payback_at_output"].value for row in rows] == pytest.approx([6000] * 2)
    assert rows[1].quantities["payback_hours"].value == 2000
    assert rows[1].quantities["machines_for_equal_output"].value == pytest.approx(3)
    assert found.findings["cheapest_tokens"] == 1
    small = result(capex=[30000, 10000], price_per_hour=5, tokens_per_hour=[3e6, 6e6])
    assert small.findings["cheapest_tokens"] == 2


def test_no_tokens_carry_no_cost():
    with pytest.raises(ValueError, match="cannot carry"):
        output.cost_per_million_tokens(1.0, 0.0)


@given(money, st.floats(0.01, 0.9))
def test_resale_never_makes_a_machine_dearer(capex, share):
    without, with_resale = (
        result(capex=[capex], salvage_value=value).quantities["annual_cost"].value
        for value in (0, capex * share)
    )
    assert with_resale < without


@given(st.floats(0, 1000), st.floats(0.001, 1))
def test_fixed_cost_and_wear_never_make_an_hour_cheaper(fixed, wear):
    bare = result(capex=[30000], hours_per_year=2000).quantities["cost_per_hour"].value
    more = result(capex=[30000], hours_per_year=2000, fixed_cost=fixed, wear_cost=wear)
    assert more.quantities["cost_per_hour"].value == pytest.approx(bare + fixed / 2000 + wear)


@given(st.floats(0.2, 50), st.floats(1.01, 10))
def test_a_better_price_never_needs_more_hours(price, factor):
    low, high = (
        result(capex=[30000], price_per_hour=one).quantities["breakeven_hours_per_year"].value
        for one in (price, price * factor)
    )
    assert high <= low


@given(st.floats(1, 8000), st.floats(1.001, 1.09))
def test_more_hours_never_cost_more_each(hours, factor):
    few, many = (
        result(capex=[30000], hours_per_year=one).quantities["cost_per_hour"].value
        for one in (hours, hours * factor)
    )
    assert many <= few


@given(st.floats(1, 8760), st.floats(0.2, 20))
def test_what_is_affordable_breaks_even_in_those_hours(hours, price):
    stated = {"price_per_hour": price, "hours_per_year": hours, "fixed_cost": 5, "salvage_value": 1}
    most = result(capex=[1000], **stated).quantities["affordable_capex"].value
    if most > 1:
        needed = result(capex=[most], **stated).quantities["breakeven_hours_per_year"].value
        assert needed == pytest.approx(hours, rel=1e-6)


@pytest.mark.parametrize(
    ("given", "key", "high"),
    [
        ({"electricity_price": 80}, "electricity", 5),
        ({"electricity_price": 80, "currency": "EUR"}, "electricity", 5),
        ({"electricity_price": 8000, "currency": "INR"}, "electricity", 60),
        ({"price_spread": 160}, "spread", 5),
        ({"sun_price": 40}, "sunpower", 5),
        ({"capex": [1000], "salvage_value": 2000}, "salvage", 1000),
    ],
)
def test_a_slip_of_units_or_order_names_field_range_and_example(given, key, high):
    with pytest.raises(InvalidScenario) as caught:
        Amortization.make(given)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.key, problem.high) == ("out_of_range", key, high)
    assert problem.example


@pytest.mark.parametrize(
    ("currency", "price"), [("INR", 8), ("KES", 28), ("JPY", 31), ("IDR", 1445), ("SEK", 1.8)]
)
def test_small_units_of_money_have_large_prices(currency, price):
    assert Amortization.make({"currency": currency, "electricity_price": price})


def test_where_dear_power_means_never_the_range_stays_open():
    found = result(capex=[400], price_per_hour=0.2)
    needed = found.quantities["breakeven_hours_per_year"]
    assert needed.low is not None
    assert needed.high is None
    assert found.findings["may_never"] is True


@pytest.mark.parametrize(
    ("price", "town", "verdict"),
    [(5, "Los Angeles", "yes"), (5, "Berlin", "probably"), (2.95, "Berlin", "probably not")],
)
def test_the_sun_s_verdict_weighs_both_ranges(price, town, verdict):
    stated = {"price_per_hour": price} if price == 5 else {}
    found = result(capex=[30000], cities=[town], **stated)
    assert found.findings["sun_verdict"] == verdict


def test_every_step_is_a_method_that_explains_all_its_symbols():
    found = result(capex=[30000, 10000], price_per_hour=5, tokens_per_hour=[3e6, 1e6])
    for step in found.steps:
        assert set(step.inputs) <= set(records.methods()[step.method].symbols), step.method
