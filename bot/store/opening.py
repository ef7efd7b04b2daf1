"""From an address to a store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store import schema
from bot.store.errors import StoreError
from bot.store.protocol import Store

_SCHEMES = ("sqlite", "postgresql", "postgres")


@asynccontextmanager
async def opened(url: str, *, migrate: bool = False) -> AsyncIterator[Store]:
    """The store at an address, with today's tables, for as long as the block runs.

    A file gets them by itself; on a server, where others may be at work, only by ``migrate``.

    Raises
    ------
    StoreError
        If there is none and none can be made; says what to do.
    """
    # The drivers are loaded by who needs them: together they cost 30 MB.
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        from bot.store.sqlite import SqliteStore  # noqa: PLC0415

        store: SqliteStore | PostgresStore = SqliteStore(Path(url.removeprefix("sqlite:///")))
    elif scheme in _SCHEMES:
        from bot.store.postgres import PostgresStore  # noqa: PLC0415

        store = PostgresStore(url)
    else:
        raise StoreError(
            "DATABASE_URL: must start with sqlite:/// or postgresql://. "
            "Example: postgresql://bot:secret@db.example.org/bot"
        )
    try:
        await store.open()
        if (found := await schema.revision(store.database)) != schema.HEAD:
            if scheme != "sqlite" and not migrate:
                raise StoreError(
                    f"the database is at step {found or 'none'} and this version needs "
                    f"{schema.HEAD}. Run: ai-energy-bot migrate"
                )
            await schema.migrate(url, found)
        yield store
    finally:
        await store.close()
