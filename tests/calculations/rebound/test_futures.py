import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculations import records
from calculations.rebound import futures
from calculations.rebound.futures import energies, known, view
from calculations.rebound.path import Course
from calculations.rebound.priors import SHAPES, Prior, log_energy, priors
from calculations.rebound.world import World

# From two million random draws of independent reference code, so known to about a hundredth;
# the median and the percentiles of the grid lie a few per cent closer together.
PUBLISHED = {
    0.7: {3: (0.969, None), 5: (0.834, 1.58), 10: (0.633, 1.36)},
    0.5: {3: (0.991, None), 5: (0.911, 1.69), 10: (0.709, 1.54)},
    0.35: {3: (0.999, None), 5: (0.973, 1.79), 10: (0.794, 1.70)},
}
UP_THEN_DOWN = {0.7: 0.337, 0.5: 0.283, 0.35: 0.205}


@pytest.mark.parametrize("spread", PUBLISHED)
@pytest.mark.parametrize("years", [3, 5, 10])
def test_the_published_case_lifts_the_share(spread, years):
    share, median = PUBLISHED[spread][years]
    got = view("published", spread).outcome(years)
    assert got.share_above == pytest.approx(share, abs=0.015)
    if median:
        assert got.median == pytest.approx(median, rel=0.03)


@pytest.mark.parametrize("spread", UP_THEN_DOWN)
def test_the_more_the_forecast_is_trusted_the_rarer_the_articles_view(spread):
    found = view("published", spread).share_up_then_down(3, 10)
    assert found == pytest.approx(UP_THEN_DOWN[spread], abs=0.015)


def test_trusting_the_forecast_not_at_all_leaves_growth_alone():
    loose, growth = view("published", 1e9).outcome(5), view("growth").outcome(5)
    assert loose.share_above == pytest.approx(growth.share_above)
    assert loose.median == pytest.approx(growth.median, rel=1e-6)


def test_trusting_it_wholly_leaves_the_forecast_alone():
    tight = view("published", 1e-3).outcome(5)
    assert (tight.low, tight.median, tight.high) == pytest.approx([950 / 485] * 3, rel=1e-2)


def test_growth_keeps_only_what_fits_year_one():
    kept = energies(priors(), known(), 1)
    assert kept.min() >= math.log(1.15)
    assert kept.max() <= math.log(1.6)


def test_today_is_today():
    assert abs(energies(priors(), None, 1e-9)).max() < 1e-6


def test_the_same_question_gets_the_same_bits():
    before = view().outcome(7.5)
    for function in vars(futures).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()
    assert view().outcome(7.5) == before


def test_which_slows_first_parts_the_futures_in_two():
    seen, years = view(), 10
    weight = seen.weights()
    slowing = energies_of("rebound/efficiency-slowing", seen)
    new_uses = energies_of("rebound/ceiling-slowing", seen)
    first = slowing > new_uses
    share = weight[first].sum() / weight.sum()
    together = share * seen.share_above_if(True, years)
    together += (1 - share) * seen.share_above_if(False, years)
    assert together == pytest.approx(seen.outcome(years).share_above)
    assert seen.share_above_if(True, years) > seen.share_above_if(False, years)


def energies_of(record, seen):
    """Value of one number in each future that is kept."""
    axis = list(SHAPES).index(record)
    mesh = futures.mesh(seen.priors)[axis]
    every = np.broadcast_to(mesh, (futures.POINTS,) * len(SHAPES)).reshape(-1)
    first = log_energy(futures.mesh(seen.priors), 1).reshape(-1)
    return every[(first >= seen.known.least) & (first <= seen.known.most)]


