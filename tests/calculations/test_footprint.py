import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Footprint, calculate


def found(**given):
    return calculate(Footprint.make(given))


def test_an_ordinary_prompt_and_a_day_of_them():
    q = found(prompts_per_day=1000).quantities
    assert q["ordinary_prompt"].value == 0.3
    assert q["energy_per_day"].to("Wh/day").value == pytest.approx(300)
    assert q["energy_per_year"].value == pytest.approx(109.5)


def test_a_disclosed_figure_comes_before_any_other():
    result = found(models=["gemini"])
    assert result.quantities["energy_per_prompt"].value == 0.24
    assert result.findings["measured"] is True


def test_no_figure_is_invented_for_a_model_without_one():
    result = found(models=["kimi"])
    assert result.findings["missing"] == "kimi"
    assert "prompt_kimi" not in result.quantities


def test_two_models_are_compared_prompt_with_prompt():
    q = found(models=["gemini", "gpt"]).quantities
    assert q["second_over_first"].value == pytest.approx(0.34 / 0.24)


def test_a_reasoning_figure_is_not_held_against_a_chat_figure():
    assert "second_over_first" not in found(models=["openai", "gpt"]).quantities


def test_tokens_use_the_fleet_that_was_disclosed_by_token():
    # 500 tokens × 1.19 J ÷ 3,600.
    assert found(tokens=500).quantities["energy_of_tokens"].value == pytest.approx(
        0.16528, abs=1e-5
    )


@given(st.floats(1, 1e9), st.floats(1, 1e3))
def test_more_prompts_never_take_less(prompts, factor):
    less, more = (
        found(prompts_per_day=n).quantities["energy_per_day"].value
        for n in (prompts, prompts * factor)
    )
    assert less is not None
    assert more is not None
    assert more >= less
