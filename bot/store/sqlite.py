"""The store in a file: one writer, whose every commit is on disk before it is reported."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from bot.store.batches import Batches
from bot.store.cold import Cold
from bot.store.database import Database, Run
from bot.store.errors import StoreError
from bot.store.hot import NOTE_SECONDS, Hot, Values
from bot.store.protocol import Lease, Question
from bot.store.statements import Statement, Statements, accepted, finished

_BUSY_SECONDS = 5.0
Work = Callable[[sqlite3.Connection], Any]


class SqliteStore(Hot, Cold):
    """Everything of one process; a second one on the same file is safe, only slower."""

    def __init__(self, file: Path) -> None:
        Hot.__init__(self, Statements(sqlite.dialect(), sqlite.insert))
        self._file = file
        self._thread = ThreadPoolExecutor(1, "store")
        self._connection: sqlite3.Connection | None = None
        self._batches: Batches[Work, Any] = Batches(self._written)
        Cold.__init__(self, _File(self._batches.put))

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

    async def finish(self, lease: Lease, outcome: str, reply: str = "") -> str | None:
        """Note how a question ended; the timestamp of the reply that counts."""
        values = finished(lease, outcome, reply)
        rows = await self._batches.put(_asked(self._sql.finish, values), NOTE_SECONDS)
        return rows[0][1] if rows else None

    async def _run(self, statement: Statement, **values: Any) -> list[Any]:
        found: list[Any] = await self._batches.put(_asked(statement, values))
        return found

    async def _run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        await self._batches.put(lambda connection: connection.executemany(statement.sql, rows))

    def _connect(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        # In kibibytes: what is read again and again is small.
        connection.execute("PRAGMA cache_size = -512")
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


def _asked(statement: Statement, values: Mapping[str, Any]) -> Work:
    row = statement.ordered(**values)
    return lambda connection: connection.execute(statement.sql, row).fetchall()


class _File(Database):
    """Statements that join the next batch."""

    named = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name = :name")

    def __init__(self, put: Callable[[Work], Awaitable[Any]]) -> None:
        super().__init__(sqlite.dialect(), sqlite.insert)
        self._put = put

    async def rows(self, statement: Any) -> list[Any]:
        sql, values = self._for_driver(statement)
        found: list[Any] = await self._put(
            lambda connection: connection.execute(sql, values).fetchall()
        )
        return found

    async def change(self, *statements: Any) -> list[int]:
        prepared = [self._for_driver(statement) for statement in statements]
        counts: list[int] = await self._put(
            lambda connection: [connection.execute(*one).rowcount for one in prepared]
        )
        return counts

    @asynccontextmanager
    async def locking(self) -> AsyncIterator[Run]:
        yield self.rows
