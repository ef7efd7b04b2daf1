"""What happens in the store while a process stands still."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from bot.store.sqlite import SqliteStore


def once(
    monkeypatch: pytest.MonkeyPatch, method: str, *, before: Any = None, after: Any = None
) -> None:
    """Let something happen before or after the first call of a method of the store."""
    plain = getattr(SqliteStore, method)

    async def patched(self: SqliteStore, *given: Any, **named: Any) -> Any:
        monkeypatch.setattr(SqliteStore, method, plain)
        if before:
            await before(self)
        result = await plain(self, *given, **named)
        if after:
            await after(self)
        return result

    monkeypatch.setattr(SqliteStore, method, patched)


async def pass_on(store: SqliteStore) -> None:
    """Another process takes the first question over, and keeps it."""
    taken = "UPDATE questions SET owner = 'b', attempts = 2, lease = lease + 3600"
    await run(store, f"{taken} WHERE event_id = 'Ev1'")


async def answered_by_another(store: SqliteStore) -> None:
    """It even answers it."""
    await pass_on(store)
    await run(store, "UPDATE questions SET finished = 1, outcome = 'answered', reply = '1.9'")


async def run(store: SqliteStore, statement: str) -> None:
    """Change the database behind everybody's back."""
    await store.database.execute(text(statement))
