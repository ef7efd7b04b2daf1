"""The store in a file: one writer, whose every commit is on disk before it is reported."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.store.batches import Batches
from bot.store.cold import Cold
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.hot import Hot, Values
from bot.store.protocol import Question
from bot.store.statements import Statement, Statements, accepted

_BUSY_SECONDS = 5.0
Work = Callable[[sqlite3.Connection], Any]


class SqliteStore(Hot, Cold):
    """Everything of one process; a second one on the same file is safe, only slower."""

    def __init__(self, file: Path) -> None:
        Hot.__init__(self, Statements(sqlite.dialect(), sqlite.insert))
        # No pool: what is kept open has a thread of its own, which may end before it is closed.
        engine = create_async_engine(f"sqlite+aiosqlite:///{file}", poolclass=NullPool)
        Cold.__init__(self, Database(engine, sqlite.insert))
        self._file = file
        self._thread = ThreadPoolExecutor(1, "store")
        self._connection: sqlite3.Connection | None = None
        self._batches: Batches[Work, Any] = Batches(self._written)

    async def open(self) -> None:
        """Open the file, or make it.

        Raises
        ------
        StoreError
            If it cannot be written.
        """
        try:
            await self._in_thread(self._connect)
        except (OSError, sqlite3.Error) as error:
            reason = str(error).rstrip(".")
            raise StoreError(
                f"DATABASE_URL: cannot use {self._file}: {reason}. "
                "Example: sqlite:////var/lib/ai-energy-bot/bot.db"
            ) from None

    async def close(self) -> None:
        """Close the file; what was accepted stays in it."""
        await self.database.engine.dispose()
        if self._connection is not None:
            await self._in_thread(self._connection.close)
            self._connection = None
        self._thread.shutdown()

    async def accept(self, question: Question, owner: str, *, remember: bool) -> bool:
        """Write a question down; False if it was known."""
        values = accepted(question, owner, remember=remember)
        accept, keep = self._sql.accept, self._sql.remember
        row = accept.ordered(**values)
        reading = keep.ordered(**values) if remember else None

        def work(connection: sqlite3.Connection) -> bool:
            new = connection.execute(accept.sql, row).fetchone() is not None
            if new and reading is not None:
                connection.execute(keep.sql, reading)
            return new

        return bool(await self._batches.put(work))

    async def _run(self, statement: Statement, **values: Any) -> list[Any]:
        row = statement.ordered(**values)
        found: list[Any] = await self._batches.put(
            lambda connection: connection.execute(statement.sql, row).fetchall()
        )
        return found

    async def _run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        await self._batches.put(lambda connection: connection.executemany(statement.sql, rows))

    def _connect(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        self._connection = connection

    async def _written(self, batch: Sequence[Work]) -> Sequence[Any]:
        results: Sequence[Any] = await self._in_thread(self._commit, batch)
        return results

    def _commit(self, batch: Sequence[Work]) -> list[Any]:
        if (connection := self._connection) is None:
            raise StoreError("the store is closed.")
        try:
            connection.execute("BEGIN IMMEDIATE")
            results = [work(connection) for work in batch]
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            if connection.in_transaction:
                connection.rollback()
            raise StoreError(f"the database file {self._file} failed: {error}.") from error
        return results

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)
