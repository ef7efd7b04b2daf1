"""The tools, spoken to with the protocol's own client."""

import json
import subprocess
import sys

import httpx
import httpx2
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from bot.web import tools
from bot.web.mcp import PATH, server
from calculations import SCENARIOS
from calculations.scenario import Scenario, parameter

BASE = "http://127.0.0.1:3000"
HEADERS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
CARD = {"capex": 30000, "price": 5, "city": "Berlin"}


def posted(method, **params):
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}


async def call(name, arguments):
    """Use a tool as a program does, without a network."""
    async with Client(server(BASE)) as client:
        return await client.call_tool(name, arguments)


async def listed():
    async with Client(server(BASE)) as client:
        return {one.name: one for one in (await client.list_tools()).tools}


async def test_there_is_a_tool_for_each_topic_and_one_to_ask():
    found = await listed()
    assert list(found) == ["ask", *SCENARIOS]
    for one in found.values():
        jsonschema.Draft202012Validator.check_schema(one.input_schema)
        jsonschema.Draft202012Validator.check_schema(one.output_schema)
        assert one.annotations.read_only_hint
        assert one.description


async def test_a_tools_arguments_are_the_scenarios_parameters():
    found = await listed()
    for topic, model in SCENARIOS.items():
        assert list(found[topic].input_schema["properties"]) == list(model.parameters())


def test_a_new_parameter_is_a_new_argument(monkeypatch):
    class Outlook(Scenario):
        topic = "outlook"
        mood: float = parameter("mood", "Mood", unit="1", allowed=(0, 10), default=1.0, example="3")

    monkeypatch.setattr(tools, "SCENARIOS", {"outlook": Outlook})
    made = next(one for one in tools.tools() if one.name == "outlook")
    assert made.arguments["properties"] == {
        "mood": {
            "type": ["number", "string"],
            "minimum": 0,
            "maximum": 10,
            "description": "Mood",
            "examples": ["3"],
        }
    }


async def test_a_topics_tool_gives_words_numbers_sources_and_a_link():
    result = await call("amortization", CARD)
    assert not result.is_error
    (said,) = result.content
    assert said.text.startswith("Paid back after 6,000 h of use.")
    assert "/explain/amortization?capex=30000&price=5&city=Berlin%2C+DE&v=" in said.text
    found = result.structured_content
    assert found["result"]["payback_hours"]["value"] == 6000
    assert found["sources"]
    assert found["answer"]["link"].startswith(f"{BASE}/explain/amortization?")
    assert "blocks" not in found


async def test_what_comes_out_is_as_the_schema_says():
    for one in (await listed()).values():
        given = {"question": "does DeepSeek cut energy use?"} if one.name == "ask" else {}
        result = await call(one.name, given)
        jsonschema.validate(result.structured_content, one.output_schema)


async def test_a_question_takes_up_what_was_asked_before():
    alone = await call("ask", {"question": "and in Los Angeles?"})
    turns = {"question": "and in Los Angeles?", "before": ["30k card at 5 USD/h, in Berlin?"]}
    after = await call("ask", turns)
    assert alone.structured_content["topic"] != "amortization"
    assert after.structured_content["topic"] == "amortization"
    assert after.structured_content["scenario"]["capex"] == [30000]


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("amortization", {"price": -1}, "Allowed is"),
        ("amortization", {"price": "lots"}, "For example: 5"),
        ("amortization", {"colour": "red"}, "no setting called"),
        ("amortization", {"city": "Xyzzyqwv"}, "For example: Berlin"),
        ("amortization", {"capex": [1, 2, 3, 4, 5, 6]}, "more often"),
        ("amortization", {"capex": {"a": 1}}, "capex"),
        ("amortization", {"price": True}, "price"),
        ("ask", {}, "Give the question"),
        ("ask", {"question": 7}, "Give the question"),
        ("ask", {"question": "x" * 20_000}, "longer"),
    ],
)
async def test_a_bad_argument_gets_the_usual_sentence(name, arguments, words):
    result = await call(name, arguments)
    assert result.is_error
    assert words in result.content[0].text
    assert result.structured_content is None


async def test_numbers_may_be_written_as_people_write_them():
    as_text = await call("amortization", {**CARD, "capex": "30k", "price": "5"})
    as_number = await call("amortization", CARD)
    assert as_text.structured_content == as_number.structured_content


async def test_an_unknown_tool_is_an_error_of_the_protocol():
    async with Client(server(BASE)) as client:
        with pytest.raises(MCPError, match="unknown tool"):
            await client.call_tool("weather", {})


