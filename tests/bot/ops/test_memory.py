"""Free memory goes back to the system, where the C library can do that."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from bot.ops import memory


async def test_it_is_given_back_at_once_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the task is cancelled."""
    kept: list[int] = []
    again = asyncio.Event()

    def trim(keep: int) -> None:
        if kept:
            again.set()
        kept.append(keep)

    monkeypatch.setattr(memory, "_C", SimpleNamespace(malloc_trim=trim))
    monkeypatch.setattr(memory, "_EVERY_SECONDS", 0.0)
    task = asyncio.create_task(memory.give_back())
    await again.wait()
    task.cancel()
    # No free byte is to be kept.
    assert set(kept) == {0}


async def test_a_library_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As musl's."""
    monkeypatch.setattr(memory, "_C", SimpleNamespace())
    memory.one_heap()
    await memory.give_back()
