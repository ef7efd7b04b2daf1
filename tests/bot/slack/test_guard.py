"""The door: what is unsigned or malformed is refused, quietly and without work."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from bot.render import checks
from bot.slack import guard
from bot.slack.guard import Guard

from .conftest import Workspace
from .fake import FORM, JSON, SECRET, FakeDesk, FakeSlack, command, event, mention, signed
from .payloads import form

GOOD = json.dumps(event(mention())).encode()
BROKEN = b'{"type": "event_callback"'


def without(headers: dict[str, str], name: str) -> dict[str, str]:
    """The same headers, one less."""
    return {key: value for key, value in headers.items() if key != name}


def twice(headers: dict[str, str], name: str) -> list[tuple[str, str]]:
    """The same headers, one of them repeated."""
    return [*headers.items(), (name, headers[name])]


# Made when its test runs: a signature is only good for minutes.
REFUSED: dict[str, Callable[[], tuple[bytes, Any, int]]] = {
    "wrong secret": lambda: (GOOD, signed(GOOD, secret="other"), 401),
    "other body": lambda: (GOOD, signed(GOOD + b" "), 401),
    "301 s old": lambda: (GOOD, signed(GOOD, age=302), 401),
    "from the future": lambda: (GOOD, signed(GOOD, age=-320), 401),
    "timestamp no number": lambda: (GOOD, signed(GOOD, timestamp="notanumber"), 401),
    "timestamp of other digits": lambda: (
        GOOD,
        signed(GOOD) | {"x-slack-request-timestamp": "-1"},
        401,
    ),
    "timestamp without end": lambda: (GOOD, signed(GOOD, timestamp="1" * 5000), 401),
    "no timestamp": lambda: (GOOD, without(signed(GOOD), "x-slack-request-timestamp"), 401),
    "no signature": lambda: (GOOD, without(signed(GOOD), "x-slack-signature"), 401),
    "nothing at all": lambda: (b"", {}, 401),
    "unsigned broken JSON": lambda: (BROKEN, {"content-type": JSON}, 401),
    "unsigned bytes": lambda: (b"\xff\xfe", {"content-type": JSON}, 401),
    "unsigned broken payload": lambda: (b"payload=%7Bbad", {"content-type": FORM}, 401),
    "unsigned ssl check": lambda: (b"ssl_check=1", {"content-type": FORM}, 401),
    "signed broken JSON": lambda: (BROKEN, signed(BROKEN), 400),
    "signed list": lambda: (b"[]", signed(b"[]"), 400),
    "signed depth": lambda: (b"[" * 200_000, signed(b"[" * 200_000), 400),
    "signed bytes": lambda: (b"\xff\xfe", signed(b"\xff\xfe"), 400),
    "signed empty": lambda: (b"", signed(b""), 400),
    "signed empty form": lambda: (b"", signed(b"", FORM), 400),
    "signed broken payload": lambda: (b"payload=%7Bbad", signed(b"payload=%7Bbad", FORM), 400),
    "signed JSON as a form": lambda: (BROKEN, signed(BROKEN, FORM), 400),
    "field twice": lambda: (b"text=a&text=b", signed(b"text=a&text=b", FORM), 400),
    "many fields": lambda: (b"a=1&" * 300, signed(b"a=1&" * 300, FORM), 400),
    "wrong content type": lambda: (GOOD, signed(GOOD, "text/plain"), 400),
    "no content type": lambda: (GOOD, without(signed(GOOD), "content-type"), 400),
    "two signatures": lambda: (GOOD, twice(signed(GOOD), "x-slack-signature"), 400),
    "two timestamps": lambda: (GOOD, twice(signed(GOOD), "x-slack-request-timestamp"), 400),
    "two content types": lambda: (GOOD, twice(signed(GOOD), "content-type"), 400),
    "too large": lambda: (b" " * 2_000_000, signed(b" " * 2_000_000), 413),
    "said to be larger": lambda: (GOOD, signed(GOOD) | {"content-length": "9000000"}, 413),
    "said to be endless": lambda: (GOOD, signed(GOOD) | {"content-length": "9" * 5000}, 413),
    "length no number": lambda: (GOOD, signed(GOOD) | {"content-length": "-1"}, 400),
    "said to be longer": lambda: (GOOD, signed(GOOD) | {"content-length": str(len(GOOD) + 1)}, 400),
    "said to be shorter": lambda: (GOOD, signed(GOOD) | {"content-length": "3"}, 400),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_refused_without_work(
    workspace: Workspace,
    slack: FakeSlack,
    desk: FakeDesk,
    caplog: pytest.LogCaptureFixture,
    case: str,
) -> None:
    """A 4xx with one line, nothing asked, nothing called, nothing logged."""
    body, headers, status = REFUSED[case]()
    with caplog.at_level(logging.INFO, "bot"):
        response = await workspace.post(body, headers)
        await workspace.settle()
    assert response.status_code == status
    assert response.text.count("\n") == 1
    assert (desk.asked, slack.calls) == ([], [])
    assert [one for one in caplog.records if one.name.startswith(("bot", "slack"))] == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
async def test_only_post_is_answered(workspace: Workspace, method: str) -> None:
    """With the header that says so."""
    response = await workspace.http.request(method, "/slack/events")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("away", [300, 301])
@pytest.mark.parametrize("sign", [1, -1])
async def test_five_minutes_either_way_and_no_second_more(away: int, sign: int) -> None:
    """By a clock that stands still."""
    headers = raw(signed(GOOD, timestamp="1700000000"))
    passed: list[Any] = []

    async def inner(*received: Any) -> None:
        passed.append(received)

    door = Guard(inner, SECRET, clock=lambda: 1700000000 + sign * away)
    parts = [{"type": "http.request", "body": GOOD}]
    sent = await exchange(door, {"path": "/slack/events", "headers": headers}, parts)
    assert bool(passed) is (away == 300)
    assert [one.get("status") for one in sent] == ([] if passed else [401, None])


@pytest.mark.usefixtures("quiet")
async def test_a_command_with_the_word_payload_is_read(
    workspace: Workspace, desk: FakeDesk
) -> None:
    """Bolt would take it for a form with such a field and lose the command."""
    text = "energy of a 5 kg payload=heavy?"
    assert (await workspace.form(command(text))).json()["blocks"]
    assert desk.asked == [text]


async def exchange(app: Any, scope: dict[str, Any], messages: list[dict[str, Any]]) -> list[Any]:
    """Run an ASGI app by hand."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return messages.pop(0) if messages else await asyncio.Event().wait()  # type: ignore[return-value]

    async def send(message: Any) -> None:
        sent.append(message)

    await app({"type": "http", "method": "POST", **scope}, receive, send)
    return sent


