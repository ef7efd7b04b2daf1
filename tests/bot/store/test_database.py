"""Statements of SQLAlchemy over the drivers, on both engines."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, select, text, update

from bot.store.errors import StoreError
from bot.store.protocol import Store
from bot.store.tables import states


def begun(state: str) -> object:
    """A row to write."""
    return insert(states).values(state=state, expires=1.0)


async def test_each_change_is_counted(store: Store) -> None:
    """In the order of the statements."""
    database = store.database  # type: ignore[attr-defined]
    assert await database.change(begun("a"), begun("b")) == [1, 1]
    later = update(states).values(expires=2.0)
    gone = delete(states).where(states.c.state == "a")
    assert await database.change(later, gone) == [2, 1]
    assert [tuple(row) for row in await database.rows(select(states))] == [("b", 2.0)]


async def test_of_several_changes_all_happen_or_none(store: Store) -> None:
    """The second row has the key of the first."""
    database = store.database  # type: ignore[attr-defined]
    with pytest.raises(StoreError) as caught:
        await database.change(begun("secret"), begun("secret"))
    assert "secret" not in str(caught.value)
    assert await database.first(select(states)) is None


async def test_a_table_is_there_or_not(store: Store) -> None:
    """By its name."""
    database = store.database  # type: ignore[attr-defined]
    assert await database.has_table("states")
    assert not await database.has_table("statues")
    await database.execute(text("DROP TABLE states"))
    assert not await database.has_table("states")
