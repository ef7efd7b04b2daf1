import numpy as np
import pytest

from calculations.rebound.futures import energies, known, mesh, view
from calculations.rebound.priors import SHAPES, log_energy, priors
from calculations.rebound.sensitivity import rank_correlations, tornado

# Reference code: the matched set at ten years.
MATCHED = {
    "rebound/efficiency-slowing": 0.65,
    "rebound/ceiling-slowing": -0.43,
    "rebound/elasticity": -0.16,
}


def ranks(values):
    """Ranks with ties shared."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[inverse]


def test_which_slows_first_matters_more_than_the_elasticity():
    found = rank_correlations(view("growth"), 10.0)
    assert {name: round(found[name], 2) for name in MATCHED} == MATCHED


def test_without_weights_it_is_spearmans():
    found = rank_correlations(view("growth"), 3.0)
    energy = ranks(energies(priors(), known(), 3.0))
    first = log_energy(mesh(priors()), 1).reshape(-1)
    kept = (first >= known().least) & (first <= known().most)
    for axis, name in enumerate(SHAPES):
        values = np.broadcast_to(mesh(priors())[axis], (6,) * 7).reshape(-1)[kept]
        assert found[name] == pytest.approx(np.corrcoef(ranks(values), energy)[0, 1], abs=1e-6)


@pytest.mark.parametrize("evidence", ["growth", "published"])
def test_a_correlation_is_one(evidence):
    found = rank_correlations(view(evidence), 5.0)
    assert set(found) == set(SHAPES)
    assert all(-1 <= one <= 1 for one in found.values())


@pytest.mark.parametrize("years", [1.0, 5.0, 20.0])
def test_bars_are_longest_first_and_reach_around_the_middle(years):
    base, bars = tornado(priors(), years)
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)
    for bar in bars:
        assert min(bar.at_low, bar.at_high) <= base <= max(bar.at_low, bar.at_high)
        assert bar.swing == pytest.approx(abs(np.log(bar.at_high / bar.at_low)))
