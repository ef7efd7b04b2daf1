"""Answers what was taken on, and takes over what other processes left behind."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.delivery.outcomes import Broken, Failure, Limited, Refused, judged, wait_before
from bot.slack.delivery.schedule import Schedule
from bot.store.errors import StoreError
from bot.store.protocol import LEASE_SECONDS, Question, Retention, Store

SLOTS = 64
"""Answers under way at once."""
ROOM = 5_000
"""Questions in memory; what comes on top waits in the store until there is room again."""
BEAT_SECONDS = 1.5
"""Between two signs of life."""
TRUSTED_SECONDS = LEASE_SECONDS - 1.0
"""So long after the last sign of life we may still answer what we hold."""
LONGEST_ATTEMPT_SECONDS = 30.0
"""No post takes longer than this: the session gives up before."""
SWEEP_SECONDS = 3_600.0
"""Between two times of removing what is older than it need be."""
FIRST_SWEEP_SECONDS = 60.0
PATIENCE_SECONDS = 86_400.0
"""After a day of failures a question is given up."""

_log = logging.getLogger(__name__)

Handler = Callable[[Question, AsyncWebClient], Awaitable[str]]
"""Answers a question and gives the timestamp of the answer."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the worker needs of its surroundings."""

    client: Callable[[Question], Awaitable[AsyncWebClient | None]]
    """The client of a question's workspace; None if we are not installed there."""
    handlers: Mapping[str, Handler]
    """By kind of question."""
    broken: Callable[[Question, AsyncWebClient, Exception], Awaitable[None]]
    """Tells the asker that we failed."""
    ended: Callable[[Question, str, float], None]
    """Told the outcome of a question and how long it took. [s]"""
    repeated: Callable[[Question, str], None]
    """Told that an attempt will be repeated, and why."""


