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


def test_a_product_spans_low_times_low_to_high_times_high():
    # 0.2-0.4 Wh × 10-20 prompts a day.
    energy = Quantity(0.3, "Wh/prompt", 0.2, 0.4).by(Quantity(15.0, "prompt/day", 10, 20), "Wh/day")
    assert (energy.low, energy.value, energy.high) == pytest.approx((2, 4.5, 8))


def test_a_quotient_spans_low_over_high_to_high_over_low():
    # 6-12 Wh over 2-4 Wh a prompt; one over a range is turned round, not left as it is.
    count = Quantity(None, "Wh", 6, 12).over(Quantity(3.0, "Wh/prompt", 2, 4), "prompt")
    assert count.value is None
    assert (count.low, count.high) == pytest.approx((1.5, 6))


def test_a_product_without_ranges_is_exact():
    assert not Quantity(2.0, "kW").by(Quantity(3.0, "h"), "kWh").ranged


def test_a_wrong_unit_for_a_product_is_refused():
    with pytest.raises(UnitMismatch):
        Quantity(2.0, "Wh/prompt").by(Quantity(3.0, "token/day"), "Wh/day")


def test_negative_numbers_are_not_multiplied_as_ranges():
    with pytest.raises(ValueError, match="negative"):
        Quantity(None, "%", -5, 5).by(Quantity(2.0, "h"), "h")


@given(st.floats(0.01, 1e6), st.floats(1, 5), st.floats(0.01, 1e6), st.floats(1, 5))
def test_multiplying_and_dividing_keeps_order_and_unit(value, wide, other, wider):
    first = Quantity(value, "kWh", value / wide, value * wide)
    second = Quantity(other, "gCO2e/kWh", other / wider, other * wider)
    carbon = first.by(second, "kgCO2e")
    assert carbon.unit == "kgCO2e"
    assert (carbon.low or 0) <= (carbon.value or 0) <= (carbon.high or 0)
    back = carbon.over(second, "kWh")
    assert back.value == pytest.approx(value)
    assert (back.low or 0) <= value * (1 + 1e-9)
    assert (back.high or 0) >= value * (1 - 1e-9)
