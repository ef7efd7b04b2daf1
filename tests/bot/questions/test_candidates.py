"""What a quantity could be, by its unit alone."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def readings(text):
    (one,) = read(text)
    return {candidate.label: candidate.value for candidate in candidates(one)}


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("5 USD/h", "price_per_hour", 5),
        ("12 ct/kWh", "electricity_price", 0.12),
        ("8 h/day", "hours_per_year", 2920),  # 8 × 365
        ("40 hours a week", "hours_per_year", 2080),  # 40 × 52
        ("half the year", "hours_per_year", 4380),  # 8760 ÷ 2
        ("90 %", "efficiency_gain<", 10),  # 90 % less: 1 ÷ 0.1
        ("90 %", "efficiency_gain%", 1.9),  # 90 % more done
        ("a tenth", "efficiency_gain>", 10),
        ("two thirds", "efficiency_gain<", 3),  # two thirds less: 1 ÷ (1 ÷ 3)
        ("10x", "efficiency_gain", 10),
        ("36 months", "lifetime_years", 3),
        ("1 GW", "load_mw", 1000),
        ("700 W", "power_w", 700),
        ("2000 a week", "prompts_per_day", 2000 / 7),
        ("2030", "horizon_years", 4),
    ],
)
def test_a_unit_leaves_this_reading_open(text, label, value):
    assert readings(text)[label] == pytest.approx(value)


@pytest.mark.parametrize("text", ["5 USD/h", "12 ct/kWh", "8 h/day"])
def test_some_units_leave_one_reading_only(text):
    assert len(readings(text)) == 1


def test_hours_beyond_a_year_are_no_hours_of_a_year():
    assert readings("9000 h") == {}


def test_the_number_of_a_name_is_no_quantity():
    (one,) = read("gpt-5")
    assert candidates(one) == ()


def test_what_is_left_of_the_energy_is_never_the_gain_itself():
    """``halve`` is a gain of two: 1 ÷ 0.5."""
    (one,) = read("models halve their consumption")
    assert {candidate.value for candidate in candidates(one)} == {2}


def test_a_machine_is_no_price_of_an_hour():
    """``8900 € pro Stunde?`` asks what the hour costs."""
    assert [c.slot for one in read("L40S 8900 € pro Stunde?")[-1:] for c in candidates(one)] == [
        "capex"
    ]
    assert [c.slot for c in candidates(read("Ksh 1500 per hour")[0])] == ["price_per_hour"]


@pytest.mark.parametrize("text", [
    "300 cows", "a 40-story building", "2.000 inhabitants", "14 Klassen", "1,100 girls",
])  # fmt: skip
def test_heads_and_floors_fill_no_slot(text):
    assert readings(text) == {}


def test_two_digits_behind_a_year_are_one():
    """``and 35?`` after 2030 is 2035."""
    (one,) = read("35")
    found = {c.label: c.value for c in candidates(one, {"horizon_years": 4})}
    assert found["horizon_years"] == 9
