"""Installations on both engines, and what seals their tokens."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.errors import StoreError
from bot.store.protocol import Store
from bot.store.sealing import Sealer, new_key


async def test_a_workspace_finds_its_own_installation_first(store: Store) -> None:
    """Then that of its organisation."""
    await store.installations.put("E1", "", "org")
    await store.installations.put("E1", "T1", "own")
    assert await store.installations.find("E1", "T1") == "own"
    assert await store.installations.find("E1", "T2") == "org"
    assert await store.installations.find("", "T1") is None


async def test_two_renewals_come_one_after_the_other(store: Store) -> None:
    """The second sees what the first has written."""
    await store.installations.put("", "T1", "a")
    seen = []

    async def renewed(sealed: str) -> str:
        seen.append(sealed)
        await asyncio.sleep(0.02)
        return sealed + "+"

    lock = asyncio.Lock()

    async def renew() -> None:
        # SQLite has one process, and that its own lock; PostgreSQL locks the row.
        if "postgres" in store.database.dialect.name:  # type: ignore[attr-defined]
            await store.installations.renew("", "T1", renewed)
            return
        async with lock:
            await store.installations.renew("", "T1", renewed)

    await asyncio.gather(renew(), renew())
    assert seen == ["a", "a+"]
    assert await store.installations.find("", "T1") == "a++"


async def test_a_renewal_that_fails_changes_nothing(store: Store) -> None:
    """The old token may still be good."""
    await store.installations.put("", "T1", "a")

    async def renewed(_: str) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.installations.renew("", "T1", renewed)
    assert await store.installations.find("", "T1") == "a"


async def test_a_state_is_used_once_and_in_time(store: Store) -> None:
    """By one replica or another."""
    good, late = await store.installations.begin(60), await store.installations.begin(-1)
    assert good != late
    used = await asyncio.gather(*(store.installations.came_back(good) for _ in range(5)))
    assert sorted(used) == [False] * 4 + [True]
    assert not await store.installations.came_back(late)
    assert not await store.installations.came_back("made up")


def test_what_is_sealed_is_not_readable_without_its_key() -> None:
    """The message says what to do."""
    sealed = Sealer([new_key()]).seal("xoxb-1")
    assert "xoxb" not in sealed
    with pytest.raises(StoreError, match="TOKEN_KEY=NEW,OLD"):
        Sealer([new_key()]).open(sealed)
    with pytest.raises(StoreError, match="TOKEN_KEY"):
        Sealer().open(sealed)


def test_a_key_can_be_changed() -> None:
    """The old one reads on; what it sealed counts as out of date."""
    old, new = new_key(), new_key()
    sealed = Sealer([old]).seal("xoxb-1")
    both = Sealer([new, old])
    assert both.open(sealed) == "xoxb-1"
    assert not both.current(sealed)
    assert both.current(both.seal("xoxb-1"))
    assert Sealer([new]).open(both.seal("xoxb-1")) == "xoxb-1"


def test_a_key_can_come_later() -> None:
    """What was written without one is read, and counts as out of date."""
    plain = Sealer().seal("xoxb-1")
    assert Sealer([new_key()]).open(plain) == "xoxb-1"
    assert not Sealer([new_key()]).current(plain)


@pytest.mark.parametrize("key", ["", "secret", "A" * 44])
def test_a_bad_key_is_named(key: str) -> None:
    """Without being repeated."""
    with pytest.raises(StoreError, match="TOKEN_KEY: must be 32 bytes") as caught:
        Sealer([key])
    assert not key or key not in str(caught.value)
