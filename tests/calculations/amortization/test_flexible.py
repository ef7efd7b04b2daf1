"""When to run, when to pause, and what the curves must obey."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Amortization, calculate
from calculations.amortization import prices, supply
from calculations.units import HOURS_PER_YEAR

annuals = st.floats(0.01, 1e6)
powers = st.floats(0.01, 100)
spreads = st.floats(0.001, 3)


def result(**given):
    return calculate(Amortization.make(given))


def table(found, name):
    return next(table.rows for table in found.tables if table.id == name)


@given(annuals, powers, st.floats(-0.5, 0.5), spreads)
def test_the_optimum_on_a_line_is_never_dearer_than_round_the_clock(annual, drawn, lowest, spread):
    best = prices.on_a_line(annual, drawn, lowest, lowest + spread)
    all_year = annual / HOURS_PER_YEAR + drawn * (lowest + spread / 2)
    assert 1 <= best.hours <= HOURS_PER_YEAR
    assert best.cost <= all_year + 1e-9 * abs(all_year)


@given(annuals, powers, st.floats(-0.5, 0.5), spreads)
def test_nor_is_the_optimum_on_a_bell(annual, drawn, mean, deviation):
    best = prices.on_a_bell(annual, drawn, mean, deviation)
    all_year = annual / HOURS_PER_YEAR + drawn * mean
    assert 0 <= best.hours <= HOURS_PER_YEAR
    assert best.cost <= all_year + 1e-6 * (abs(all_year) + drawn)


@given(annuals, st.floats(1.01, 10), powers, spreads)
def test_dearer_kit_never_runs_less(annual, factor, drawn, spread):
    for optimum in (
        lambda a: prices.on_a_line(a, drawn, 0.0, spread),
        lambda a: prices.on_a_bell(a, drawn, 0.0, spread),
    ):
        assert optimum(annual).hours <= optimum(annual * factor).hours + 1e-6


@given(st.lists(st.floats(-50, 500), min_size=1, max_size=60), st.floats(0, 1e4))
def test_the_best_of_a_list_is_the_least_of_its_curve(hourly, fixed):
    best = prices.cheapest_of(hourly, fixed)
    costs = prices.curve(hourly, fixed)
    assert best.cost == min(costs)
    assert best.hours == costs.index(min(costs)) + 1


@given(st.floats(10, 5000), spreads)
def test_a_list_of_evenly_rising_prices_meets_the_line(annual, spread):
    count = int(HOURS_PER_YEAR)
    hourly = [spread * (hour + 0.5) / count for hour in range(count)]
    listed = prices.cheapest_of(hourly, annual)
    closed = prices.on_a_line(annual, 1.0, 0.0, spread)
    assert listed.cost == pytest.approx(closed.cost, rel=1e-5)
    assert listed.hours == pytest.approx(closed.hours, abs=1.5)


@given(st.floats(1e-6, 30))
def test_the_point_on_the_bell_solves_its_equation(ratio):
    z = prices.bell_point(ratio)
    share = 0.5 * math.erfc(-z / math.sqrt(2))
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    assert z * share + density == pytest.approx(ratio, rel=1e-6, abs=1e-9)


def test_at_the_critical_price_the_line_turns():
    recovery = 0.25
    critical = prices.critical_capex(0.16, 1.2, recovery)
    below = prices.on_a_line(0.99 * critical * recovery, 1.2, -0.02, 0.14)
    above = prices.on_a_line(1.01 * critical * recovery, 1.2, -0.02, 0.14)
    assert below.hours < above.hours == HOURS_PER_YEAR


def test_one_price_for_all_hours_means_all_hours():
    assert prices.on_a_line(100, 1.0, 0.1, 0.1).hours == HOURS_PER_YEAR


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda: prices.cheapest_of([], 1), "no prices"),
        (lambda: prices.on_a_line(1, 1, 0.2, 0.1), "below the lowest"),
        (lambda: prices.on_a_bell(1, 1, 0.1, 0), "above 0"),
        (lambda: prices.bell_deviation(80, 5000), "below zero"),
    ],
)
def test_what_makes_no_sense_is_refused(broken, why):
    with pytest.raises(ValueError, match=why):
        broken()


@given(st.floats(100, 8700), st.floats(0.001, 1), st.floats(0.06, 0.9))
def test_either_side_of_the_switch_the_cheaper_supply_differs(hours, saved, recovery):
    switch = supply.switch_capex(hours, saved, recovery)
    assert switch is not None

    def sun_is_cheaper(capex):
        return capex * recovery / hours < capex * recovery / HOURS_PER_YEAR + saved

    assert sun_is_cheaper(switch * 0.99)
    assert not sun_is_cheaper(switch * 1.01)


def test_kit_of_today_runs_all_year_and_cheap_used_kit_does_not():
    found = result(capex=[30000], price_per_hour=5)
    assert found.findings["intermittent"] == "no"
    own, new, used = table(found, "intermittent")
    assert own.quantities["optimal_hours"].value == HOURS_PER_YEAR
    assert new.record == "hardware/any/price-hyperscale"
    assert new.quantities["optimal_hours"].value == HOURS_PER_YEAR
    assert used.quantities["optimal_hours"].value < HOURS_PER_YEAR
    assert used.quantities["cost_at_optimum"].value < used.quantities["cost_round_the_clock"].value


def test_written_off_kit_may_wait():
    assert result(capex=[300], price_per_hour=0.2).findings["intermittent"] == "pays"
    assert result(capex=[300], price_per_hour=0.2).findings["sun_only"] == "cheaper"


def test_the_article_s_two_suns_stand_in_for_towns():
    rows = table(result(capex=[30000], electricity_price=0.109, sun_price=0.04), "sun_or_firm")
    found = [row.quantities["switch_capex_per_kw"].value for row in rows]
    assert found == pytest.approx([647.156287, 1666.77662], rel=1e-6)
    assert [row.record for row in rows] == ["article/berlin-sun", "article/los-angeles-sun"]


def test_pausing_for_the_grid_costs_less_than_it_pauses():
    extra = result(capex=[30000]).quantities["cost_of_shedding"]
    assert extra.low is not None
    assert extra.high is not None
    assert 0 < extra.low < extra.high < 0.0102


def test_the_market_speaks_only_for_its_own_money():
    euros = result(capex=[9000], currency="EUR")
    assert euros.quantities["electricity_price"].unit == "EUR/kWh"
    assert euros.quantities["price_spread"].value == pytest.approx(0.1696)
    assert not [t for t in euros.tables if t.id == "sun_or_firm"]
    assert not [t for t in result(capex=[9000], currency="GBP").tables if t.id == "price_curve"]
    pounds = result(capex=[9000], currency="GBP", electricity_price=0.3)
    assert not [t for t in pounds.tables if t.id == "price_curve"]


def test_euro_spread_is_a_bell_of_the_same_width():
    deviation = prices.bell_deviation(79.6, 457, 8784)
    assert deviation * math.sqrt(12) / 1000 == pytest.approx(0.1696, abs=5e-5)
