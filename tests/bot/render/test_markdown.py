"""An answer as Markdown, in every language of the pages."""

import re

import pytest

from bot import answers
from bot.questions.query import Query
from bot.render.document import link
from bot.render.markdown import inert, markdown
from bot.render.page import LANGUAGES
from calculations import SCENARIOS, Amortization

BASE = "https://example.org"


@pytest.mark.parametrize("topic", SCENARIOS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_can_be_written_down(topic, language):
    query = Query(topic, "", language=language)
    reply = answers.explain(SCENARIOS[topic](), query=query)
    text = markdown(reply, BASE, language)
    assert text.startswith(f"# {inert(reply.answer.headline)}\n")
    assert link(reply, BASE) in text
    assert "\n\n\n" not in text


def test_german_notes_are_german_down_to_the_marks_of_numbers():
    scenario = Amortization.make({"capex": [30000]})
    text = markdown(
        answers.explain(scenario, query=Query("amortization", "", language="de")), BASE, "de"
    )
    assert "- Kaufpreis: 30.000 USD\n" in text
    assert "- Annuitätenfaktor: " in text
    assert "- Zinssatz: 8 % im Jahr\n" in text
    assert "- Zinssatz: 8 % im Jahr (7–12 %) (" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Die Zahlen darin",
        "## Was wir für dich angenommen haben",
        "## Wie wir darauf kommen",
        "## Was hier fehlt",
        "## Woher die Zahlen kommen",
    ]
    assert not re.search(r"\b(confidence|assumed|without interest|Our)\b", text)


def test_names_are_no_mark_up():
    assert inert("[x](http://y) <b>\n# z") == r"\[x\](http://y) \<b\> \# z"
    reply = answers.explain(Amortization.make({"hardware": ["<img src=x>"], "capex": [1000]}))
    text = markdown(reply, BASE)
    assert text.count("<IMG") + text.count("<img") == text.count(r"\<IMG") + text.count(r"\<img")
