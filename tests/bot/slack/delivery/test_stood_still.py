"""Who stood still for too long posts nothing."""

from __future__ import annotations

import asyncio
import time

import pytest
from sqlalchemy import text

from bot.slack.delivery import fence, worker
from bot.slack.delivery.fence import POST_SECONDS
from bot.store.opening import opened
from bot.store.protocol import LEASE_SECONDS
from bot.store.sqlite import SqliteStore

from ..conftest import Workspace, until
from ..fake import FakeSlack, mention
from .meanwhile import once, pass_on, run
from .slack_says import reply, thread

pytestmark = pytest.mark.usefixtures("renewing", "arriving")


class Stall:
    """Time that passes for a process without its doing."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        """What its clock shows."""
        return time.monotonic() + self.seconds


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Stall:
    """A clock that can be put forward."""
    made = Stall()
    monkeypatch.setattr(fence, "now", made.now)
    return made


async def test_before_the_fence(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who lost the question finds out, and leaves it alone."""
    once(monkeypatch, "renew", before=pass_on)
    await workspace.event(mention())
    await workspace.settle()
    assert slack.calls == []
    async with opened(workspace.database) as store:
        assert (await store.health()).waiting == 1


async def test_before_the_fence_the_channel_goes_on(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next question of the channel does not wait for one that is another's."""
    once(monkeypatch, "renew", before=pass_on)
    await workspace.event(mention())
    await workspace.event(mention(ts="1700000001.000100"), "Ev2")
    await until(lambda: slack.posts)
    assert [one["thread_ts"] for one in slack.posts] == ["1700000001.000100"]


async def test_what_comes_back_to_the_same_process_is_answered_at_once(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another took it over and died; we take it from there while we still know it of old."""

    async def to_and_fro(store: SqliteStore) -> None:
        await run(store, "UPDATE questions SET owner = 'b', attempts = 2, lease = 0")
        async with asyncio.timeout(10):
            while await attempts(store) < 3:  # noqa: ASYNC110 - the store tells nobody
                await asyncio.sleep(0.01)

    once(monkeypatch, "renew", before=to_and_fro)
    await workspace.event(mention())
    await until(lambda: slack.posts)
    assert [call.method for call in slack.calls] == ["conversations.replies", "chat.postMessage"]
    async with opened(workspace.database) as store:
        assert await attempts(store) == 3  # type: ignore[arg-type]


async def attempts(store: SqliteStore) -> int:
    """How many have held the one question."""
    ((count,),) = await store.database.rows(text("SELECT attempts FROM questions"))
    return int(count)


async def test_behind_the_fence(
    workspace: Workspace, slack: FakeSlack, stall: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is up: not a byte leaves; then it looks, and sees whether another has answered."""

    async def stop(_: SqliteStore) -> None:
        stall.seconds = LEASE_SECONDS

    once(monkeypatch, "renew", after=stop)
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1.9"))]
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == ["conversations.replies"]


async def test_behind_the_fence_it_is_answered_by_whoever_holds_it(
    workspace: Workspace, slack: FakeSlack, stall: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If nobody took it over, by the same process."""

    async def stop(_: SqliteStore) -> None:
        stall.seconds = POST_SECONDS + 0.1

    once(monkeypatch, "renew", after=stop)
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == ["conversations.replies", "chat.postMessage"]


async def test_without_the_store_nothing_is_posted(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can say whose question it is; it is answered when somebody can."""
    down = True

    async def broken(store: SqliteStore) -> None:
        if down:
            once(monkeypatch, "renew", before=broken)
            raise worker.StoreError("the server is down.")

    once(monkeypatch, "renew", before=broken)
    await workspace.event(mention())
    await asyncio.sleep(0.2)
    assert slack.posts == []
    down = False
    await workspace.settle()
    assert len(slack.posts) == 1


@pytest.mark.parametrize("stood", [0.0, 0.3])
async def test_a_lease_that_was_just_got_is_not_renewed(
    workspace: Workspace,
    slack: FakeSlack,
    stall: Stall,
    monkeypatch: pytest.MonkeyPatch,
    stood: float,
) -> None:
    """Nobody can have taken the question over: writing it down was statement enough."""
    monkeypatch.setattr(fence, "FRESH_SECONDS", 1.0)
    monkeypatch.delattr("bot.store.hot.Hot.renew")
    once(monkeypatch, "accept", after=lambda _: stand_still(stall, stood))
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == ["chat.postMessage"]


async def test_who_stood_still_right_after_writing_it_down_finds_out(
    workspace: Workspace, slack: FakeSlack, stall: Stall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease counts from before the question was written down, whenever that was done."""
    monkeypatch.setattr(fence, "FRESH_SECONDS", 1.0)

    async def meanwhile(store: SqliteStore) -> None:
        await stand_still(stall, LEASE_SECONDS)
        await pass_on(store)

    once(monkeypatch, "accept", after=meanwhile)
    await workspace.event(mention())
    await workspace.settle()
    assert slack.calls == []


async def stand_still(stall: Stall, seconds: float) -> None:
    """Time passes."""
    stall.seconds += seconds
