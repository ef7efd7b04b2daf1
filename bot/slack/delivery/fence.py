"""The fence: nothing goes out to Slack by right of a lease that may have run out.

Right before each call one statement renews the lease; it finds out whether the question has
passed to another. The call then has `POST_SECONDS`, so that what Slack was sent has arrived
before the lease ends and another looks for it. A process that stands still for longer meets
three things when it wakes:

- before the statement: it has lost the lease, and does not call;
- after it: the time is up. The clock is read again where the bytes of the request are written;
- after the bytes have left: its answer may stand beside another's. The store says which of the
  two counts (``Store.finish``), and who posted the other one takes it back.
"""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import Connection

from bot.store.protocol import LEASE_SECONDS, Lease, Store

ARRIVAL_SECONDS = 2.0
"""So long what has left us may take until it stands in the channel."""
POST_SECONDS = LEASE_SECONDS - ARRIVAL_SECONDS
"""So long after the renewal of its lease an attempt may talk to Slack."""

# Where there is one: a clock that goes on while the machine sleeps.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_until: ContextVar[float | None] = ContextVar("until", default=None)

Method = Callable[..., Awaitable[Any]]
"""A method of Slack's Web API."""


class Lost(Exception):
    """The question has ended, or passed to another process."""


class Fence:
    """What an attempt passes on its way to Slack."""

    def __init__(self, store: Store, lease: Lease) -> None:
        self.lease = lease
        self.crossed = False
        """Whether Slack may have got something of this attempt."""
        self.posted = ""
        """Timestamp of the message that this attempt added to a conversation, or found there as
        an earlier one's; it goes again if another one counts."""
        self._store = store

    def guard(self, method: Method) -> Method:
        """The method, for as long as we hold the question.

        Calling it raises `Lost` if we do not, ``StoreError`` if nobody can say so, and
        ``TimeoutError`` if Slack may have got it or not.
        """

        @functools.wraps(method)
        async def guarded(**message: Any) -> Any:
            # Read before the statement: the database counts from a later moment.
            until = now() + POST_SECONDS
            if not await self._store.renew(self.lease):
                raise Lost
            with _not_after(until):
                async with asyncio.timeout(until - now()):
                    self.crossed = True
                    return await method(**message)

        return guarded


class TimedRequest(aiohttp.ClientRequest):
    """A request of which no byte leaves once the time of its attempt is up."""

    async def write_bytes(
        self,
        writer: AbstractStreamWriter,
        conn: Connection,
        content_length: int | None = None,
    ) -> None:
        """Write headers and body, or hang up."""
        until = _until.get()
        if until is not None and now() > until and conn.transport is not None:
            conn.transport.abort()
            return
        await super().write_bytes(writer, conn, content_length)


def now() -> float:
    """Seconds on the clock that attempts are timed by; it stands still for nobody."""
    return time.clock_gettime(_CLOCK)


@contextmanager
def _not_after(moment: float) -> Iterator[None]:
    token = _until.set(moment)
    try:
        yield
    finally:
        _until.reset(token)
