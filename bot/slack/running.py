"""Listeners at work, so that a stopping process lets them finish.

Bolt starts each listener as a task of its own and keeps no reference to it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.listener.async_listener_completion_handler import AsyncListenerCompletionHandler
from slack_bolt.listener.async_listener_start_handler import AsyncListenerStartHandler

DRAIN_SECONDS = 20.0
"""How long a stopping process waits for answers under way."""

_log = logging.getLogger(__name__)


class Running:
    """The tasks that are answering somebody right now."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def watch(self, app: AsyncApp) -> None:
        """Count every listener of `app`."""
        app.listener_runner.listener_start_handler = _Start(self)
        app.listener_runner.listener_completion_handler = _Completion(self)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the current task while the block runs."""
        self.add()
        try:
            yield
        finally:
            self.discard()

    def add(self) -> None:
        """Count the current task."""
        if task := asyncio.current_task():
            self._tasks.add(task)

    def discard(self) -> None:
        """Count the current task no more."""
        if task := asyncio.current_task():
            self._tasks.discard(task)

    async def drain(self, seconds: float) -> None:
        """Wait until nobody is at work, at most `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                # A task that was only just created has not counted itself yet.
                await asyncio.sleep(0)
                while self._tasks:
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            _log.warning("stopping with %d answers unfinished", len(self._tasks))


class _Start(AsyncListenerStartHandler):
    def __init__(self, running: Running) -> None:
        self._running = running

    async def handle(self, request: Any, response: Any) -> None:
        self._running.add()


class _Completion(AsyncListenerCompletionHandler):
    def __init__(self, running: Running) -> None:
        self._running = running

    async def handle(self, request: Any, response: Any) -> None:
        self._running.discard()
        # Bolt forgets an acknowledgement if the listener fails right after it, and Slack would
        # wait for three seconds, then call it a time-out.
        if request.context.ack.response is None:
            await request.context.ack()