class Worker:
    """One process's share of the work; runs while its `running` block lasts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hooks: Hooks | None = None
        self._owner = _new_owner()
        self._schedule = Schedule()
        self._under_way: set[asyncio.Task[None]] = set()
        self._failures: Counter[str] = Counter()
        self._timer: asyncio.TimerHandle | None = None
        self._alive = 0.0
        self._stopping = False
        self._ended = asyncio.Event()

    async def take_on(self, question: Question, *, remember: bool) -> bool:
        """Write a question down and answer it soon; False if it was taken on before.

        Raises
        ------
        StoreError
            If it could not be written down: then it must not be acknowledged.
        """
        room = len(self._schedule) < ROOM and not self._stopping
        owner, schedule = (self._owner if room else ""), self._schedule
        new = await self._store.accept(question, owner, remember=remember)
        if new and room:
            schedule.add(replace(question, received=time.time()))
            self._pump()
        return new

    @asynccontextmanager
    async def running(self, hooks: Hooks, drain_seconds: float) -> AsyncIterator[None]:
        """Work; at the end finish what is under way and leave the rest to others."""
        self._hooks = hooks
        self._alive = self._now()
        beating = asyncio.create_task(self._beat_for_ever())
        try:
            yield
        finally:
            await self._drain(drain_seconds)
            # Not cancelled: a driver that is interrupted may hold its lock for ever.
            self._ended.set()
            await beating
            await self._give_back()

    async def _drain(self, seconds: float) -> None:
        self._stopping = True
        try:
            async with asyncio.timeout(seconds):
                while self._under_way or len(self._schedule):
                    await asyncio.wait(self._under_way, timeout=0.1) if self._under_way else (
                        await asyncio.sleep(0.05)
                    )
        except TimeoutError:
            _log.warning("stopping with %d answers left to others", len(self._schedule))
        if self._timer:
            self._timer.cancel()
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _give_back(self) -> None:
        try:
            await self._store.give_back(self._owner)
        except StoreError as error:
            _log.warning("questions stay ours for %.0f s: %s", LEASE_SECONDS, error)

    def _pump(self) -> None:
        """Start whatever may be started now, and come back when a pause ends."""
        schedule, hooks = self._schedule, self._hooks
        while hooks and len(self._under_way) < SLOTS and (one := schedule.next(self._now())):
            task = asyncio.create_task(self._attempt(one, schedule, hooks))
            self._under_way.add(task)
            task.add_done_callback(self._freed)
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if (wakes := schedule.wakes()) is not None:
            self._timer = asyncio.get_running_loop().call_at(wakes, self._pump)

    def _freed(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _log.error("an answer was lost sight of", exc_info=error)
        self._pump()

    async def _attempt(self, question: Question, schedule: Schedule, hooks: Hooks) -> None:
        if self._now() > self._alive + TRUSTED_SECONDS:
            # We were away for so long that another may have it. The next beat either renews our
            # hold or forgets this whole schedule; until then nothing is posted.
            schedule.again(question, self._now() + BEAT_SECONDS / 4)
            return
        reply, failure = await _tried(question, hooks)
        if failure is None:
            await self._end(question, schedule, hooks, "answered", reply)
        elif isinstance(failure, Refused | Broken):
            reason = failure.reason if isinstance(failure, Refused) else "broken"
            await self._end(question, schedule, hooks, reason)
        elif time.time() - question.received > PATIENCE_SECONDS:
            await self._end(question, schedule, hooks, "given_up")
        elif isinstance(failure, Limited):
            hooks.repeated(question, "ratelimited")
            now = self._now()
            schedule.limit(question, now, now + failure.seconds)
        else:
            hooks.repeated(question, failure.reason)
            self._failures[question.event_id] += 1
            again = replace(question, attempts=question.attempts + 1)
            seconds = wait_before(self._failures[question.event_id])
            schedule.again(again, self._now() + seconds)

    async def _end(
        self, question: Question, schedule: Schedule, hooks: Hooks, outcome: str, reply: str = ""
    ) -> None:
        self._failures.pop(question.event_id, None)
        hooks.ended(question, outcome, time.time() - question.received)
        schedule.done(question)
        self._pump()
        while True:
            try:
                await self._store.finish(question.event_id, outcome, reply)
            except StoreError as error:
                _log.warning("an answer is not noted yet: %s", error)
                await asyncio.sleep(1)
            else:
                return

    async def _beat_for_ever(self) -> None:
        sweep_at = self._now() + FIRST_SWEEP_SECONDS
        while not self._ended.is_set():
            try:
                await self._beat()
                if self._now() > sweep_at:
                    sweep_at = self._now() + SWEEP_SECONDS
                    await self._store.sweep(Retention())
            except StoreError as error:
                _log.warning("no sign of life: %s", error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), BEAT_SECONDS)

    async def _beat(self) -> None:
        """Hold what is ours, and take what nobody holds."""
        if self._now() > self._alive + TRUSTED_SECONDS:
            # Our leases may have run out: what we still hold comes back by being taken again,
            # but not while an attempt of ours is still under way, which nobody could see yet.
            self._owner, self._schedule = _new_owner(), Schedule()
            if under_way := set(self._under_way):
                await asyncio.wait(under_way, timeout=LONGEST_ATTEMPT_SECONDS)
        now = self._now()
        await self._store.extend(self._owner, self._schedule.events())
        self._alive = now
        room = ROOM - len(self._schedule)
        if room > 0 and not self._stopping:
            for question in await self._store.take(self._owner, min(room, 500)):
                self._schedule.add(question)
            self._pump()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


async def _tried(question: Question, hooks: Hooks) -> tuple[str, Failure | None]:
    client: AsyncWebClient | None = None
    try:
        client = await hooks.client(question)
        if client is None:
            return "", Refused("not_installed")
        return await hooks.handlers[question.kind](question, client), None
    except Exception as error:  # noqa: BLE001 - whatever it is, the question must end
        failure = judged(error)
        if isinstance(failure, Broken) and client is not None:
            await hooks.broken(question, client, error)
        return "", failure


def _new_owner() -> str:
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
