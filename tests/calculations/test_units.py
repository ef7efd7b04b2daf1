import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.errors import UnitMismatch, UnknownUnit
from calculations.units import check, convert, product_scale


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


@pytest.mark.parametrize(
    "unit",
    ["kWhh", "dollars", "usd", "W/m3", "KWH", "MWH", "DAY", "Wh/", "/h", "", "Wh/prompt/day"],
)
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


def test_a_currency_stays_one():
    assert check("SEK/kWh") == "SEK/kWh"


@pytest.mark.parametrize(
    ("first", "second", "to", "divide", "scale"),
    [
        ("Wh/prompt", "prompt/day", "kWh/day", False, 1e-3),
        ("kWh", "gCO2e/kWh", "kgCO2e", False, 1e-3),
        ("W", "h", "kWh", False, 1e-3),
        ("MWh", "kWh/year", "year", True, 1e3),
        ("Mtoken", "token", "1", True, 1e6),
    ],
)
def test_products_of_units_by_hand(first, second, to, divide, scale):
    assert product_scale(first, second, to, divide=divide) == pytest.approx(scale)


def test_a_product_that_measures_something_else_is_refused():
    with pytest.raises(UnitMismatch):
        product_scale("Wh/prompt", "token/day", "kWh/day")
