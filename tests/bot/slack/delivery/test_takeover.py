"""What one process leaves, and when another may take it over."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.questions.query import Query
from bot.settings import Settings
from bot.slack.delivery import worker
from bot.slack.delivery.inbox import ANSWER
from bot.slack.endpoint import slack_endpoint
from bot.store.opening import opened
from bot.store.protocol import Question, Store

from ..conftest import Workspace, until
from ..fake import FakeDesk, FakeSlack, mention
from .slack_says import failing


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


@pytest.mark.usefixtures("_hasty", "renewing", "arriving")
async def test_what_may_be_on_its_way_is_not_given_back(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lease runs out first: until then it may not have arrived, and would be posted twice."""

    async def hang(request: web.Request) -> web.Response:
        slack.calls.append(fake_call(request))
        await asyncio.sleep(1)
        return web.json_response({"ok": True})

    def fake_call(request: web.Request) -> Any:
        return type("Call", (), {"method": request.match_info["method"], "body": {}})()

    monkeypatch.setattr(FakeSlack, "_call", staticmethod(hang))
    await workspace.event(mention())
    await until(lambda: slack.calls)
    await workspace.settle()
    async with opened(workspace.database) as store:
        assert await store.take("another", 10) == []
