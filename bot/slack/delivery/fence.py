"""The fence: nothing goes out to Slack by right of a lease that may have run out.

Right before each call one statement renews the lease; it finds out whether the question has
passed to another. A lease that was got a moment ago needs none: nobody can have taken the question
over. Since it was got or renewed the bytes of the request may leave for `POST_SECONDS`, so that
they have arrived before the lease can end and another looks for them. A process that stands
still for longer meets one of three things when it wakes:

- before the look at the lease: it has lost it, and does not call;
- after it: the time is up. The clock is read again where the bytes are written, so that between
  that look and the write there are some ten microseconds in which nothing can stop it;
- after the bytes have left: its answer may stand beside another's. The store says which of the
  two counts (``Store.finish``), and who finds the other one takes it back.

Waiting for Slack's answer is not limited by the lease, which the process renews while it lives:
the more often it hears what became of a post, the better.
"""

from __future__ import annotations

import functools
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import aiohttp
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import AddrInfoType, Connection

from bot.store.protocol import LEASE_SECONDS, Lease, Store

ARRIVAL_SECONDS = 2.0
"""So long what has left us may take until it stands in the channel."""
POST_SECONDS = LEASE_SECONDS - ARRIVAL_SECONDS
"""So long after a lease was got or renewed the bytes of a request may leave."""
FRESH_SECONDS = 1.0
"""So long it needs no renewal: a small part of it, and most answers need no more."""

# Where there is one: a clock that goes on while the machine sleeps.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_until: ContextVar[float | None] = ContextVar("until", default=None)

Method = Callable[..., Awaitable[Any]]
"""A method of Slack's Web API."""


class Lost(Exception):
    """The question has ended, or passed to another process."""


class Fence:
    """What an attempt passes on its way to Slack."""

    def __init__(self, store: Store, lease: Lease, since: float | None = None) -> None:
        """`since` is a moment on `now` from before the lease was got, where that is known."""
        self.lease = lease
        self.crossed = False
        """Whether Slack may have got something of this attempt."""
        self.answers: list[str] = []
        """Timestamps of the answers that this attempt has posted, or found; one can count."""
        self._store = store
        self._since = since

    def guard(self, method: Method) -> Method:
        """The method, for as long as we hold the question.

        Calling it raises `Lost` if we do not, and ``StoreError`` if nobody can say.
        """

        @functools.wraps(method)
        async def guarded(**message: Any) -> Any:
            with _not_after(await self._held_since() + POST_SECONDS):
                self.crossed = True
                try:
                    return await method(**message)
                except (AttributeError, ValueError) as error:
                    # The SDK asks a body for "ok" that is no JSON object: it is not Slack's.
                    raise aiohttp.ClientPayloadError("not an answer of Slack's") from error

        return guarded

    async def _held_since(self) -> float:
        # Read before the statement: the database counts from a later moment.
        moment = now()
        if self._since is None or moment - self._since > FRESH_SECONDS:
            if not await self._store.renew(self.lease):
                raise Lost
            self._since = moment
        return self._since


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


def open_socket(address: AddrInfoType) -> socket.socket:
    """A socket that gives up what nobody confirms: bytes that wait in it for a network to come
    back would arrive when another has long looked for them."""
    family, kind, protocol, _, _ = address
    made = socket.socket(family, kind, protocol)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        limit = int(ARRIVAL_SECONDS * 1000)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, limit)
    return made


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
