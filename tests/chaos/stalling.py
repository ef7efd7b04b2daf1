"""The bot as a process that stops itself (SIGSTOP) at a chosen point of a chosen question.

    STALLS='{"Ev00000001": "before the fence"}' python -m tests.chaos.stalling

Whoever started it lets it go on (SIGCONT). Its leases are short, so that nobody waits for long.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextvars import ContextVar
from typing import Any

from bot.store import protocol

POINTS = ("before the fence", "behind the fence", "at the wire", "before the note")
"""Where it can be stopped: before it renews its lease, after that, after the last look at the
clock, and after Slack has taken the post."""

protocol.LEASE_SECONDS = float(os.environ.get("LEASE_SECONDS", "3"))

# After the lease is set: these read it when they are loaded.
import aiohttp  # noqa: E402

from bot.__main__ import main  # noqa: E402
from bot.slack.delivery import fence, worker  # noqa: E402
from bot.store import postgres, sqlite  # noqa: E402
from bot.store.protocol import Lease  # noqa: E402

_stalls: dict[str, str] = json.loads(os.environ.get("STALLS", "{}"))
_stores: list[Any] = []
_event: ContextVar[str] = ContextVar("event", default="")


async def stop_at(point: str, event: str) -> None:
    """Stand still, if this is the point for that question, once."""
    if _stalls.get(event) != point:
        return
    del _stalls[event]
    # Between two transactions: who holds a file's lock meanwhile stops everybody else too.
    thread = getattr(_stores[0], "_thread", None)
    await asyncio.get_running_loop().run_in_executor(thread, _stop)


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
    # Another thread may stop first: until all do, this one must not begin the next transaction.
    time.sleep(0.1)


def _watch_store(store: type[Any]) -> None:
    renew, finish = store.renew, store.finish

    async def renewed(self: Any, lease: Lease) -> bool:
        _event.set(lease.event_id)
        _stores[:] = [self]
        await stop_at("before the fence", lease.event_id)
        held: bool = await renew(self, lease)
        await stop_at("behind the fence", lease.event_id)
        return held

    async def finished(self: Any, lease: Lease, outcome: str, reply: str = "") -> str | None:
        await stop_at("before the note", lease.event_id)
        kept: str | None = await finish(self, lease, outcome, reply)
        return kept

    store.renew, store.finish = renewed, finished


def _watch_wire() -> None:
    write_bytes = aiohttp.ClientRequest.write_bytes

    async def written(self: aiohttp.ClientRequest, *given: Any) -> None:
        if self.url.path.endswith("chat.postMessage"):
            await stop_at("at the wire", _event.get())
        await write_bytes(self, *given)

    aiohttp.ClientRequest.write_bytes = written  # type: ignore[method-assign]


if __name__ == "__main__":
    worker.BEAT_SECONDS = 0.3
    fence.ARRIVAL_SECONDS = 1.0
    # It renews every lease, so that there are points before and behind that.
    fence.FRESH_SECONDS = -1.0
    fence.POST_SECONDS = protocol.LEASE_SECONDS - fence.ARRIVAL_SECONDS
    _watch_store(postgres.PostgresStore)
    _watch_store(sqlite.SqliteStore)
    _watch_wire()
    sys.exit(main(["serve"]))
