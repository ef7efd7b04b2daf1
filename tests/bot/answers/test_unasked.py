"""Questions of no topic of ours, or of which one we are not sure; help and reading."""

import re

from bot import answers
from bot.questions.query import Query

from .asking import ask


def test_off_topic_is_declined_kindly_without_numbers():
    answer = ask("off_topic").answer
    assert answer.kind == "declined"
    assert not re.search(r"\d", answer.text + answer.context)
    assert "\n" not in answer.text


def test_unsure_offers_up_to_three_readings():
    query = Query("rebound", "", sure=False, readings=("rebound", "footprint", "outlook", "help"))
    answer = answers.reply("?", query).answer
    assert answer.kind == "unsure"
    assert len(answer.suggestions) == 3
    assert not re.search(r"\d", answer.text)


def test_help_has_four_examples():
    assert len(ask("help", "what").answer.suggestions) == 4


def test_reading_names_who_and_where():
    answer = ask("reading", "who").answer
    assert answer.kind == "reading"
    assert "Coroama" in answer.text
