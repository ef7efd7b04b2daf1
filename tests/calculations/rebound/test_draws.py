import numpy as np
import pytest

from calculations.rebound.draws import drawn, numbers_drawn, standard_error
from calculations.rebound.futures import view


@pytest.mark.parametrize("evidence", ["none", "growth", "published"])
@pytest.mark.parametrize("years", [3.0, 5.0, 10.0])
def test_random_draws_agree_with_the_grid(evidence, years):
    seen = view(evidence)
    assert drawn(seen, years, 100_000).outcome.share_above == pytest.approx(
        seen.outcome(years).share_above, abs=0.015
    )


def test_the_same_seed_draws_the_same():
    drawn.cache_clear()
    before = drawn(view(), 5.0, 5000)
    drawn.cache_clear()
    assert drawn(view(), 5.0, 5000) == before
    assert drawn(view(), 5.0, 5000, 7) != before


def test_draws_fall_where_the_priors_allow():
    for prior, values in zip(view().priors, numbers_drawn(view(), 2000, 1), strict=True):
        assert values.min() >= prior.low
        assert values.max() <= prior.high
        # Half of them below the median, within four standard errors of 0.011.
        below = float(np.mean(values < float(prior.at(np.array(0.5)))))
        assert below == pytest.approx(0.5, abs=0.045)


def test_the_error_shrinks_with_the_root_of_the_count():
    assert standard_error(0.5, 400) == pytest.approx(standard_error(0.5, 100) / 2)


def test_weights_count_for_less_than_draws():
    """The published case weighs some draws down, so the error is larger than of as many even."""
    found = drawn(view("published", 0.2), 10.0, 20_000)
    even = standard_error(found.outcome.share_above, found.kept * 20_000)
    assert found.error > even
