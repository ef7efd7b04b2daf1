"""A small Slack that records what it is told, a desk without a parser, and signed requests."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from bot import answers
from bot.answers import NO_DEFAULTS, Reply
from bot.questions.query import Query
from bot.render import checks
from bot.wording import Answer, Suggestion
from calculations import SCENARIOS

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
BASE_URL = "https://energy.example"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Call:
    """One request that the fake received."""

    method: str
    body: dict[str, Any]
    token: str


def refusals(method: str, body: dict[str, Any]) -> list[str]:
    """What Slack would not take of a request; nothing about methods without blocks."""
    if method in {"chat.postMessage", "chat.postEphemeral", "chat.update"}:
        return checks.message_problems(body)
    if method == "respond" and "delete_original" not in body:
        return checks.message_problems(body)
    if method.startswith("views."):
        return checks.view_problems(body["view"])
    if method == "chat.unfurl":
        shown = body["unfurls"].values()
        return [problem for one in shown for problem in checks.problems(one["blocks"])]
    return []


@dataclass
class FakeSlack:
    """Slack's Web API, its response URLs and its Socket Mode, as far as we use them."""

    calls: list[Call] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)
    answers: dict[str, list[web.Response]] = field(default_factory=dict)
    on_socket: Callable[[web.WebSocketResponse], Awaitable[None]] | None = None
    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    """What was posted and stands in a channel."""
    dropped: dict[str, int] = field(default_factory=dict)
    """How many calls of a method get no answer but a closed connection."""
    refused: list[str] = field(default_factory=list)
    """What the real one would not have taken, of all that was sent."""

    def app(self) -> web.Application:
        """The aiohttp application that plays Slack."""
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        app.router.add_get("/api/{method}", self._call)
        app.router.add_post("/respond/{method}", self._call)
        app.router.add_get("/socket", self._socket)
        return app

    def named(self, *methods: str) -> list[dict[str, Any]]:
        """Bodies of the calls of these methods, in order."""
        return [call.body for call in self.calls if call.method in methods]

    @property
    def posts(self) -> list[dict[str, Any]]:
        """Everything that was posted or responded."""
        return self.named("chat.postMessage", "chat.postEphemeral", "respond")

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await said(request)
        self.refused += refusals(method, body)
        self.calls.append(Call(method, body, request.headers.get("Authorization", "")))
        if request.transport:
            self.connections.add(id(request.transport))
        if self.dropped.get(method) and request.transport:
            self.dropped[method] -= 1
            request.transport.close()
        waiting = self.answers.get(method)
        answer = waiting.pop(0) if waiting else web.json_response(self._known(method))
        if method == "chat.postMessage" and b'"ok": true' in bytes(answer.body or b""):  # type: ignore[arg-type]
            self.taken.append(body)
        return answer

    def _known(self, method: str) -> dict[str, Any]:
        known = {
            "auth.test": {"user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1", "team": "Acme"},
            "chat.postMessage": {"channel": "C1", "ts": "1700000100.000200"},
            "apps.connections.open": {"url": self.url.replace("http", "ws", 1) + "/socket"},
        }
        return {"ok": True, **known.get(method, {})}

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self.on_socket:
            await self.on_socket(socket)
        return socket


async def said(request: web.Request) -> dict[str, Any]:
    """What a request carries, however it carries it."""
    if request.content_type == JSON:
        found: dict[str, Any] = await request.json()
        return found
    return {**request.query, **(await request.post())}


