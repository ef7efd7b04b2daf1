"""Of two answers the one stays that the store counts."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.store.opening import opened
from bot.store.protocol import Lease
from bot.store.sqlite import SqliteStore

from ..conftest import Workspace, until
from ..fake import FakeSlack, mention
from .meanwhile import answered_by_another, once, pass_on, run
from .slack_says import failing, reply, thread

pytestmark = pytest.mark.usefixtures("renewing", "arriving")

OURS = "1700000100.000200"
"""Timestamp of what the fake Slack takes."""


async def test_before_the_note(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another has posted and noted an answer meanwhile: ours goes."""
    once(monkeypatch, "finish", before=answered_by_another)
    await workspace.event(mention())
    await workspace.settle()
    assert slack.named("chat.delete") == [{"channel": "C1", "ts": OURS}]


async def test_before_the_note_of_an_answer_that_another_has_found(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts, and it is ours: it stays."""

    async def found(store: SqliteStore) -> None:
        await answered_by_another(store)
        await run(store, "UPDATE questions SET reply = '1700000100.000200'")

    once(monkeypatch, "finish", before=found)
    await workspace.event(mention())
    await workspace.settle()
    assert slack.named("chat.delete") == []


async def test_before_the_note_of_what_another_is_about_to_answer(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours is the first to be noted; the other one will not pass its fence."""
    once(monkeypatch, "finish", before=pass_on)
    await workspace.event(mention())
    await workspace.settle()
    assert slack.named("chat.delete") == []
    async with opened(workspace.database) as store:
        assert not await store.renew(Lease("Ev1", "b", 2))


async def test_of_two_answers_that_were_found_the_one_goes_that_does_not_count(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours left at the last moment, and we never heard of it."""
    once(monkeypatch, "finish", before=answered_by_another)
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1.9"), reply("Ev1", "2.1"))]
    await workspace.event(mention())
    await workspace.settle()
    assert slack.named("chat.delete") == [{"channel": "C1", "ts": "2.1"}]


async def test_taking_back_is_tried_again(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until Slack takes it, or has no such message."""
    once(monkeypatch, "finish", before=answered_by_another)
    gone = web.json_response({"ok": False, "error": "message_not_found"})
    slack.answers["chat.delete"] = [*failing(500, 429, **{"Retry-After": "0"}), gone]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.delete")) == 3


async def test_an_answer_that_is_not_noted_yet_stays_ours(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the note waits, the lease is renewed: nobody looks for it without need."""
    noted = asyncio.Event()

    async def wait(_: SqliteStore) -> None:
        await noted.wait()

    once(monkeypatch, "finish", before=wait)
    await workspace.event(mention())
    await until(lambda: slack.posts)
    async with opened(workspace.database) as store:
        await run(store, "UPDATE questions SET lease = 0")  # type: ignore[arg-type]
        await asyncio.sleep(0.2)
        assert await store.take("b", 10) == []
    noted.set()
    await workspace.settle()
