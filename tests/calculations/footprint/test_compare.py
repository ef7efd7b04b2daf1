"""Like with like, and no winner where it is not clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.footprint import compare, models

from .finding import found


def test_two_models_are_compared_prompt_with_prompt():
    q = found(models=["gemini", "gpt"]).quantities
    assert q["second_over_first"].value == pytest.approx(0.34 / 0.24)


def test_a_reasoning_figure_is_not_held_against_a_chat_figure():
    result = found(models=["openai", "gpt"])
    assert "second_over_first" not in result.quantities
    assert result.findings["verdict"] == "different_tasks"


def test_the_same_test_compares_o3_with_4o_prompt_by_prompt():
    # How Hungry v6, short 1.177/0.423, medium 5.153/1.215, long 12.222/2.875.
    result = found(models=["openai", "gpt"])
    ratio = result.quantities["pair_ratio"]
    assert result.findings["pair"] == "how-hungry"
    assert (ratio.low, ratio.value, ratio.high) == pytest.approx((2.783, 4.241, 4.251), abs=0.001)


def test_an_overlap_of_boundaries_has_no_winner():
    """0.24 and 0.34 Wh differ by less than what two sources count differently."""
    assert found(models=["gemini", "gpt"]).findings["verdict"] == "no_clear_difference"


def test_a_winner_in_fleets_that_loses_in_the_same_test_is_no_winner():
    assert found(models=["deepseek", "gpt"]).findings["verdict"] == "no_clear_difference"


def test_a_gap_far_beyond_the_boundaries_has_a_winner():
    # EcoLogits: Opus 5 1.241-2.403, Haiku 5.5 0.023-0.062 Wh.
    result = found(models=["claude-opus-5", "claude-haiku-5.5"])
    assert result.findings["verdict"] == "second_lower"
    assert found(models=["haiku", "opus"]).findings["verdict"] == "first_lower"


def test_gpus_alone_are_brought_to_the_whole_site_before_they_are_compared():
    # 0.0486 × 1.5 and 0.4369 × 2.
    lead = models.subject("llama").main
    site, steps = compare.whole_site(lead)
    assert (site.low, site.high) == pytest.approx((0.0729, 0.8738))
    assert steps[0].method == "whole-site"


@given(st.sampled_from(sorted(models.catalogue())), st.sampled_from(sorted(models.catalogue())))
def test_a_verdict_turns_round_with_its_models(first, second):
    turned = {"first_lower": "second_lower", "second_lower": "first_lower"}
    one = str(found(models=[first, second]).findings["verdict"])
    other = str(found(models=[second, first]).findings["verdict"])
    assert other == turned.get(one, one)
