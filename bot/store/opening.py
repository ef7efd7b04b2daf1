"""From an address to a store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store.protocol import Store, StoreError
from bot.store.tables import metadata

_SCHEMES = ("sqlite", "postgresql", "postgres")


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    """The store at an address, for as long as the block runs.

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
        async with store.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        yield store
    finally:
        await store.close()
