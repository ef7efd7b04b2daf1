"""For programs."""

import pytest

from calculations import SCENARIOS, records


async def test_a_question_gets_the_contract(web):
    document = (
        await web.get("/api/ask", params={"q": "30k card, sold at 5 USD/h, in Berlin?"})
    ).json()
    assert list(document) == [
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
    assert document["topic"] == "amortization"
    assert document["slots"]["capex"] == [30000]
    assert document["slots"]["cities"] == ["Berlin, DE"]
    assert document["result"]["payback_hours"] == {
        "value": 6000,
        "low": None,
        "high": None,
        "unit": "h",
    }
    assert document["answer"]["kind"] == "answer"
    path = document["answer"]["link"].removeprefix("http://127.0.0.1:3000")
    assert (await web.get(path)).status_code == 200


async def test_an_off_topic_question_gets_no_numbers(web):
    document = (await web.get("/api/ask", params={"q": "What is the weather in Rome?"})).json()
    assert document["answer"]["kind"] == "declined"
    assert document["result"] == {}
    assert not any(c.isdigit() for c in document["answer"]["text"])


async def test_a_missing_question_is_named(web):
    response = await web.get("/api/ask")
    assert response.status_code == 422
    assert "?q=" in response.json()["error"]["message"]


@pytest.mark.parametrize("question", ["", " ", "a" * 10_000, "😀" * 50, "@channel <!here>"])
async def test_any_text_is_a_question(web, question):
    response = await web.get("/api/ask", params={"q": question})
    assert response.status_code == 200
    assert response.json()["answer"]["text"]


async def test_the_description_names_every_parameter(web):
    described = (await web.get("/api/openapi.json")).json()
    assert described["openapi"].startswith("3.1")
    for topic, model in SCENARIOS.items():
        listed = described["paths"][f"/explain/{topic}.json"]["get"]["parameters"]
        assert [one["name"] for one in listed] == [*model.parameters(), "v"]
        assert all(one["description"] and one["schema"]["type"] for one in listed)


async def test_health(web):
    assert (await web.get("/healthz")).text == "ok\n"
    ready = await web.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["records"] == len(records.records())
