import pytest

from calculations.rebound.futures import energies, known, view
from calculations.rebound.priors import priors

# From an independent full-factorial run of the same model (six midpoints a dimension).
PRIOR = {
    1: (0.768089849, 1.26476081),
    3: (0.572973823, 1.17000402),
    5: (0.46233782, 0.888239846),
    10: (0.36351166, 0.504901529),
}
GROWTH = {
    3: (0.806718414, 1.40477587),
    5: (0.602358793, 1.20683761),
    10: (0.439758469, 0.812225714),
}
# From two million random draws of the same model, so known to about a hundredth.
PUBLISHED = {3: (0.991, None), 5: (0.911, 1.69), 10: (0.709, 1.54)}


@pytest.mark.parametrize("years", PRIOR)
def test_without_evidence(years):
    share, median = PRIOR[years]
    got = view("none").outcome(years)
    assert got.share_above == pytest.approx(share, abs=1e-8)
    assert got.median == pytest.approx(median, abs=1e-4)


@pytest.mark.parametrize("years", GROWTH)
def test_with_the_growth_of_one_year(years):
    share, median = GROWTH[years]
    got = view("growth").outcome(years)
    assert got.share_above == pytest.approx(share, abs=1e-8)
    assert got.median == pytest.approx(median, abs=1e-4)


@pytest.mark.parametrize("years", PUBLISHED)
def test_with_the_published_case_too(years):
    share, median = PUBLISHED[years]
    got = view("published", 0.5).outcome(years)
    assert got.share_above == pytest.approx(share, abs=0.01)
    if median:
        assert got.median == pytest.approx(median, rel=0.03)


def test_the_articles_view_is_one_future_among_others():
    assert view("growth").share_up_then_down(3, 10) == pytest.approx(0.367713554, abs=1e-8)


def test_trusting_the_forecast_more_brings_more_futures_up():
    loose, tight = (view("published", spread).outcome(5) for spread in (0.7, 0.35))
    assert loose.share_above < tight.share_above


def test_growth_keeps_only_what_fits_year_one():
    kept = energies(priors(), known(), 1)
    assert kept.min() >= 0.13976  # ln 1.15
    assert kept.max() <= 0.47001  # ln 1.60


def test_today_is_today():
    assert abs(energies(priors(), None, 1e-9)).max() < 1e-6
