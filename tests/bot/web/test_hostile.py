"""Nothing a stranger sends yields a 500."""

import json
from dataclasses import dataclass
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from bot.settings import Settings
from bot.web.app import build_web
from calculations import SCENARIOS, parameters

from .markup import faults

APP = build_web(Settings(), Desk())
KEYS = st.sampled_from([*parameters(), "v", "q", ""]) | st.text(max_size=12)
NUMBERS = st.floats().map(str) | st.integers().map(str)
ODD = st.sampled_from(
    ["nan", "inf", "-inf", "1e999", "1e-999", "-0", "30k", "½", "٣", "1,5", "5 USD/h", "\x00", "%"]
)
VALUES = ODD | NUMBERS | st.text(max_size=30)
SPELLED = st.binary(max_size=60).map(lambda raw: "".join(f"%{byte:02x}" for byte in raw))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


async def fetch(path, query=b"", method="GET"):
    """Ask byte for byte, as no well-behaved client would."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "headers": [(b"host", b"x")],
        "client": ("127.0.0.1", 1),
        "server": ("x", 80),
    }
    await APP(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], headers, body.decode())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    topic=st.sampled_from([*SCENARIOS, "nothing"]),
    ending=st.sampled_from(["", ".json", ".md", ".csv"]),
    pairs=st.lists(st.tuples(KEYS, VALUES), max_size=6),
)
async def test_no_scenario_breaks_a_page(topic, ending, pairs):
    query = httpx.QueryParams(pairs)
    response = await fetch(f"/explain/{topic}{ending}", str(query).encode())
    assert response.status in (200, 303, 400, 404, 422)
    if response.headers.get("content-type", "").startswith("text/html"):
        assert faults(response.text) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(path=st.sampled_from(["/", "/api/ask", "/explain/rebound"]), query=SPELLED)
async def test_no_bytes_break_an_address(path, query):
    response = await fetch(path, b"q=" + query.encode())
    assert response.status in (200, 303, 400, 422)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=200))
async def test_no_question_breaks_the_ask_box(text):
    query = str(httpx.QueryParams({"q": text})).encode()
    for path in ("/", "/api/ask"):
        response = await fetch(path, query)
        assert response.status in (200, 400)


@pytest.mark.parametrize("path", ["/", "/api/ask", "/explain/rebound", "/explain/rebound.json"])
@pytest.mark.parametrize(
    ("query", "status"),
    [
        (b"q=" + b"x" * 100_000, 414),
        (b"&".join(b"q=1" for _ in range(500)), 400),
        (b"q=%00", 400),
        (b"q=%ff%fe", 400),
        (b"q=%ed%a0%80", 400),
    ],
)
async def test_what_is_no_address_is_refused(path, query, status):
    response = await fetch(path, query)
    assert response.status == status
    if "text/html" in response.headers["content-type"]:
        assert faults(response.text) == []
    else:
        assert json.loads(response.text)["error"]["message"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
async def test_unknown_methods_are_refused(method):
    for path in ("/", "/explain/rebound", "/api/ask", "/static/style.css"):
        assert (await fetch(path, method=method)).status == 405


async def test_long_and_crooked_paths_are_not_found():
    for path in ("/" + "x" * 50_000, "/explain/..%2f..%2fetc", "/static/..%2fbase.html.j2"):
        assert (await fetch(path)).status == 404