def test_the_gain_of_the_futures_is_a_weighted_median():
    seen = view("growth")
    rate = energies_of("rebound/efficiency-growth", seen)
    slowing = energies_of("rebound/efficiency-slowing", seen)
    gains = np.sort(np.exp(rate * (1 - np.exp(-slowing * 4)) / slowing))
    assert seen.median_gain(4)[1] == pytest.approx(gains[(gains.size - 1) // 2])


def test_quantiles_of_even_weights():
    values = np.arange(1.0, 11.0)
    assert futures.quantiles(values, np.ones(10)) == (1.0, 5.0, 9.0)
    # Nearly all of the weight on one value makes it every quantile.
    heavy = np.where(values == 3, 1e9, 1.0)
    assert futures.quantiles(values, heavy) == (3.0, 3.0, 3.0)


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=2000))
def test_quantiles_are_those_of_a_running_sum(weights):
    weight = np.array(weights)
    heaped = np.cumsum(weight)
    got = futures.quantiles(np.arange(float(weight.size)), weight)
    for quantile, at in zip((0.1, 0.5, 0.9), got, strict=True):
        wanted = quantile * heaped[-1]
        assert heaped[int(at)] >= wanted * (1 - 1e-9)
        assert at == 0 or heaped[int(at) - 1] <= wanted * (1 + 1e-9)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=300))
def test_the_order_is_ascending(values):
    given_ = np.array(values)
    ranked = given_[futures._order(given_)]
    width = max(float(given_.max() - given_.min()), 1)
    assert (np.diff(ranked) >= -1e-9 * width).all()
    assert sorted(ranked) == sorted(values)


@settings(deadline=None)
@given(st.floats(1, 30), st.sampled_from(["growth", "published", "none"]))
def test_percentiles_are_in_order_and_shares_are_shares(years, evidence):
    got = view(evidence).outcome(years)
    assert 0 < got.low <= got.median <= got.high
    assert 0 <= got.share_above <= 1


def test_the_share_does_not_depend_on_the_unit_of_energy(monkeypatch):
    """Twice the terawatt-hours, now and in 2030, are the same ratio."""
    before = view().outcome(5)
    doubled = {
        name: double(record) if name.startswith("outlook/world") else record
        for name, record in records.records().items()
    }
    monkeypatch.setattr(records, "records", lambda: doubled)
    assert view().outcome(5) == before


def double(record):
    figures = tuple(
        figure.model_copy(update={"value": figure.value and 2 * figure.value})
        for figure in record.values
    )
    return record.model_copy(update={"values": figures})


@given(
    st.tuples(
        st.floats(0.2, 1.6),
        st.floats(0.02, 0.35),
        st.floats(0, 1.1),
        st.floats(0.05, 0.5),
        st.floats(0.01, 0.5),
        st.floats(0.6, 2.5),
        st.floats(0.4, 0.95),
    ),
    st.floats(0.1, 30),
)
def test_one_future_is_one_world(seven, years):
    """The grid's formula and the one behind a scenario's own numbers are the same."""
    rate, slowing, ceiling, ceiling_slowing, served, steepness, share = seven
    world = World(steepness, share, curve="log-logistic", saturation=served)
    course = Course(world, rate, slowing, ceiling, ceiling_slowing)
    got = float(log_energy(tuple(map(np.array, seven)), years))
    assert got == pytest.approx(math.log(course.energy(years)), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("shape", ["triangular", "uniform", "log-uniform"])
def test_every_distribution_runs_from_its_low_to_its_high(shape):
    prior = Prior("test", shape, 0.1, 0.3, 0.9)
    at = prior.at(np.linspace(0, 1, 101))
    assert (np.diff(at) > 0).all()
    assert (at[0], at[-1]) == pytest.approx((0.1, 0.9))


def test_a_future_is_as_likely_as_it_is_near():
    at = np.log([950 / 485, 950 / 485 * math.exp(0.5), 950 / 485 * math.exp(-0.5)])
    weight = futures.likeness(at, math.log(950 / 485), 0.5)
    assert weight == pytest.approx([1, math.exp(-0.5), math.exp(-0.5)])


def test_a_view_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        view().spread = 1
