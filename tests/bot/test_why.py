"""``why?``: the mechanism behind the last answer, with its numbers, in the asker's language."""

import re

import pytest

from bot import answers
from bot.desk import Desk
from bot.questions.query import Query

SCENES = [
    ("rebound", {}),
    ("rebound", {"efficiency_gain": 10, "elasticity": 1.4}),
    ("amortization", {"capex": [30000], "price_per_hour": 5, "cities": ["Berlin, DE"]}),
    ("amortization", {"capex": [12000], "currency": "SEK"}),
    ("diffuse", {"load_mw": 1e6, "sites": 10**9}),
    ("sunlight", {"cities": ["Longyearbyen, SJ"]}),
    ("footprint", {"models": ["deepseek", "gpt"]}),
    ("outlook", {}),
    ("outlook", {"horizon_years": 14}),
]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("topic", "slots"), SCENES)
def test_the_reason_is_short_and_has_a_number(topic, slots, language):
    query = Query(topic=topic, aspect="why", slots=slots, language=language)
    answer = answers.reply("why?", query).answer
    assert answer.kind == "answer"
    assert len(answer.text) <= 350, answer.text
    assert answer.text.count("\n") <= 2, answer.text
    assert 0 < len(answer.context) <= 200
    assert re.search(r"\d", answer.text)
    assert "None" not in answer.text


def test_why_explains_the_last_answer_and_keeps_its_inputs():
    desk = Desk()
    first = desk.ask("30k card at 5 USD/h in Berlin, when does it pay off?", "t")
    reason = desk.ask("why?", "t")
    assert reason.query.slots == first.query.slots
    assert reason.answer.path == first.answer.path
    assert reason.answer.text != first.answer.text


def test_a_reason_can_be_had_in_german():
    desk = Desk()
    desk.ask("30k card at 5 USD/h in Berlin, when does it pay off?", "t")
    assert "Der Kauf" in desk.ask("warum?", "t").answer.text


def test_why_an_image_takes_what_it_takes_is_no_matter_of_tokens():
    query = Query("footprint", "why", {"modality": "image"})
    text = answers.reply("why?", query).answer.text
    assert "An image by the models measured takes 0.80 Wh" in text
    assert "token" not in text
