"""From an accepted event to exactly one answer, through everything that can go wrong between."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.questions.query import Query
from bot.settings import Settings
from bot.slack.delivery import outcomes, worker
from bot.slack.delivery.inbox import ANSWER
from bot.slack.delivery.reconcile import EVENT
from bot.slack.endpoint import slack_endpoint
from bot.store.errors import StoreError
from bot.store.opening import opened
from bot.store.protocol import Question, Store

from ..conftest import Workspace, until
from ..fake import FakeDesk, FakeSlack, command, mention


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for seconds here."""
    monkeypatch.setattr("bot.slack.delivery.worker.wait_before", lambda _: 0.01)
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.02)


def failing(*statuses: int, **headers: str) -> list[web.Response]:
    """Answers of Slack that say it went wrong."""
    errors = {429: "ratelimited", 500: "internal_error", 503: "service_unavailable"}
    return [
        web.json_response({"ok": False, "error": errors[one]}, status=one, headers=headers)
        for one in statuses
    ]


@pytest.mark.parametrize("status", [500, 503])
async def test_what_slack_could_not_take_is_posted_again(
    workspace: Workspace, slack: FakeSlack, status: int
) -> None:
    """After a look whether it was posted all the same."""
    slack.answers["chat.postMessage"] = failing(status, status)
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == [
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "upstream connect error", "status": 503},
        {"text": "<h1>Bad gateway</h1>", "status": 502, "content_type": "text/html"},
        {"text": '{"ok": true, "chan', "content_type": "application/json"},
        {"text": "[]", "content_type": "application/json"},
        {"text": "sign in to this network"},
        {"body": b"\x1f\x8b", "status": 500, "content_type": "application/gzip"},
    ],
)
async def test_what_is_no_answer_of_slack_s_is_looked_into(
    workspace: Workspace, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    """A proxy has its own words, and a body can come cut short."""
    slack.answers["chat.postMessage"] = [web.Response(**answer)]
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == [
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
    ]


async def test_what_was_posted_though_slack_said_otherwise_is_not_posted_again(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Our event's id stands in the message."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1700000100.000900"))]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1
    async with opened(workspace.database) as store:
        answer = await store.reply_to("T1", "C1", mention()["ts"])
    assert answer == "1700000100.000900"


async def test_another_answer_in_the_thread_is_not_taken_for_ours(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Only the same event's."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [thread(reply("Ev0", "1.9"), {"ts": "1.8"})]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 2


async def test_it_looks_on_the_next_page_too(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack gives some apps fifteen messages at a time."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [
        thread({"ts": "1.8"}, cursor="next"),
        thread(reply("Ev1", "1.9")),
    ]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1
    assert [one.get("cursor") for one in slack.named("conversations.replies")] == [None, "next"]


async def test_a_dropped_connection_is_looked_into(workspace: Workspace, slack: FakeSlack) -> None:
    """The SDK itself would post again."""
    slack.dropped["chat.postMessage"] = 1
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1.9"))]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1


async def test_without_the_scope_to_look_it_is_posted_again(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Twice at the worst, never not at all."""
    slack.answers["chat.postMessage"] = failing(500)
    refusal = web.json_response({"ok": False, "error": "missing_scope"})
    slack.answers["conversations.replies"] = [refusal]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 2


async def test_slack_may_know_the_message_by_its_client_id(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Then it is there."""
    known = web.json_response({"ok": False, "error": "duplicate_client_msg_id"})
    slack.answers["chat.postMessage"] = [*failing(500), known]
    await workspace.event(mention())
    await workspace.settle()
    first, second = slack.named("chat.postMessage")
    assert first["client_msg_id"] == second["client_msg_id"]


async def test_a_limit_is_waited_for_without_looking(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack took nothing: nothing to look up."""
    limit = {"Retry-After": "0"}
    slack.answers["chat.postMessage"] = failing(429, 429, 429, 429, 429, **limit)
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == ["chat.postMessage"] * 6


async def test_a_burst_in_one_channel_is_answered_in_order(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Though Slack refuses every other post for a while."""
    limit = {"Retry-After": "0"}
    slack.answers["chat.postMessage"] = [
        one for _ in range(20) for one in (*failing(429, **limit), posted())
    ]
    for number in range(50):
        await workspace.event(mention(ts=f"17000000{number:02}.0001"), f"Ev{number}")
    await workspace.settle()
    accepted = [one["thread_ts"] for one in slack.taken]
    assert accepted == [f"17000000{number:02}.0001" for number in range(50)]


async def test_a_refusal_is_final(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """It would be the same in an hour."""
    refusal = web.json_response({"ok": False, "error": "channel_not_found"})
    slack.answers["chat.postMessage"] = [refusal]
    with caplog.at_level(logging.WARNING):
        await workspace.event(mention())
        await workspace.settle()
    assert len(slack.posts) == 1
    assert "channel_not_found" in caplog.text


async def test_after_a_day_it_is_given_up(
    workspace: Workspace,
    slack: FakeSlack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody waits for it any more."""
    monkeypatch.setattr(worker, "PATIENCE_SECONDS", -1.0)
    slack.answers["chat.postMessage"] = failing(500)
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.posts) == 1
    assert "given_up" in caplog.text


async def test_what_another_process_left_is_looked_up_and_answered(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """It may have died before its post or after it."""
    async with opened(workspace.database) as store:
        await abandon(store, workspace, slack)
    await until(lambda: len(slack.named("chat.postMessage")) == 2)
    (looked,) = slack.named("conversations.replies")
    assert (looked["channel"], looked["ts"]) == ("C1", mention()["ts"])


@pytest.mark.parametrize("method", ["extend", "sweep"])
async def test_what_another_left_does_not_wait_for_a_slow_statement(
    settings: Settings,
    desk: FakeDesk,
    slack: FakeSlack,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
) -> None:
    """A sign of life, or the sweep, that the database keeps waiting."""
    stuck, going_on = asyncio.Event(), asyncio.Event()

    async def hang(*_: Any) -> None:
        stuck.set()
        await going_on.wait()

    question = Question("Ev9", ANSWER, "T1", "C1", "1.1", "1.1", Query("rebound", "total"))
    monkeypatch.setattr(worker, "FIRST_SWEEP_SECONDS", 0.0)
    monkeypatch.setattr(f"bot.store.sqlite.SqliteStore.{method}", hang)
    async with slack_endpoint(settings, desk).lifespan():  # type: ignore[arg-type]
        try:
            await stuck.wait()
            async with opened(settings.store_url) as store:
                await store.accept(question, "", remember=False)
            await until(lambda: slack.posts)
        finally:
            going_on.set()


async def test_an_event_that_cannot_be_written_down_is_not_acknowledged(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack sends it again."""

    async def full(*_: Any, **__: Any) -> bool:
        raise StoreError("the disk is full.")

    monkeypatch.setattr("bot.store.sqlite.SqliteStore.accept", full)
    assert (await workspace.event(mention())).status_code == 503
    await workspace.settle()
    assert slack.calls == []


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stops at once."""
    monkeypatch.setattr("bot.slack.app.DRAIN_SECONDS", 0.05)


@pytest.mark.usefixtures("_hasty")
async def test_what_is_left_at_the_end_goes_to_others_at_once(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """A stopping process does not wait for Slack's limits."""
    slack.answers["chat.postMessage"] = failing(429, **{"Retry-After": "60"})
    await workspace.event(mention())
    await until(lambda: slack.calls)
    await workspace.settle()
    assert "1 answers left to others" in caplog.text
    async with opened(workspace.database) as store:
        assert len(await store.take("another", 10)) == 1


@pytest.mark.parametrize(
    ("text", "seconds"), [("3", 3.0), ("0", 0.0), (None, 1.0), ("soon", 1.0), ("-5", 0.0)]
)
def test_slack_says_how_long_to_wait(text: str | None, seconds: float) -> None:
    """In whole seconds; whatever else stands there, a moment."""
    assert outcomes._seconds(text) == seconds


async def test_a_command_is_answered_without_the_store(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer is the acknowledgement."""
    monkeypatch.delattr("bot.store.sqlite.SqliteStore.accept")
    assert (await workspace.form(command("help"))).json()["blocks"]


def thread(*messages: dict[str, Any], cursor: str = "") -> web.Response:
    """A page of a thread."""
    page = {"ok": True, "messages": list(messages), "response_metadata": {"next_cursor": cursor}}
    return web.json_response(page)


def reply(event_id: str, ts: str) -> dict[str, Any]:
    """An answer of ours in a thread."""
    return {"ts": ts, "metadata": {"event_type": "x", "event_payload": {EVENT: event_id}}}


def posted() -> web.Response:
    """Slack took it."""
    return web.json_response({"ok": True, "channel": "C1", "ts": "1700000100.000200"})


async def abandon(store: Store, workspace: Workspace, slack: FakeSlack) -> None:
    """Have a question answered, then look as if a dying process had not noted it."""
    await workspace.event(mention())
    await until(lambda: slack.posts)
    await asyncio.sleep(0.05)
    await reset(store)


async def reset(store: Store) -> None:
    """Make every question one that its owner left behind."""
    await store.database.execute(  # type: ignore[attr-defined]
        text("UPDATE questions SET lease = 0, owner = 'gone', finished = NULL")
    )
