"""What is said of a prompt: whose figure it is, its range, and where it counts differently."""

import pytest

from .asking import ask


@pytest.mark.parametrize(
    ("language", "model", "said"),
    [
        ("en", "gemini", "without a range; all sources on large chatbots span 0.16–0.60 Wh"),
        ("en", "gpt", "without a range; all sources on large chatbots span 0.16–0.60 Wh"),
        ("de", "gemini", "ohne Spanne; alle Quellen zu großen Chatbots reichen über 0,16–0,60 Wh"),
        ("en", "command", "A single estimate, without a range."),
    ],
)
def test_a_lone_figure_says_that_it_has_no_range(language, model, said):
    assert said in ask("footprint", "energy", language, models=[model]).answer.text


def test_a_figure_with_a_range_does_not_say_so():
    assert "range" not in ask("footprint", "energy", models=["llama"]).answer.text
    assert "no range given" in ask("footprint", "water", models=["gemini"]).answer.context


def test_one_token_is_one_token():
    assert ask("footprint", models=["claude"], tokens=1).answer.text.startswith("1 token:")


def test_water_of_different_boundaries_stands_apart():
    text = ask("footprint", "water", models=["gpt"]).answer.text
    assert "its maker claims" in text
    assert "Gemini 0.26 mL, cooling on site" in text
    assert "Mistral Large 2 45 mL, whole life cycle" in text
    assert "count differently" in text


def test_a_bare_claim_stands_beside_what_outsiders_find():
    text = ask("footprint", "energy", models=["gpt"]).answer.text
    assert "0.34 Wh a prompt, its maker claims" in text
    assert "0.16–0.60 Wh" in text