async def never(*_: Any) -> None:
    """An app that must not be reached."""
    raise AssertionError("reached")


def raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as ASGI has them."""
    return [(name.encode(), value.encode()) for name, value in headers.items()]


async def test_a_body_in_parts_is_put_together() -> None:
    """What the app behind receives is the body that was checked."""
    found: list[Any] = []

    async def inner(_scope: Any, receive: Any, _send: Any) -> None:
        found.append(await receive())

    parts = [
        {"type": "http.request", "body": GOOD[:9], "more_body": True},
        {"type": "http.request", "body": GOOD[9:]},
    ]
    scope = {"path": "/slack/events", "headers": raw(signed(GOOD))}
    await exchange(Guard(inner, SECRET), scope, parts)
    assert found == [{"type": "http.request", "body": GOOD, "more_body": False}]


async def test_reading_stops_at_the_limit() -> None:
    """A body without a length is not read to its end."""
    part = {"type": "http.request", "body": b" " * 300_000, "more_body": True}
    parts = [dict(part) for _ in range(100)]
    scope = {"path": "/slack/events", "headers": raw(signed(b""))}
    sent = await exchange(Guard(never, SECRET), scope, parts)
    assert sent[0]["status"] == 413
    assert len(parts) == 96


async def test_a_body_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its connection is not held open."""
    monkeypatch.setattr(guard, "READ_SECONDS", 0.01)
    scope = {"path": "/slack/events", "headers": raw(signed(b""))}
    sent = await exchange(Guard(never, SECRET), scope, [])
    assert sent[0]["status"] == 408


