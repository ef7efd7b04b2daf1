"""Energy by the answer's length, in units one can read, beside things that people can feel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.footprint import scale
from calculations.quantities import Quantity

from .finding import found


def test_tokens_use_the_fleet_that_was_disclosed_by_token():
    # 500 tokens × 1.19 J ÷ 3,600.
    assert found(tokens=500).quantities["energy_of_tokens"].value == pytest.approx(
        0.16528, abs=1e-5
    )


def test_tokens_scale_the_models_own_measurement():
    # Llama 3.3 70B: 0.0564 Wh for 413 tokens, so 0.1366 Wh for 1,000.
    result = found(models=["llama"], tokens=1000)
    assert result.quantities["energy_of_tokens"].value == pytest.approx(0.13656, abs=1e-5)
    assert result.findings["tokens_own"] is True
    assert result.quantities["energy_per_prompt"].value == pytest.approx(0.13656, abs=1e-5)


def test_a_model_without_a_length_borrows_the_fleets_and_says_so():
    result = found(models=["gemini"], tokens=500)
    assert result.findings["tokens_from"]


def test_things_that_people_feel():
    # 109.5 kWh: ÷ 0.116 kWh is 944 kettles; ÷ 0.1673 kWh/km is 654 km.
    tables = {table.id: table.rows for table in found(prompts_per_day=1000).tables}
    times = {row.record: row.quantities["times"].value for row in tables["felt"]}
    assert times["compare/kettle"] == pytest.approx(943.97, abs=0.01)
    assert times["compare/car"] == pytest.approx(654.4, abs=0.1)


def test_a_home_is_lit_for_hours_days_or_years():
    """Of 10,500 kWh a year: 10.95 kWh are 9.135 h, 109.5 are 3.8 days, 109,500 are 10.4 years."""
    for prompts, lasts, unit in ((100, 9.135, "h"), (1000, 3.806, "day"), (1e6, 10.43, "year")):
        tables = {table.id: table.rows for table in found(prompts_per_day=prompts).tables}
        home = next(row for row in tables["felt"] if row.record == "compare/us-home")
        assert home.quantities["times"].unit == unit
        assert home.quantities["times"].value == pytest.approx(lasts, rel=1e-3)


def test_training_in_homes():
    # 1,287 MWh ÷ 10.5 MWh a year.
    q = found(models=["gpt"]).quantities
    assert q["training_home_years"].value == pytest.approx(122.57, abs=0.01)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Quantity(0.5, "Wh"), (0.5, "Wh")),
        (Quantity(1500.0, "kWh"), (1.5, "MWh")),
        (Quantity(310000.0, "MWh"), (310.0, "GWh")),
        (Quantity(5e12, "Wh"), (5.0, "TWh")),
        (Quantity(250.0, "gCO2e"), (250.0, "gCO2e")),
        (Quantity(2500.0, "kgCO2e"), (2.5, "tCO2e")),
    ],
)
def test_amounts_are_shown_in_a_unit_one_can_read(amount, shown):
    assert (scale.readable(amount).value, scale.readable(amount).unit) == pytest.approx(shown)


@given(
    st.floats(1, 1e6), st.floats(1, 10), st.sampled_from(["deepseek", "llama", "gpt", "qwen", ""])
)
def test_more_tokens_never_take_less(tokens, factor, model):
    named = {"models": [model]} if model else {}
    less, more = (
        found(tokens=n, **named).quantities["energy_of_tokens"] for n in (tokens, tokens * factor)
    )
    assert (more.middle or 0) >= (less.middle or 0) > 0
    assert more.unit == less.unit == "Wh/prompt"
