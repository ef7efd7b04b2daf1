"""Answers under way when the process stops."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.slack.running import Running


async def test_draining_waits_for_those_at_work() -> None:
    """Also for a task that has only just been made."""
    running, done = Running(), asyncio.Event()

    async def work() -> None:
        with running.counted():
            await asyncio.sleep(0)
            done.set()

    task = asyncio.create_task(work())
    await running.drain(10)
    assert done.is_set()
    await task


async def test_draining_gives_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    """And says how many answers that cost."""
    running = Running()

    async def work() -> None:
        with running.counted():
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    with caplog.at_level(logging.WARNING):
        await running.drain(0.01)
    task.cancel()
    assert "1 answers unfinished" in caplog.text
