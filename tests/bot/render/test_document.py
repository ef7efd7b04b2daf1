"""The JSON contract."""

import json

import pytest

from bot import answers
from bot.questions.query import Query
from bot.render.document import as_stated, document, plain
from calculations import SCENARIOS, Amortization, records

BASE = "https://example.org"
KEYS = [
    "question",
    "topic",
    "slots",
    "scenario",
    "result",
    "answer",
    "assumptions",
    "sources",
    "blocks",
]


def card():
    stated = {"capex": [30000], "price_per_hour": 5.0, "cities": ["Berlin, DE"], "currency": "USD"}
    query = Query("amortization", "payback", stated)
    return answers.reply("30k card, sold at 5 USD/h, in Berlin?", query)


def test_the_object_is_the_contract():
    found = document(card(), BASE)
    assert list(found) == KEYS
    assert found["question"] == "30k card, sold at 5 USD/h, in Berlin?"
    assert found["topic"] == "amortization"
    assert found["slots"] == {
        "capex": [30000],
        "price_per_hour": 5,
        "cities": ["Berlin, DE"],
        "currency": "USD",
    }
    assert found["result"]["payback_hours"] == {
        "value": 6000,
        "low": None,
        "high": None,
        "unit": "h",
    }
    assert found["answer"]["kind"] == "answer"
    assert found["answer"]["link"] == (
        "https://example.org/explain/amortization?capex=30000&price=5&city=Berlin%2C+DE&v=1"
    )


def test_every_input_stands_in_the_scenario():
    found = document(card(), BASE)["scenario"]
    assert list(found) == list(Amortization.model_fields)
    assert found["cities"] == ["Berlin, DE"]
    assert found["lifetime_years"] == 5


def test_an_assumption_names_its_source():
    rate = next(a for a in document(card(), BASE)["assumptions"] if a["name"] == "interest_rate")
    assert rate["value"] == 0.08
    assert rate["unit"] == "1/year"
    assert rate["source"]
    assert rate["record"] == "cost/interest-rate"
    assert rate["confidence"] in {"high", "medium", "low"}


def test_a_default_in_dollars_is_never_called_euros():
    reply = answers.explain(Amortization.make({"capex": [1000], "currency": "EUR"}))
    units = {one["name"]: one["unit"] for one in document(reply, BASE)["assumptions"]}
    assert "price_per_hour" not in units
    assert units["electricity_price"] == "EUR/kWh"
    told = document(reply, BASE)["scenario"]
    assert told["price_per_hour"] is None
    assert told["sun_price"] is None
    assert told["electricity_price"] == records.number("cost/electricity-price-eur")


def test_every_assumption_is_in_the_unit_of_its_input():
    for model in SCENARIOS.values():
        for one in document(answers.explain(model()), BASE)["assumptions"]:
            declared = model.parameters()[one["key"]]
            assert one["unit"] == declared.unit.replace("{currency}", "USD")


def test_sources_are_named_once():
    found = document(card(), BASE)["sources"]
    assert all(set(one) == {"title", "url", "date"} for one in found)
    assert len({(one["title"], one["url"]) for one in found}) == len(found)
    assert any(one["url"] for one in found)


def test_whole_numbers_have_no_point():
    text = json.dumps(document(card(), BASE), allow_nan=False)
    assert '"value": 6000,' in text
    assert "6000.0" not in text


@pytest.mark.parametrize("topic", SCENARIOS)
def test_every_topic_can_be_written_down(topic):
    reply = answers.explain(SCENARIOS[topic]())
    found = document(reply, BASE)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert found["result"]


@pytest.mark.parametrize("topic", ["help", "off_topic"])
def test_no_numbers_where_nothing_was_worked_out(topic):
    found = document(answers.reply("…", Query(topic, "")), BASE)
    assert list(found) == KEYS
    assert (found["scenario"], found["result"], found["assumptions"]) == ({}, {}, [])


def test_an_address_states_what_differs_from_its_question():
    reply = answers.explain(Amortization.make({"capex": [30000]}))
    assert document(reply, BASE)["slots"] == {"capex": [30000]}


def test_what_json_cannot_hold_is_nothing():
    assert plain({"a": float("nan"), "b": [float("-inf"), 1.5, 2.0]}) == {
        "a": None,
        "b": [None, 1.5, 2],
    }


def test_a_town_among_the_slots_is_its_name_and_its_country():
    slots = {"cities": ["Portland, ME, US", "Berlin, DE"], "capex": [8000]}
    assert as_stated(slots) == {"cities": ["Portland, US", "Berlin, DE"], "capex": [8000]}
