"""Within a topic, what is asked is what is said."""

import pytest

from .asking import ask


@pytest.mark.parametrize(
    ("topic", "aspect", "slots", "said"),
    [
        ("rebound", "course", {}, "3 in 10 scenarios go up and then down: not settled."),
        ("rebound", "course", {}, "The median peaks in year 4"),
        ("rebound", "course", {"preset": "article"}, "It peaks in year 4"),
        ("diffuse", "storage", {"load_mw": 10}, "that battery holds 80 MWh"),  # 10 MW x 8 h
        ("diffuse", "density", {}, "A data-centre campus draws 247 W/m²"),
        ("sunlight", "months", {"cities": ["Berlin, DE"]}, "least sun in December"),
        ("footprint", "search", {}, "1.0 times a web search (0.53–2.0)"),  # 0.16 to 0.6 over 0.3
        ("footprint", "search", {"models": ["gemini"]}, "Gemini: 0.80 times a web search"),
        ("outlook", "growth", {}, "+17 % in 2025, then +14 % a year to 2030"),  # 485/415, 950/485
        ("outlook", "growth", {"region": "ireland"}, "I know of no sourced growth"),
        ("outlook", "now", {"horizon_years": -2}, "Data centres used 415 TWh in 2024."),
        ("outlook", "now", {"horizon_years": -6}, "I have no sourced figure for 2020; the nearest"),
        ("outlook", "share", {}, "1.5 % of the world’s electricity"),
        ("amortization", "required", {"capex": [30000]}, "An hour must sell at 1.00 USD"),
        ("amortization", "energy_share", {"capex": [30000]}, "the purchase 86 %"),
    ],
)
def test_what_is_asked_within_a_topic_is_what_is_said(topic, aspect, slots, said):
    assert said in ask(topic, aspect, **slots).answer.text


def test_a_named_load_is_not_spread_over_sites_that_nobody_named():
    text = ask("diffuse", "spread", load_mw=0.05).answer.text
    assert "50 kW in one place needs the low-voltage grid." in text
    assert "50 W" not in text
    assert "1,000 sites of 1 MW" in ask("diffuse", "spread").answer.text


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("germany", "Germany: 28 TWh (23–35) in 2030."),
        ("France", "I have no sourced figure for France; Europe: 113 TWh in 2030."),
        ("Japan", "I have no sourced figure for Japan; Asia without China: 101 TWh in 2030."),
        ("brazil", "I have no sourced figure for Brazil; the world: 950 TWh (833–1,008) in 2030."),
    ],
)
def test_the_outlook_leads_with_the_region_or_the_nearest_that_is_known(region, words):
    assert ask("outlook", "future", region=region).answer.headline == words


def test_forecasts_of_another_year_are_not_mixed_in():
    assert "US alone" in ask("outlook", "future", horizon_years=4).answer.text
    assert "US alone" not in ask("outlook", "future", horizon_years=9).answer.text
