import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.errors import UnitMismatch, UnknownUnit
from calculations.units import check, convert


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (1, "kWh", "Wh", 1000),
        (1, "TWh", "GWh", 1000),
        (3600, "J", "Wh", 1),
        (1.19, "J/token", "Wh/token", 1.19 / 3600),
        (1, "GW", "MW", 1000),
        (8760, "h", "year", 1),
        (8.76, "TWh/year", "GW", 1),
        (5, "%", "1", 0.05),
        (80, "USD/MWh", "USD/kWh", 0.08),
        (1, "km2", "m2", 1e6),
        (1, "acre", "ha", 0.40468564224),
        (24, "h/day", "day/day", 1),
    ],
)
def test_conversions_known_by_definition(value, unit, to, expected):
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("unit", "to"),
    [("kWh", "kW"), ("USD", "EUR"), ("Wh/prompt", "Wh/token"), ("USD/h", "USD"), ("h", "km")],
)
def test_different_things_are_never_converted(unit, to):
    with pytest.raises(UnitMismatch):
        convert(1, unit, to)


@pytest.mark.parametrize("unit", ["kWhh", "dollars", "usd", "W/m3"])
def test_unknown_units_are_refused(unit):
    with pytest.raises(UnknownUnit):
        check(unit)


@given(
    st.floats(1e-6, 1e9),
    st.sampled_from([("kWh", "J"), ("MW", "W"), ("USD/MWh", "USD/kWh"), ("year", "h")]),
)
def test_there_and_back_is_the_same(value, units):
    unit, to = units
    assert convert(convert(value, unit, to), to, unit) == pytest.approx(value, rel=1e-12)