class FakeDesk:
    """Knows one answer of each kind and remembers what it was asked, and after what."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.before: list[Query | None] = []

    def read(self, text: str, before: Query | None = None) -> Query:
        """A question about rebound, or help, or an error, by the words."""
        self.asked.append(text)
        self.before.append(before)
        if "explode" in text:
            raise ValueError(f"cannot read {text!r}")
        if "help" in text:
            return Query(topic="help", aspect="what")
        return Query(topic="rebound", aspect="total", sure="hm" not in text)

    def answer(self, query: Query, own: Mapping[str, str] = NO_DEFAULTS) -> Reply:
        """The answer to what was read."""
        if query.topic == "help":
            return simple("help")
        return answered() if query.sure else simple("unsure")

    def ask(
        self, text: str, thread: str | None = None, own: Mapping[str, str] = NO_DEFAULTS
    ) -> Reply:
        """Both."""
        return self.answer(self.read(text))


def answered(aspect: str = "total", topic: str = "rebound", **stated: Any) -> Reply:
    """A reply with everything in it."""
    query = Query(topic=topic, aspect=aspect)  # type: ignore[arg-type]
    return answers.explain(SCENARIOS[topic].make(stated), "does it?", query)


def simple(kind: str, headline: str = "Which one?", body: str = "Pick one.") -> Reply:
    """A reply without numbers, with two suggested questions."""
    offers = (Suggestion("Total", "does DeepSeek cut energy use?"), Suggestion("Help", "help"))
    answer = Answer(kind, headline, body, "", "", offers)  # type: ignore[arg-type]
    return Reply("?", Query(topic="help", aspect="what"), answer)


def signed(
    body: bytes,
    content_type: str = JSON,
    *,
    secret: str = SECRET,
    age: float = 0,
    timestamp: str | None = None,
) -> dict[str, str]:
    """Headers as Slack sends them with `body`."""
    at = timestamp if timestamp is not None else str(int(time.time() - age))
    digest = hmac.new(secret.encode(), b"v0:" + at.encode() + b":" + body, sha256).hexdigest()
    return {
        "content-type": content_type,
        "x-slack-request-timestamp": at,
        "x-slack-signature": f"v0={digest}",
    }


def event(
    inner: dict[str, Any],
    event_id: str = "Ev1",
    team: str = "T1",
    enterprise: str | None = None,
    at: float = 1700000000,
) -> dict[str, Any]:
    """An event as it comes over HTTP and in a socket's envelope."""
    return {
        "token": "legacy",
        "team_id": team,
        "api_app_id": "A1",
        "event": inner,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [
            {"enterprise_id": enterprise, "team_id": team, "user_id": "UBOT", "is_bot": True}
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-x",
    }


def mention(text: str = "<@UBOT> does DeepSeek cut energy use?", **more: Any) -> dict[str, Any]:
    """An app_mention event."""
    return {
        "type": "app_mention",
        "user": "U1",
        "text": text,
        "ts": "1700000000.000100",
        "channel": "C1",
        "event_ts": "1700000000.000100",
        "team": "T1",
        **more,
    }


def direct(text: str = "does DeepSeek cut energy use?", **more: Any) -> dict[str, Any]:
    """A direct message's event."""
    return {**mention(text), "type": "message", "channel": "D1", "channel_type": "im", **more}


def command(text: str, response_url: str = "", trigger_id: str = "t.1") -> bytes:
    """The form of a slash command."""
    return urlencode(
        {
            "token": "legacy",
            "team_id": "T1",
            "team_domain": "acme",
            "channel_id": "C1",
            "channel_name": "general",
            "user_id": "U1",
            "user_name": "ann",
            "command": "/ai-energy",
            "text": text,
            "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": trigger_id,
        }
    ).encode()


def click(
    action: dict[str, Any], response_url: str = "", trigger_id: str = "t.2", **container: Any
) -> bytes:
    """The form of a click on a button of ours."""
    place = {"type": "message", "message_ts": "1700000100.000200", "channel_id": "C1", **container}
    payload = {
        "type": "block_actions",
        "user": {"id": "U1", "username": "ann", "name": "ann", "team_id": "T1"},
        "api_app_id": "A1",
        "token": "legacy",
        "container": place,
        "trigger_id": trigger_id,
        "team": {"id": "T1", "domain": "acme"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": place["channel_id"], "name": "general"},
        "response_url": response_url,
        "actions": [{"type": "button", "block_id": "b", "action_ts": "1700000101.1", **action}],
    }
    return urlencode({"payload": json.dumps(payload)}).encode()
