"""Socket Mode against a fake server."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from typing import Any

import pytest
from aiohttp import web

from bot.settings import Settings, SettingsError
from bot.slack.socket import run_socket, socket_mode
from bot.store.errors import StoreError
from bot.store.sqlite import SqliteStore

from .conftest import until
from .fake import FakeDesk, FakeSlack, answered, event, mention


def envelope(payload: dict[str, Any], kind: str = "events_api", number: int = 1) -> str:
    """What comes over a socket."""
    return json.dumps(
        {
            "envelope_id": f"e{number}",
            "payload": payload,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
        }
    )


class Line:
    """Slack's end of the socket: says what it has to say, notes the acknowledgements."""

    def __init__(self, *envelopes: str) -> None:
        self.more: asyncio.Queue[str] = asyncio.Queue()
        for one in envelopes:
            self.more.put_nowait(one)
        self.acknowledged: list[dict[str, Any]] = []

    async def __call__(self, socket: web.WebSocketResponse) -> None:
        """Serve one connection until it closes."""
        await socket.send_str(json.dumps({"type": "hello"}))
        saying = asyncio.create_task(self._say(socket))
        async for message in socket:
            self.acknowledged.append(json.loads(message.data))
        saying.cancel()

    async def _say(self, socket: web.WebSocketResponse) -> None:
        while True:
            await socket.send_str(await self.more.get())


@pytest.mark.usefixtures("quiet")
async def test_a_mention_is_answered_once_in_its_thread(
    settings: Settings, slack: FakeSlack, desk: FakeDesk
) -> None:
    """Delivered twice, as after a reconnection."""
    slack.on_socket = line = Line(
        envelope(event(mention()), number=1), envelope(event(mention()), number=2)
    )
    async with socket_mode(settings, desk):  # type: ignore[arg-type]
        await until(lambda: len(line.acknowledged) == 2)
    (post,) = slack.posts
    assert post["thread_ts"] == "1700000000.000100"
    assert answered().answer.headline in post["text"]
    assert {one["envelope_id"] for one in line.acknowledged} == {"e1", "e2"}


@pytest.mark.usefixtures("quiet")
async def test_a_command_is_answered_in_its_acknowledgement(
    settings: Settings, slack: FakeSlack, desk: FakeDesk
) -> None:
    """For the asker's eyes only."""
    form = {"command": "/ai-energy", "text": "", "team_id": "T1", "trigger_id": "t1"}
    slack.on_socket = line = Line(envelope(form, "slash_commands"))
    async with socket_mode(settings, desk):  # type: ignore[arg-type]
        await until(lambda: line.acknowledged)
    assert line.acknowledged[0]["payload"]["response_type"] == "ephemeral"


async def test_what_is_not_taken_on_is_not_acknowledged(
    settings: Settings, slack: FakeSlack, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack sends it again; what comes after it on the same socket is answered."""
    plain, failed = SqliteStore.accept, []

    async def full(self: SqliteStore, *given: Any, **named: Any) -> bool:
        monkeypatch.setattr(SqliteStore, "accept", plain)
        failed.append(given)
        raise StoreError("the disk is full.")

    monkeypatch.setattr(SqliteStore, "accept", full)
    slack.on_socket = line = Line(envelope(event(mention()), number=1))
    async with socket_mode(settings, desk):  # type: ignore[arg-type]
        await until(lambda: failed)
        line.more.put_nowait(envelope(event(mention()), number=2))
        await until(lambda: line.acknowledged)
    assert [one["envelope_id"] for one in line.acknowledged] == ["e2"]
    assert len(slack.posts) == 1


async def test_what_is_no_event_of_slack_s_is_logged_without_its_words(
    settings: Settings, slack: FakeSlack, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    """Type and place of the error are enough."""
    odd = mention("<@UBOT> a secret")
    del odd["channel"]
    slack.on_socket = Line(envelope(event(odd)))
    async with socket_mode(settings, desk):  # type: ignore[arg-type]
        await until(lambda: "not understood" in caplog.text)
    assert "a secret" not in caplog.text


@pytest.mark.usefixtures("quiet")
async def test_sigterm_ends_it_when_answers_are_out(
    settings: Settings, slack: FakeSlack, desk: FakeDesk
) -> None:
    """What was acknowledged is answered."""
    slack.on_socket = line = Line(envelope(event(mention())))
    running = asyncio.create_task(run_socket(settings, desk))  # type: ignore[arg-type]
    await until(lambda: line.acknowledged)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(running, 10)
    assert len(slack.posts) == 1


async def test_a_missing_token_is_named(desk: FakeDesk) -> None:
    """Before anything is tried."""
    settings = Settings(slack_bot_token=None, slack_app_token=None)
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN and SLACK_APP_TOKEN"):
        await run_socket(settings, desk)  # type: ignore[arg-type]


async def test_a_refused_token_ends_it_with_one_sentence(
    settings: Settings, slack: FakeSlack, desk: FakeDesk
) -> None:
    """Rather than trying for ever."""
    refusal = web.json_response({"ok": False, "error": "invalid_auth"})
    slack.answers["apps.connections.open"] = [refusal]
    with pytest.raises(SettingsError, match="invalid_auth"):
        await run_socket(settings, desk)  # type: ignore[arg-type]
