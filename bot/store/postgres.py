"""The store on a PostgreSQL server, shared by all replicas."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.batches import Batches
from bot.store.cold import Cold
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.hot import Hot, Values
from bot.store.protocol import Question
from bot.store.statements import Statement, Statements, accepted

_CONNECTIONS = 4
_SECONDS = 10.0


class PostgresStore(Hot, Cold):
    """Everything, for any number of processes."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        engine = create_async_engine(
            address.set(drivername="postgresql+asyncpg"), pool_pre_ping=True
        )
        speaking = dialect()  # type: ignore[no-untyped-call]
        Hot.__init__(self, Statements(speaking, postgresql.insert))
        Cold.__init__(self, Database(engine, postgresql.insert))
        self._url = address.set(drivername="postgresql").render_as_string(hide_password=False)
        self._shown = address.render_as_string()
        self._pool: Any = None
        self._accepting: Batches[Values, bool] = Batches(self._accepted)
        self._finishing: Batches[Values, None] = Batches(self._finished)

    async def open(self) -> None:
        """Connect.

        Raises
        ------
        StoreError
            If the server cannot be reached, or refuses us.
        """
        try:
            self._pool = await asyncpg.create_pool(
                self._url, min_size=1, max_size=_CONNECTIONS, command_timeout=_SECONDS
            )
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ValueError) as error:
            reason = str(error).rstrip(".") or type(error).__name__
            raise StoreError(f"DATABASE_URL: cannot use {self._shown}: {reason}.") from None

    async def close(self) -> None:
        """Give the connections back."""
        await self.database.engine.dispose()
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def accept(self, question: Question, owner: str, *, remember: bool) -> bool:
        """Write a question down; False if it was known."""
        values = accepted(question, owner, remember=remember)
        return await self._accepting.put(self._sql.accept_and_remember.ordered(**values))

    async def finish(self, event_id: str, outcome: str, reply: str = "") -> None:
        """Note how a question ended."""
        values = self._sql.finish.ordered(answered=event_id, ending=outcome, posted=reply or None)
        await self._finishing.put(values)

    async def _run(self, statement: Statement, **values: Any) -> list[Any]:
        async with self._connection() as connection:
            return list(await connection.fetch(statement.sql, *statement.ordered(**values)))

    async def _accepted(self, batch: Sequence[Values]) -> Sequence[bool]:
        """One round trip and one commit for all of them; which ones were new."""
        statement = self._sql.accept_and_remember
        key = statement.names.index("event_id")
        # In one order everywhere: two replicas at the same threads would else lock each other out.
        ordered = sorted(batch, key=lambda values: values[key])
        async with self._connection() as connection:
            rows = await connection.fetchmany(statement.sql, ordered)
        new = {row[0] for row in rows}
        results = []
        for values in batch:
            results.append(values[key] in new)
            # Of two in one batch only one is new.
            new.discard(values[key])
        return results

    async def _finished(self, batch: Sequence[Values]) -> Sequence[None]:
        await self._run_many(self._sql.finish, batch)
        return [None] * len(batch)

    async def _run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        async with self._connection() as connection:
            await connection.executemany(statement.sql, rows)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        if self._pool is None:
            raise StoreError("the store is closed.")
        try:
            async with self._pool.acquire() as connection:
                yield connection
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise StoreError(f"the database {self._shown} failed: {error}.") from error
