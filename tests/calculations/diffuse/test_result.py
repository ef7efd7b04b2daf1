import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Diffuse, calculate
from calculations.diffuse.density import grid_class, sites_below
from calculations.diffuse.solar import direct_share, stored_share


def found(**given):
    return calculate(Diffuse.make(given))


@pytest.mark.parametrize(
    ("load_mw", "grid"),
    [
        (0.003, "home"),
        (0.01, "home"),
        (0.1, "low voltage"),
        (1, "medium voltage"),
        (20, "high voltage"),
        (75, "transmission"),
        (1000, "transmission"),
    ],
)
def test_grid_classes(load_mw, grid):
    assert grid_class(load_mw) == grid


def test_a_gigawatt_whole_and_in_a_thousand_pieces():
    result = found()
    assert result.findings["grid_whole"] == "transmission"
    assert result.findings["grid_site"] == "medium voltage"
    assert result.quantities["sites_below_large_load"].value == 14
    assert result.quantities["solar_land"].value == pytest.approx(150.83, abs=0.01)
    assert result.quantities["yearly_energy"].value == pytest.approx(8.76)


@given(st.integers(1, 10**6))
def test_spreading_never_changes_the_land(sites):
    assert found(sites=sites).quantities["solar_land"] == found(sites=1).quantities["solar_land"]


@given(st.floats(0.001, 1e5), st.floats(0.001, 1e3))
def test_the_fewest_sites_are_below_the_threshold_and_one_fewer_is_not(load, threshold):
    sites = sites_below(load, threshold)
    assert load / sites < threshold * (1 + 1e-9)
    if sites > 1:
        assert load / (sites - 1) >= threshold * (1 - 1e-9)


@given(st.floats(0.01, 100), st.floats(1, 23))
def test_without_storage_the_night_stays_dark(ratio, daylight):
    share = direct_share(ratio, daylight)
    assert 0 < share <= daylight / 24 + 1e-12
    assert share <= stored_share(ratio, daylight) + 1e-12


def test_a_gpu_in_one_home_has_one_site():
    assert found(load_mw=0.001, sites=1).quantities["sites_below_large_load"].value == 1
