import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.errors import UnitMismatch, UnknownUnit
from calculations.quantities import Quantity, between


def test_adding_watt_hours_to_kilowatt_hours_converts():
    assert Quantity(1, "kWh") + Quantity(500, "Wh") == Quantity(1.5, "kWh")


def test_adding_energy_to_power_is_refused():
    with pytest.raises(UnitMismatch):
        Quantity(1, "kWh") + Quantity(1, "kW")


def test_adding_a_bare_number_is_refused():
    with pytest.raises(TypeError):
        Quantity(1, "kWh") + 1  # type: ignore[operator]


def test_ranges_add_bound_to_bound():
    assert Quantity(2, "h", 1, 4) + Quantity(1, "h") == Quantity(3, "h", 2, 5)


@pytest.mark.parametrize("bounds", [(2, 1, 3), (1, 5, 3), (3, 2, 1)])
def test_a_range_out_of_order_is_refused(bounds):
    low, value, high = bounds
    with pytest.raises(ValueError, match="out of order"):
        Quantity(value, "h", low, high)


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="not a number"):
        Quantity(math.nan, "h")


def test_a_unit_that_is_not_in_the_table_is_refused():
    with pytest.raises(UnknownUnit):
        Quantity(1, "kilowatts")


def test_a_negative_factor_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Quantity(1, "h", 0, 2).times(-1)


def test_middle_of_a_range_is_geometric():
    assert Quantity(None, "Wh", 1, 100).middle == pytest.approx(10)


def test_never_is_a_quantity_without_numbers():
    assert not Quantity(None, "h").exists


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=9))
def test_between_spans_all_its_values(values):
    span = between(values, "h")
    assert span.low == min(values)
    assert span.high == max(values)
