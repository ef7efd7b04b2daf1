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

from bot.slack.delivery import fence
from bot.slack.delivery.fence import Fence
from bot.slack.delivery.outcomes import (
    Broken,
    Failure,
    Limited,
    Passed,
    Refused,
    Unknown,
    judged,
    wait_before,
)
from bot.slack.delivery.schedule import Schedule
from bot.store.errors import StoreError
from bot.store.protocol import LEASE_SECONDS, Lease, Question, Retention, Store

SLOTS = 64
"""Answers under way at once."""
ROOM = 5_000
"""Questions in memory; what comes on top waits in the store until there is room again."""
BEAT_SECONDS = 1.0
"""Between two signs of life, and between two looks for what others left behind."""
SWEEP_SECONDS = 3_600.0
"""Between two times of removing what is older than it need be."""
FIRST_SWEEP_SECONDS = 60.0
PATIENCE_SECONDS = 86_400.0
"""After a day of failures a question is given up."""

_log = logging.getLogger(__name__)

Handler = Callable[[Question, AsyncWebClient, Fence], Awaitable[str]]
"""Answers a question and gives the timestamp of the answer; what it posts passes the fence.

``attempts`` above 1 say that an earlier attempt may have got through: of another process, or
one of ours that ended unknown.
"""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What the worker needs of its surroundings."""

    client: Callable[[Question], Awaitable[AsyncWebClient | None]]
    """The client of a question's workspace; None if we are not installed there."""
    handlers: Mapping[str, Handler]
    """By kind of question."""
    broken: Callable[[Question, AsyncWebClient, Fence, Exception], Awaitable[None]]
    """Tells the asker that we failed."""
    take_back: Callable[[Question, AsyncWebClient, str], Awaitable[None]]
    """Removes an answer of ours, by its timestamp, beside which another one counts."""
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
        self._held_since: dict[str, float] = {}
        self._taken_again: dict[str, Question] = {}
        self._unnoted: set[str] = set()
        self._in_doubt: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
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
        owner = self._owner if room else ""
        since = fence.now()
        new = await self._store.accept(question, owner, remember=remember)
        if new and room:
            self._held_since[question.event_id] = since
            self._schedule.add(replace(question, received=time.time()))
            self._pump()
        return new

    @asynccontextmanager
    async def running(self, hooks: Hooks, drain_seconds: float) -> AsyncIterator[None]:
        """Work; at the end finish what is under way and leave the rest to others."""
        self._hooks = hooks
        # Each on its own: one that the database keeps waiting must not hold up the others.
        beating = [
            asyncio.create_task(self._for_ever(self._hold, BEAT_SECONDS)),
            asyncio.create_task(self._for_ever(self._take_over, BEAT_SECONDS)),
            asyncio.create_task(self._for_ever(self._sweep, SWEEP_SECONDS, FIRST_SWEEP_SECONDS)),
        ]
        try:
            yield
        finally:
            await self._drain(drain_seconds)
            # Not cancelled: a driver that is interrupted may hold its lock for ever.
            self._ended.set()
            await asyncio.gather(*beating)
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
        # What may be on its way to Slack is left to its lease: who takes it over sees it then.
        doubtful = self._in_doubt | self._failures.keys()
        sure = [event for event in self._schedule.events() if event not in doubtful]
        try:
            await self._store.give_back(self._owner, sure)
        except StoreError as error:
            _log.warning("questions stay ours for %.0f s: %s", LEASE_SECONDS, error)

    def _pump(self) -> None:
        """Start whatever may be started now, and come back when a pause ends."""
        schedule, hooks = self._schedule, self._hooks
        while hooks and len(self._under_way) < SLOTS and (one := schedule.next(self._now())):
            task = asyncio.create_task(self._attempt(one, hooks))
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

    async def _attempt(self, question: Question, hooks: Hooks) -> None:
        event, schedule = question.event_id, self._schedule
        lease = Lease(event, self._owner, question.attempts)
        fenced = Fence(self._store, lease, self._held_since.pop(event, None))
        tried = replace(question, attempts=question.attempts + self._failures[event])
        try:
            client, reply, failure = await _tried(tried, hooks, fenced)
        except asyncio.CancelledError:
            if fenced.crossed:
                self._in_doubt.add(event)
            raise
        if isinstance(failure, Passed):
            _log.info("another has it", extra={"reference": question.reference})
            self._over(question)
            if (again := self._taken_again.pop(event, None)) is not None:
                self._schedule.add(again)
                self._pump()
        elif isinstance(failure, Limited | Unknown) and _is_recent(question):
            now = self._now()
            if isinstance(failure, Limited):
                hooks.repeated(tried, "ratelimited")
                schedule.limit(question, now, now + failure.seconds)
            else:
                hooks.repeated(tried, failure.reason)
                self._failures[event] += 1
                seconds = max(wait_before(self._failures[event]), failure.settles)
                schedule.again(question, now + seconds)
        else:
            hooks.ended(tried, outcome := _outcome(failure), time.time() - question.received)
            kept = await self._end(question, lease, outcome, reply)
            if client and kept:
                for second in {one for one in fenced.answers if one} - {kept}:
                    await hooks.take_back(question, client, second)

    def _over(self, question: Question) -> None:
        """Nothing is left to do for a question; its channel goes on."""
        self._failures.pop(question.event_id, None)
        self._schedule.done(question)
        self._pump()

    async def _end(self, question: Question, lease: Lease, outcome: str, reply: str) -> str | None:
        """Note how a question ended, however long it takes; the reply that counts."""
        self._unnoted.add(question.event_id)
        self._taken_again.pop(question.event_id, None)
        self._over(question)
        while True:
            try:
                kept = await self._store.finish(lease, outcome, reply)
            except StoreError as error:
                _log.warning("an answer is not noted yet: %s", error)
                await asyncio.sleep(1)
            else:
                self._unnoted.discard(question.event_id)
                return kept

    async def _for_ever(
        self, work: Callable[[], Awaitable[None]], seconds: float, first: float = 0.0
    ) -> None:
        """Do it again and again, whatever became of it before."""
        await self._rest(first)
        while not self._ended.is_set():
            try:
                await work()
            except StoreError as error:
                _log.warning("not this time: %s", error)
            await self._rest(seconds)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)

    async def _hold(self) -> None:
        """Hold what is ours."""
        await self._store.extend(self._owner, [*self._schedule.events(), *self._unnoted])

    async def _take_over(self) -> None:
        """Take what nobody holds."""
        room = ROOM - len(self._schedule)
        if room <= 0 or self._stopping:
            return
        for question in await self._store.take(self._owner, min(room, 500)):
            if question.event_id in self._schedule:
                # Ours of old, lost while we stood still: an attempt of that lease will find out.
                self._taken_again[question.event_id] = question
            else:
                self._schedule.add(question)
        self._pump()

    async def _sweep(self) -> None:
        await self._store.sweep(Retention())

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


async def _tried(
    question: Question, hooks: Hooks, fence: Fence
) -> tuple[AsyncWebClient | None, str, Failure | None]:
    client: AsyncWebClient | None = None
    try:
        client = await hooks.client(question)
        if client is None:
            return None, "", Refused("not_installed")
        return client, await hooks.handlers[question.kind](question, client, fence), None
    except Exception as error:  # noqa: BLE001 - whatever it is, the question must end
        failure = judged(error)
        if isinstance(failure, Broken) and client is not None:
            await hooks.broken(question, client, fence, error)
        return client, "", failure


def _is_recent(question: Question) -> bool:
    return time.time() - question.received <= PATIENCE_SECONDS


def _outcome(failure: Failure | None) -> str:
    """What is noted of a question at its end."""
    if failure is None:
        return "answered"
    if isinstance(failure, Refused):
        return failure.reason
    return "broken" if isinstance(failure, Broken) else "given_up"


def _new_owner() -> str:
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
