"""Who stood still for too long posts nothing, or takes back what came second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import text

from bot.slack.delivery import fence, worker
from bot.slack.delivery.fence import POST_SECONDS, Fence, Lost, TimedRequest
from bot.store.opening import opened
from bot.store.protocol import LEASE_SECONDS, Lease
from bot.store.sqlite import SqliteStore

from ..conftest import Workspace, until
from ..fake import FakeSlack, mention
from .test_delivery import failing, reply, thread

OURS = "1700000100.000200"
"""Timestamp of what the fake Slack takes."""


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for seconds here."""
    monkeypatch.setattr("bot.slack.delivery.worker.wait_before", lambda _: 0.01)
    monkeypatch.setattr("bot.slack.delivery.outcomes.ARRIVAL_SECONDS", 0.01)
    monkeypatch.setattr("bot.slack.answering.wait_before", lambda _: 0.01)
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.02)


@pytest.fixture(autouse=True)
def renewing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No lease is so young that it needs no renewal."""
    monkeypatch.setattr(fence, "FRESH_SECONDS", -1.0)


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


def once(
    monkeypatch: pytest.MonkeyPatch, method: str, *, before: Any = None, after: Any = None
) -> None:
    """Let something happen before or after the first call of a method of the store."""
    plain = getattr(SqliteStore, method)

    async def patched(self: SqliteStore, *given: Any, **named: Any) -> Any:
        monkeypatch.setattr(SqliteStore, method, plain)
        if before:
            await before(self)
        result = await plain(self, *given, **named)
        if after:
            await after(self)
        return result

    monkeypatch.setattr(SqliteStore, method, patched)


async def pass_on(store: SqliteStore) -> None:
    """Another process takes the first question over, and keeps it."""
    taken = "UPDATE questions SET owner = 'b', attempts = 2, lease = lease + 3600"
    await run(store, f"{taken} WHERE event_id = 'Ev1'")


async def answered_by_another(store: SqliteStore) -> None:
    """It even answers it."""
    await pass_on(store)
    await run(store, "UPDATE questions SET finished = 1, outcome = 'answered', reply = '1.9'")


async def run(store: SqliteStore, statement: str) -> None:
    """Change the database behind everybody's back."""
    await store.database.execute(text(statement))


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


async def test_slack_that_lost_the_message_of_our_id_is_given_another(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Under the old id it would be refused for ever."""
    lost = web.json_response({"ok": False, "error": "duplicate_message_not_found"})
    slack.answers["chat.postMessage"] = [lost]
    await workspace.event(mention())
    await workspace.settle()
    first, second = slack.named("chat.postMessage")
    assert first["client_msg_id"]
    assert "client_msg_id" not in second


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stops at once."""
    monkeypatch.setattr("bot.slack.app.DRAIN_SECONDS", 0.05)


@pytest.mark.usefixtures("_hasty")
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


class Deaf:
    """A store that renews every lease, or none."""

    def __init__(self, *, held: bool) -> None:
        self.held = held
        self.asked = 0

    async def renew(self, lease: Lease) -> bool:
        """As was said."""
        self.asked += 1
        return self.held


async def test_a_guarded_method_is_not_called_without_the_lease() -> None:
    """Whatever method it is."""
    called = []

    async def method(**message: Any) -> None:
        called.append(message)

    lost = Fence(Deaf(held=False), Lease("Ev1", "a", 1))  # type: ignore[arg-type]
    with pytest.raises(Lost):
        await lost.guard(method)(text="hello")
    assert (called, lost.crossed) == ([], False)
    held = Fence(Deaf(held=True), Lease("Ev1", "a", 1))  # type: ignore[arg-type]
    await held.guard(method)(text="hello")
    assert (called, held.crossed) == ([{"text": "hello"}], True)


@pytest.mark.parametrize(("age", "asked"), [(0.0, 0), (0.5, 0), (1.1, 1), (60.0, 1)])
async def test_an_old_lease_is_renewed(
    monkeypatch: pytest.MonkeyPatch, age: float, asked: int
) -> None:
    """And then it is young again."""
    monkeypatch.setattr(fence, "FRESH_SECONDS", 1.0)

    async def method() -> float:
        return (fence._until.get() or 0.0) - fence.now()

    store = Deaf(held=True)
    passed = Fence(store, Lease("Ev1", "a", 1), fence.now() - age)  # type: ignore[arg-type]
    left = await passed.guard(method)()
    assert left == pytest.approx(POST_SECONDS - (0.0 if asked else age), abs=0.1)
    await passed.guard(method)()
    assert store.asked == asked


def test_what_leaves_in_time_arrives_in_time() -> None:
    """Before another looks for it."""
    assert POST_SECONDS + fence.ARRIVAL_SECONDS <= LEASE_SECONDS


@contextmanager
def late(seconds: float) -> Iterator[None]:
    """Requests of a time that is up."""
    with fence._not_after(fence.now() - seconds):
        yield


async def test_no_byte_of_a_late_request_leaves() -> None:
    """Neither over a new connection nor over one that is open; the next request is unharmed."""
    got: list[str] = []

    async def take(request: web.Request) -> web.Response:
        got.append(await request.text())
        return web.Response()

    app = web.Application()
    app.router.add_post("/", take)
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession(request_class=TimedRequest) as session,
    ):
        url = server.make_url("/")
        for name in ("first", "second"):
            with late(1), pytest.raises(aiohttp.ClientError):
                await session.post(url, json="late")
            async with session.post(url, data=name) as answer:
                assert answer.status == 200
            with late(-60):
                await session.post(url, data=f"{name}, in time")
    assert got == ["first", "first, in time", "second", "second, in time"]