async def test_who_hangs_up_gets_no_answer() -> None:
    """And causes no work."""
    scope = {"path": "/slack/events", "headers": raw(signed(b""))}
    assert await exchange(Guard(never, SECRET), scope, [{"type": "http.disconnect"}]) == []


async def test_other_paths_pass_untouched() -> None:
    """Even with headers that would be refused at the door."""
    seen: list[Any] = []

    async def inner(scope: Any, *_: Any) -> None:
        seen.append(scope["path"])

    await exchange(Guard(inner, SECRET), {"path": "/explain/rebound", "headers": []}, [])
    assert seen == ["/explain/rebound"]


ODD: list[dict[str, Any]] = [
    {},
    {"type": "event_callback"},
    {"type": "event_callback", "event_id": "E", "event": 5},
    {"type": "event_callback", "event_id": "E", "event": []},
    {"type": "event_callback", "event_id": "E", "event": {"type": 7}},
    {"type": "event_callback", "event_id": "E", "event": {"type": "app_mention", "user": "U1"}},
    {"type": "event_callback", "event_id": "E", "event": mention(channel=5, ts=5, text=9)},
    {"type": "event_callback", "event_id": "E", "event": mention(text="\ud800\u0000")},
    {"type": "event_callback", "event_id": "E", "event": mention(), "authorizations": [5]},
    {"type": "event_callback", "event_id": "E", "event": {"type": "link_shared", "links": [5]}},
    {"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1},
    {"type": "url_verification"},
    {"command": "/ai-energy"},
]


@pytest.mark.parametrize("body", ODD)
async def test_signed_requests_of_odd_shapes_break_nothing(
    workspace: Workspace, body: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Understood or refused; the log names the place and quotes nothing."""
    sent = json.dumps(body).encode()
    response = await workspace.post(sent, signed(sent))
    await workspace.settle()
    assert response.status_code in (200, 400)
    assert "Traceback" not in response.text + caplog.text


CLICKS: list[dict[str, Any]] = [
    {},
    {"type": "block_actions"},
    {"type": "block_actions", "actions": []},
    {"type": "block_actions", "actions": [{}]},
    {"type": "block_actions", "actions": [{"action_id": "share"}]},
    {"type": "block_actions", "actions": [{"action_id": "ask-1"}]},
    {"type": "block_actions", "actions": [{"action_id": "set-x"}], "view": {"id": "V"}},
    {"type": "view_submission"},
    {"type": "view_submission", "view": {"callback_id": "assumptions"}},
    {"type": "view_submission", "view": {"type": "modal", "callback_id": "assumptions"}},
    {"type": "view_submission", "view": {"type": "modal", "callback_id": "reason"}},
    {"type": "view_closed", "view": {"type": "modal", "callback_id": "reason"}},
    {"type": "block_suggestion", "action_id": "set-city"},
    {"type": "block_suggestion", "action_id": "set-city", "value": "\ud800"},
    {"type": "message_action", "callback_id": "check_claim"},
    {"type": "shortcut", "callback_id": "calculate"},
]


@pytest.mark.parametrize("payload", CLICKS)
async def test_interactions_of_odd_shapes_break_nothing(
    workspace: Workspace, payload: dict[str, Any]
) -> None:
    """Slack would show a warning sign, or send them again."""
    sent = form(payload)
    response = await workspace.post(sent, signed(sent, FORM))
    await workspace.settle()
    assert response.status_code in (200, 400)


async def test_a_modal_that_fails_says_so(workspace: Workspace) -> None:
    """In place of its inputs, with the reference."""
    broken = {"type": "modal", "callback_id": "assumptions", "private_metadata": "{}"}
    sent = form({"type": "view_submission", "view": broken})
    answer = (await workspace.post(sent, signed(sent, FORM))).json()
    assert answer["response_action"] == "update"
    assert checks.view_problems(answer["view"]) == []
    assert "Reference" in answer["view"]["blocks"][0]["text"]["text"]
