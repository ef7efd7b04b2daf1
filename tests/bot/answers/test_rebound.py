"""What is said of rebound: shares of scenarios, the mechanism, and no forecast."""

import re
from dataclasses import replace

import pytest

from bot import answers
from bot.questions.parse import parse

from .asking import SCENES, ask


def test_the_flagship_question():
    answer = ask("rebound", "total", models=["deepseek"]).answer
    assert "833–1,008 TWh" in answer.text
    assert "485" in answer.text
    assert "9 in 10" in answer.text
    assert "not settled" in answer.text
    assert "Compared with" in answer.context


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # ln 10 / -ln(1 - 0.65 x 0.9) = 2.6 where 65 % of the price falls
        ("rebound efficiency=10", "it takes 2.6; above that energy rises, here for a 10× gain"),
        ("rebound", "elasticity of 1, if the whole price falls"),
    ],
)
def test_the_breakeven_elasticity_is_said(text, said):
    query = replace(parse(text), aspect="breakeven")
    assert said in answers.reply(text, query).answer.text


@pytest.mark.parametrize("slots", SCENES["rebound"])
def test_a_share_of_scenarios_is_never_called_a_probability(slots):
    answer = ask("rebound", "total", **slots).answer
    assert not re.search(r"probab|likel|chance|odds", answer.text + answer.context, re.I)


@pytest.mark.parametrize("slots", [{}, {"models": ["deepseek"]}, {"horizon_years": 3}])
def test_totals_say_what_is_published_then_the_mechanism_then_what_slows_first(slots):
    text = ask("rebound", "total", **slots).answer.text
    places = [text.index(words) for words in ("published", "scenarios that fit", "slows first")]
    assert places == sorted(places)
    assert "not settled" in text


def test_ten_times_at_elasticity_one_point_four_is_answered_with_its_numbers():
    text = ask("rebound", efficiency_gain=10, elasticity=1.4).answer.text
    # 10^0.4 = 2.51 where the whole price falls; 0.415^-1.4 ÷ 10 = 0.343 where 65 % of it does.
    assert "2.5 times today’s if the whole price falls" in text
    assert "34 % of today’s if 65 % of it does" in text


def test_a_stated_share_leaves_one_number():
    text = ask("rebound", efficiency_gain=2, elasticity=0.5, price_share=1).answer.text
    # 2^-0.5 = 0.71; (2^0.5 − 1) ÷ 1 = 0.41.
    assert text.startswith("Down.")
    assert "71 % of today’s" in text
    assert "takes back 41 % of the saving" in text


def test_the_articles_view_rises_peaks_and_comes_back():
    answer = ask("rebound", preset="article").answer
    assert answer.text.startswith("Up, later down.")
    assert "peaks in year 4 at 2.3 times and is back at today’s in year 8" in answer.text
    assert "no forecast" in answer.context


def test_the_iea_does_not_say_that_it_is_a_peak():
    assert "does not say" in ask("rebound", preset="IEA as peak").answer.context


def test_a_ceiling_is_answered_without_an_elasticity():
    text = ask("rebound", saturation=0.2).answer.text
    assert "5 times at most" in text


def test_growth_alone_leaves_ten_years_open():
    answer = ask("rebound", "total", evidence="growth", horizon_years=10).answer
    assert answer.text.startswith("Not settled")
    assert "4 in 10 scenarios that fit 2025’s growth are up in 10 years" in answer.text


def test_a_stated_plan_is_what_it_is_compared_with():
    text = ask("rebound", plan_mw=5000).answer.text
    assert "against today plus a 5 GW plan" in text
    assert "by construction" in text
