"""Which template has the words for a question, and what is read off it."""

import pytest

from bot.questions.query import Query
from bot.wording import Answer, simple, template_of
from calculations import SCENARIOS, calculate


@pytest.mark.parametrize(
    ("topic", "aspect", "given", "template"),
    [
        ("rebound", "total", {}, "rebound"),
        ("rebound", "course", {}, "aspects/rebound_course"),
        ("rebound", "course", {"preset": "article"}, "rebound"),
        ("rebound", "why", {}, "why"),
        ("footprint", "energy", {"modality": "image"}, "media"),
        ("footprint", "training", {"modality": "image"}, "footprint"),
        ("footprint", "own", {"hardware": ["a100"], "modality": "image"}, "footprint"),
        ("outlook", "share", {}, "aspects/outlook_share"),
    ],
)
def test_the_template_for_what_was_asked(topic, aspect, given, template):
    result = calculate(SCENARIOS[topic].make(given))
    assert template_of(Query(topic, aspect), result, topic) == template


def test_questions_to_click_are_read_off_a_template():
    answer = simple("declined", "declined", Query("off_topic", "other"))
    assert 0 < len(answer.suggestions) <= 4
    assert all(one.label and one.question for one in answer.suggestions)


def test_the_text_is_headline_and_body():
    assert Answer("answer", "Up.", "By 2030.").text == "Up. By 2030."
    assert Answer("answer", "Up.", "").text == "Up."
