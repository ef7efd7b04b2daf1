"""Where a number is from: of one that is asked for, and of the last answer."""

import re

import pytest

from bot import answers
from bot.questions.parse import parse
from bot.questions.query import Query
from calculations import records
from calculations.lookup import Number

LANGUAGES = ["en", "de"]


def ask(text, *more):
    query = parse(text)
    for one in more:
        query = parse(one, query)
    return answers.reply(text, query)


def test_the_record_of_a_number_is_named_with_its_date_and_linked():
    reply = ask("where does the 945 TWh come from?")
    assert "World data centres 2030, IEA base case" in reply.answer.text
    assert "IEA, Energy and AI, 2025-04" in reply.answer.text
    assert "forecast" in reply.answer.text
    assert reply.answer.path == "/sources#outlook/world-2030/base"
    assert [one.id for one in reply.records] == ["outlook/world-2030/base"]


def test_in_german():
    answer = ask("woher kommen die 415 TWh").answer
    assert answer.text.startswith("415 TWh: Rechenzentren der Welt 2024.")
    assert "von außen modelliert" in answer.text


def test_several_records_are_named():
    answer = ask("source for 0.3 Wh").answer
    assert "Ordinary text prompt" in answer.text
    assert "Also " in answer.text


def test_the_model_that_is_named_goes_first():
    assert ask("where does the 0.34 Wh of chatgpt come from").answer.path.endswith("gpt/prompt")


def test_a_number_that_no_record_holds_is_admitted():
    answer = ask("source for 12345 TWh").answer
    assert "I have no figure of 12,345 TWh in my records" in answer.text
    assert answer.path == "/sources"


def test_the_source_of_an_answers_figure():
    answer = ask("how much energy does a chatgpt prompt use", "where's that number from?").answer
    assert answer.text.startswith("ChatGPT: average query: 0.34 Wh. Sam Altman")
    assert answer.path == "/sources#footprint/gpt/prompt"


def test_what_was_worked_out_says_so_and_leads_to_its_working():
    answer = ask("30k card at 5/h in Berlin", "source?").answer
    assert answer.text.startswith("That was worked out from what you said and from these.")
    assert answer.path.startswith("/explain/amortization?capex=30000")


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_record_makes_a_short_answer(language):
    for record in records.records().values():
        figure = record.latest
        value = next(n for n in (figure.value, figure.high, figure.low) if n is not None)
        number = Number(value, 9, record.unit)
        query = Query("reading", "source", quoted=number, language=language)
        answer = answers.reply("?", query).answer
        assert len(answer.text) <= 350, answer.text
        assert answer.text.count("\n") <= 2, answer.text
        assert 0 < len(answer.context) <= 200, answer.context
        assert not re.search(r"  |\bNone\b|\bnan\b|\{\{| \.|\.\.", answer.text), answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "before",
    [
        Query("rebound", "total", {"models": ["deepseek"]}),
        Query("amortization", "payback", {"capex": [30000]}),
        Query("diffuse", "grid", {"load_mw": 1000}),
        Query("sunlight", "hours", {"cities": ["Berlin, DE"]}),
        Query("footprint", "water", {}),
        Query("outlook", "future", {}),
    ],
)
def test_the_sources_of_any_answer_make_a_short_one(before, language):
    query = Query("reading", "source", about=before, language=language)
    reply = answers.reply("?", query)
    assert len(reply.answer.text) <= 350, reply.answer.text
    assert reply.answer.text.count("\n") <= 2
    assert 0 < len(reply.answer.context) <= 200
    assert reply.records
