"""Nothing passes the fence without the lease, nor when its time is up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.slack.delivery import fence
from bot.slack.delivery.fence import POST_SECONDS, Fence, Lost, TimedRequest
from bot.store.protocol import LEASE_SECONDS, Lease

pytestmark = pytest.mark.usefixtures("renewing")


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
