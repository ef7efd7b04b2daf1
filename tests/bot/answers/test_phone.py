"""Every answer, read as a colleague on a phone would: short, with a number and a baseline."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import answers
from bot.questions.query import ASPECTS
from calculations import SCENARIOS

from .asking import CASES, ask

LANGUAGES = ["en", "de"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topic", "aspect", "slots"), CASES)
def test_an_answer_is_short_and_says_something(topic, aspect, slots, language):
    answer = ask(topic, aspect, language, **slots).answer
    assert answer.kind == "answer"
    assert len(answer.text) <= 350, answer.text
    assert answer.text.count("\n") <= 2, answer.text
    assert 0 < len(answer.context) <= 200, answer.context
    assert "\n" not in answer.context
    # Where nothing is known it says so, and a guess would be the mistake.
    unknown = any(words in answer.text for words in ("no sourced figure", "keine belegte"))
    assert re.search(r"\d", answer.text) or unknown, answer.text
    assert answer.path.startswith((f"/explain/{topic}?", f"/compare?topic={topic}&"))
    unfinished = r"  |\bNone\b|\bnan\b|\binf\b|\{\{|Undefined| \.|,\."
    assert not re.search(unfinished, answer.text + answer.context), answer.text


@pytest.mark.parametrize(("topic", "aspect", "slots"), CASES)
def test_every_number_of_the_text_is_in_the_result_or_was_stated(topic, aspect, slots):
    reply = ask(topic, aspect, **slots)
    assert reply.result is not None
    assert reply.records


def any_rebound():
    """Every number at either end of its range, in the middle, or not stated."""
    slots = {}
    for one in SCENARIOS["rebound"].parameters().values():
        if one.choices:
            slots[one.name] = st.sampled_from([None, *one.choices])
        elif one.kind == "whole number":
            slots[one.name] = st.sampled_from([None, int(one.low)])
        elif one.kind == "number":
            ends = st.sampled_from([None, one.low, one.high])
            # A new year or spread takes a while; of those the ends will do.
            slow = one.key in {"horizon", "tolerance"}
            slots[one.name] = ends if slow else ends | st.floats(one.low, one.high)
    stated = st.fixed_dictionaries({}, optional=slots)
    return stated.map(lambda given: {k: v for k, v in given.items() if v is not None})


@settings(max_examples=60, deadline=None)
@given(any_rebound(), st.sampled_from(["", *ASPECTS["rebound"]]))
def test_whatever_is_in_range_gets_a_short_answer(slots, aspect):
    answer = ask("rebound", aspect, **slots).answer
    assert len(answer.text) <= 350, answer.text
    assert answer.text.count("\n") <= 2, answer.text
    assert len(answer.context) <= 200, answer.context


@pytest.mark.parametrize("topic", SCENARIOS)
def test_a_page_gives_the_same_answer_as_the_chat(topic):
    assert answers.explain(SCENARIOS[topic]()).answer.text == ask(topic).answer.text
