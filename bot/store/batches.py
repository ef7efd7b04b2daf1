"""Group commit: what arrives while one batch is being written forms the next."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_LARGEST = 256


class Batches(Generic[Item, Result]):
    """Calls of one function with many items, one call at a time.

    The function gets the items in the order in which they came and gives back one result for
    each; when it fails, all items of that batch fail.
    """

    def __init__(self, write: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._due = math.inf
        self._timer: asyncio.TimerHandle | None = None
        self._writer: asyncio.Task[None] | None = None

    async def put(self, item: Item, patience: float = 0.0) -> Result:
        """The result of one item, once its batch is written.

        With `patience` [s] it may wait so long for others, and goes along with whatever is
        written before.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()
        self._waiting.append((item, done))
        if (due := loop.time() + patience) < self._due:
            self._due = due
            if self._writer is None:
                self._wait(loop)
        # A caller that goes away takes nobody else's batch with it.
        return await done

    def _wait(self, loop: asyncio.AbstractEventLoop) -> None:
        """Write at once, or when the first of those that wait wants no longer to."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._due <= loop.time():
            self._writer = loop.create_task(self._drain(loop))
        elif self._waiting:
            self._timer = loop.call_at(self._due, self._wait, loop)

    async def _drain(self, loop: asyncio.AbstractEventLoop) -> None:
        while self._due <= loop.time():
            batch, self._waiting = self._waiting[:_LARGEST], self._waiting[_LARGEST:]
            if not self._waiting:
                self._due = math.inf
            await self._one(batch)
        self._writer = None
        self._wait(loop)

    async def _one(self, batch: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._write([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001 - it is every caller's
            for _, done in batch:
                if not done.done():
                    done.set_exception(error)
            return
        for (_, done), result in zip(batch, results, strict=True):
            if not done.done():
                done.set_result(result)
