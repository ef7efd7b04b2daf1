"""Which chart stands where."""

import pytest

from bot import answers
from bot.answers import Reply
from bot.questions.query import Query
from bot.render.charts import charts
from bot.render.pictures import pictures
from bot.wording import Answer
from calculations import SCENARIOS

BASE = "http://x"


@pytest.mark.parametrize("topic", SCENARIOS)
def test_every_chart_stands_somewhere_once_and_the_first_leads(topic):
    reply = answers.explain(SCENARIOS[topic]())
    drawn = pictures(reply, BASE)
    names = [one.name for one in charts(reply)]
    placed = [drawn.lead, *([drawn.swings] if drawn.swings else []), *drawn.others]
    assert sorted(one.name for one in placed) == sorted(names)
    assert drawn.lead.name == names[0]


def test_what_would_change_the_answer_stands_by_itself():
    drawn = pictures(answers.explain(SCENARIOS["rebound"]()), BASE)
    assert drawn.swings.name == "tornado"
    assert "tornado" not in [one.name for one in drawn.others]


def test_a_link_unfurls_to_the_leading_chart_in_the_size_that_chats_want():
    reply = answers.explain(SCENARIOS["outlook"]())
    drawn = pictures(reply, BASE)
    assert drawn.preview.url.startswith(f"{BASE}/explain/outlook/chart/{drawn.lead.name}.png?")
    assert (drawn.preview.width, drawn.preview.height) == (1200, 630)


def test_a_reply_without_numbers_has_no_picture():
    reply = Reply("", Query(topic="help", aspect=""), Answer("help", "", ""))
    drawn = pictures(reply, BASE)
    assert (drawn.lead, drawn.others, drawn.preview) == (None, (), None)
