import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Diffuse, calculate
from calculations.diffuse.density import grid_class, sites_below, smoothing
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


@pytest.mark.parametrize(("rule", "sites"), [("texas", 14), ("us-federal", 50), ("germany", 101)])
def test_each_rule_has_its_own_line(rule, sites):
    result = found(rule=rule)
    assert result.quantities["sites_by_rule"].value == sites
    assert result.findings["rule_record"] in result.records


def test_a_supply_s_land_is_what_was_asked_for():
    assert found(supply="wind").quantities["supply_land"].value == pytest.approx(543.478, abs=0.001)
    solar = found().quantities["supply_land"]
    assert solar.low == pytest.approx(92.7, abs=0.1)
    assert solar.high == solar.value == pytest.approx(150.83, abs=0.01)


def test_a_campus_needs_many_times_its_ground_and_a_flat_less_than_its_floor():
    result = found()
    demand = next(table.rows for table in result.tables if table.id == "demand")
    times = {row.record: row.quantities["times_solar"].value for row in demand}
    assert times["density/abilene"] == pytest.approx(51.114, abs=0.001)
    assert times["density/home"] == pytest.approx(0.6026, abs=0.0001)


@given(st.integers(1, 10**6), st.floats(0, 1))
def test_smoothing_lies_between_its_floor_and_one_site(sites, correlation):
    found = smoothing(sites, correlation)
    assert correlation**0.5 - 1e-12 <= found <= 1 + 1e-12
    assert smoothing(sites + 1, correlation) <= found + 1e-12


def test_nonsense_is_not_smoothed():
    with pytest.raises(ValueError, match="no sense"):
        smoothing(0, 0.5)
