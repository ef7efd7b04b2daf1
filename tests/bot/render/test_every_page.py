"""Whatever a scenario can hold, its page can be written, in every language and in bounds."""

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot import answers
from bot.questions.query import Query
from bot.render import page
from bot.render.form import fields
from calculations import SCENARIOS
from calculations.errors import InvalidScenario

TOWNS = st.sampled_from(["Berlin", "Los Angeles", "Nairobi", "Tromsø", "Quito"])
NAMES = st.sampled_from(["deepseek", "gpt", "llama", "h100", "rtx 4090", "mac-studio", "nobody"])
FRAME = {"files": defaultdict(str), "topics": (), "other_language": "/"}
MOST_BYTES = 100_000


def one(declared):
    if declared.choices:
        return st.sampled_from(declared.choices)
    kinds = {"currency": st.sampled_from(["USD", "EUR", "INR"]), "place": TOWNS, "name": NAMES}
    if declared.kind in kinds:
        return kinds[declared.kind]
    if declared.kind == "whole number":
        return st.integers(int(declared.low), int(declared.high))
    return st.floats(declared.low, declared.high)


def values(declared):
    found = one(declared)
    if declared.many:
        return st.lists(found, min_size=1, max_size=declared.most, unique=True)
    return found


def given_some(model):
    # Random draws take seconds each, which is what they are asked for.
    known = {p.name: values(p) for p in model.parameters().values() if p.name != "draws"}
    names = st.lists(st.sampled_from(sorted(known)), max_size=4, unique=True)
    return names.flatmap(lambda some: st.fixed_dictionaries({name: known[name] for name in some}))


@pytest.mark.parametrize("topic", SCENARIOS)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_scenario_has_its_page_in_both_languages(topic, data):
    model = SCENARIOS[topic]
    try:
        scenario = model.make(data.draw(given_some(model)))
    except InvalidScenario:
        assume(False)
    for language in page.LANGUAGES:
        query = Query(topic=topic, aspect="", language=language)
        reply = answers.explain(scenario, query=query)
        text = page.explain(reply, "http://x", language, fields=fields(scenario), **FRAME)
        assert len(text.encode()) < MOST_BYTES
        assert "None</" not in text
