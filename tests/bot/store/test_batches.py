"""What comes together is written together, and nothing waits for longer than it wants to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from bot.store.batches import Batches


class Writer:
    """Remembers what it was given at once."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.broken = False

    async def __call__(self, batch: Sequence[int]) -> list[int]:
        """Ten times each."""
        self.batches.append(list(batch))
        await asyncio.sleep(0)
        if self.broken:
            raise OSError("full")
        return [10 * one for one in batch]


@pytest.fixture
def writer() -> Writer:
    """A writer of its own for each test."""
    return Writer()


async def test_what_comes_while_a_batch_is_written_forms_the_next(writer: Writer) -> None:
    """Each gets its own result."""
    batches = Batches(writer)
    found = await asyncio.gather(*(batches.put(n) for n in range(3)), _later(batches, 3))
    assert found == [0, 10, 20, 30]
    assert writer.batches == [[0, 1, 2], [3]]


async def _later(batches: Batches[int, int], item: int) -> int:
    await asyncio.sleep(0)
    return await batches.put(item)


async def test_the_patient_go_along_with_the_next(writer: Writer) -> None:
    """In the order in which they came."""
    batches = Batches(writer)
    found = await asyncio.gather(batches.put(1, 3600.0), batches.put(2, 3600.0), batches.put(3))
    assert found == [10, 20, 30]
    assert writer.batches == [[1, 2, 3]]


async def test_alone_they_wait_as_long_as_they_want(writer: Writer) -> None:
    """The one that wants to wait least decides for all."""
    batches = Batches(writer)
    waiting = asyncio.gather(batches.put(1, 3600.0), batches.put(2, 0.05))
    await asyncio.sleep(0.005)
    assert writer.batches == []
    assert await asyncio.wait_for(waiting, 10) == [10, 20]
    assert writer.batches == [[1, 2]]


async def test_they_go_on_waiting_after_a_batch(writer: Writer) -> None:
    """One that came while others were written is not forgotten."""
    batches = Batches(writer)
    first = asyncio.create_task(batches.put(1))
    await asyncio.sleep(0)
    second = asyncio.create_task(batches.put(2, 0.05))
    assert await first == 10
    assert await asyncio.wait_for(second, 10) == 20
    assert writer.batches == [[1], [2]]


async def test_a_burst_is_written_in_parts(writer: Writer) -> None:
    """No transaction is longer than that."""
    batches = Batches(writer)
    assert await asyncio.gather(*(batches.put(n, 0.01) for n in range(300)))
    assert [len(one) for one in writer.batches] == [256, 44]


async def test_a_failure_is_everybody_s_and_no_one_else_s(writer: Writer) -> None:
    """The next batch is written."""
    batches = Batches(writer)
    writer.broken = True
    failed = await asyncio.gather(batches.put(1), batches.put(2), return_exceptions=True)
    assert [type(one) for one in failed] == [OSError, OSError]
    writer.broken = False
    assert await batches.put(3) == 30


async def test_who_goes_away_takes_nobody_along(writer: Writer) -> None:
    """The others get their results."""
    batches = Batches(writer)
    first, second = asyncio.create_task(batches.put(1)), asyncio.create_task(batches.put(2))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == 20
