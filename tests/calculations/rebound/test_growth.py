import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.rebound import growth

rates = st.floats(0.01, 1)
years = st.floats(0, 30)


@given(rates, years)
def test_slowing_hardly_at_all_is_steady_growth(rate, ahead):
    assert growth.grown(rate, 1e-9, ahead) == pytest.approx(growth.grown(rate, 0, ahead), rel=1e-6)


@given(rates, st.floats(0.01, 1))
def test_growth_that_slows_has_an_end(rate, slowing):
    assert growth.grown(rate, slowing, 1e6) == pytest.approx(rate / slowing)


@given(rates, st.floats(0.001, 1), years, st.floats(0.1, 5))
def test_more_years_never_bring_less(rate, slowing, ahead, more):
    assert growth.grown(rate, slowing, ahead + more) >= growth.grown(rate, slowing, ahead)


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.floats(1, 30))
def test_yearly_growth_leads_where_it_should(first, last, ahead):
    assert first * (1 + growth.yearly(first, last, ahead)) ** ahead == pytest.approx(last)


@given(st.floats(0.01, 0.5), st.floats(0.3, 1), st.floats(0, 0.2))
def test_after_the_race_no_demand_curve_can_be_above_today(served, rate, ceiling):
    late = growth.ceiling_year(served, rate, ceiling)
    # Most that any curve allows then: the ceiling, grown, over the gain.
    most = math.exp(ceiling * late) / served / math.exp(rate * late)
    assert most == pytest.approx(1)


@given(st.floats(0.05, 0.5), st.floats(0.4, 1), st.floats(0, 0.2))
def test_without_slowing_the_search_finds_the_closed_form(served, rate, ceiling):
    closed = growth.ceiling_year(served, rate, ceiling)
    found = growth.ceiling_year_slowing(served, (rate, 0), (ceiling, 0), 60)
    assert found == pytest.approx(closed, abs=1e-6)


def test_a_ceiling_that_keeps_up_is_never_overtaken():
    assert growth.ceiling_year_slowing(0.05, (0.3, 0.2), (0.3, 0.1), 60) is None


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=12))
def test_at_once_is_no_lag(wanted):
    assert growth.adjusted(wanted, 1) == pytest.approx(wanted)


@given(st.floats(1.1, 100), st.floats(0.05, 1))
def test_a_lag_never_overshoots_what_is_wanted(target, pace):
    found = growth.adjusted([1, *[target] * 20], pace)
    assert all(later >= before * (1 - 1e-12) for before, later in itertools.pairwise(found))
    assert found[-1] <= target * (1 + 1e-12)


@given(st.floats(0.01, 0.9), st.floats(0.1, 2), years)
def test_users_never_pass_all_there_will_be(adopted, speed, ahead):
    assert 1 - 1e-12 <= growth.adoption(adopted, speed, ahead) <= 1 / adopted * (1 + 1e-12)


def test_adoption_is_fastest_at_a_share_of_one_over_e():
    lag, speed = 3.0, 0.5
    turn = math.log(lag) / speed
    assert growth.gompertz(1, lag, speed, turn) == pytest.approx(1 / math.e)
    steps = [growth.gompertz(1, lag, speed, turn + n / 100) for n in (-2, -1, 0, 1, 2)]
    rises = [later - before for before, later in itertools.pairwise(steps)]
    assert max(rises) in rises[1:3]