@pytest.fixture
async def web(app):
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as found:
            yield found


async def test_it_answers_over_http_in_json(web):
    response = await web.post(PATH, json=posted("tools/list"), headers=HEADERS)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert len(response.json()["result"]["tools"]) == 1 + len(SCENARIOS)
    called = posted("tools/call", name="amortization", arguments=CARD)
    response = await web.post(PATH, json=called, headers=HEADERS)
    assert "6,000 h" in response.json()["result"]["content"][0]["text"]
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_nobody_can_hold_a_stream_open_that_says_nothing(web):
    response = await web.get(PATH, headers={"Accept": "text/event-stream"})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "with POST" in response.text


async def test_the_protocols_own_client_gets_through(app):
    transport = httpx2.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport) as http,
        Client(streamable_http_client(f"{BASE}{PATH}", http_client=http)) as client,
    ):
        assert len((await client.list_tools()).tools) == 1 + len(SCENARIOS)
        result = await client.call_tool("ask", {"question": "how much energy does a prompt use?"})
        assert result.structured_content["topic"] == "footprint"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:6274"}, 200),
        ({"Content-Type": "text/plain"}, 400),
    ],
)
async def test_pages_from_elsewhere_cannot_reach_it(web, headers, status):
    response = await web.post(PATH, json=posted("tools/list"), headers=HEADERS | headers)
    assert response.status_code == status


async def test_a_large_body_is_refused_unread(web):
    response = await web.post(PATH, content=b"[" * 100_000, headers=HEADERS)
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (b"[]", -32600, "one by one"),
        (b'[{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}]', -32600, "one by one"),
        (b"", -32700, "no JSON"),
        (b"nope", -32700, "no JSON"),
        (b"\xff\xfe", -32700, "no JSON"),
        (b"[" * 5000, -32700, "no JSON"),
        (b'{"jsonrpc": NaN}', -32700, "no JSON"),
        (b"7", -32600, "a JSON object, not 7"),
        (b"null", -32600, "a JSON object, not null"),
        (b"{}", -32600, '"jsonrpc" must be "2.0"; it is missing'),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "x"}', -32600, 'it is "1.0"'),
        (b'{"jsonrpc": "2.0", "id": 1}', -32600, '"method" must name what to do'),
        (b'{"jsonrpc": "2.0", "id": 1, "method": 7}', -32600, "it is 7"),
        (b'{"jsonrpc": "2.0", "id": null, "method": "x"}', -32600, '"id" must be a text'),
        (b'{"jsonrpc": "2.0", "id": 1.5, "method": "x"}', -32600, '"id" must be a text'),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "x", "params": []}', -32602, "be an object"),
    ],
)
async def test_a_malformed_message_gets_a_sentence_and_an_example(web, body, code, words):
    response = await web.post(PATH, content=body, headers=HEADERS)
    assert response.status_code == 400
    answer = response.json()
    assert answer["jsonrpc"] == "2.0"
    assert answer["error"]["code"] == code
    assert words in answer["error"]["message"]
    assert '"method": "tools/list"' in answer["error"]["message"]
    assert "pydantic" not in response.text


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({}, "one of ask, rebound"),
        ({"name": 7}, "one of ask, rebound"),
        ({"name": "ask", "arguments": [1]}, "params.arguments must be an object, not [1]"),
    ],
)
async def test_a_malformed_call_gets_a_sentence_and_keeps_its_id(web, params, words):
    response = await web.post(PATH, json=posted("tools/call", **params), headers=HEADERS)
    assert response.status_code == 400
    answer = response.json()
    assert (answer["id"], answer["error"]["code"]) == (1, -32602)
    assert words in answer["error"]["message"]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
async def test_no_body_breaks_it(web, body):
    response = await web.post(PATH, content=body, headers=HEADERS)
    assert response.status_code in (200, 202, 400, 413)
    assert "pydantic" not in response.text


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(["ask", *SCENARIOS]),
    arguments=st.dictionaries(
        st.sampled_from(["question", "before", "capex", "city", "price", "v", "model", "horizon"])
        | st.text(max_size=8),
        VALUES,
        max_size=4,
    ),
)
def test_no_argument_breaks_a_tool(name, arguments):
    outcome = tools.call(name, arguments, BASE)
    assert outcome.text
    json.dumps(outcome.found, allow_nan=False)


def test_whoever_asks_on_the_command_line_does_not_load_the_library():
    code = "import sys; import bot.__main__, bot.web.app; sys.exit('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
