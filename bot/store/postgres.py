"""The store on a PostgreSQL server, shared by all replicas."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.engine import Dialect, make_url

from bot.store.batches import Batches
from bot.store.cold import Cold
from bot.store.database import Database, Run
from bot.store.errors import StoreError
from bot.store.hot import NOTE_SECONDS, Hot, Values
from bot.store.protocol import Lease, Question
from bot.store.statements import Statement, Statements, accepted, finished, renewed

# Of one that renews a token Slack is waited for: there must be others meanwhile.
_CONNECTIONS = 8
_SECONDS = 10.0


class PostgresStore(Hot, Cold):
    """Everything, for any number of processes."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        speaking = dialect()  # type: ignore[no-untyped-call]
        Hot.__init__(self, Statements(speaking, postgresql.insert))
        Cold.__init__(self, _Server(speaking, self._connection))
        self._url = address.set(drivername="postgresql").render_as_string(hide_password=False)
        self._shown = address.render_as_string()
        self._pool: Any = None
        self._accepting: Batches[Values, bool] = Batches(self._accepted)
        self._renewing: Batches[Values, bool] = Batches(self._renewed)
        self._finishing: Batches[Values, str | None] = Batches(self._finished)

    async def open(self) -> None:
        """Connect.

        Raises
        ------
        StoreError
            If the server cannot be reached, or refuses us.
        """
        try:
            self._pool = await asyncpg.create_pool(
                self._url,
                min_size=1,
                max_size=_CONNECTIONS,
                command_timeout=_SECONDS,
                reset=_as_it_is,
            )
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ValueError) as error:
            reason = str(error).rstrip(".") or type(error).__name__
            raise StoreError(f"DATABASE_URL: cannot use {self._shown}: {reason}.") from None

    async def close(self) -> None:
        """Give the connections back."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def accept(self, question: Question, owner: str, *, remember: bool) -> bool:
        """Write a question down; False if it was known."""
        values = accepted(question, owner, remember=remember)
        return await self._accepting.put(self._sql.accept_and_remember.ordered(**values))

    async def renew(self, lease: Lease) -> bool:
        """Hold a question for longer; False if it has ended, or passed to another."""
        return await self._renewing.put(self._sql.renew.ordered(**renewed(lease)))

    async def finish(self, lease: Lease, outcome: str, reply: str = "") -> str | None:
        """Note how a question ended; the timestamp of the reply that counts."""
        values = self._sql.finish.ordered(**finished(lease, outcome, reply))
        return await self._finishing.put(values, NOTE_SECONDS)

    async def _run(self, statement: Statement, **values: Any) -> list[Any]:
        async with self._connection() as connection:
            return list(await connection.fetch(statement.sql, *statement.ordered(**values)))

    async def _accepted(self, batch: Sequence[Values]) -> Sequence[bool]:
        """One round trip and one commit for all of them; which ones were new."""
        statement = self._sql.accept_and_remember
        new = await self._by_event(statement, "event_id", batch)
        # Of two in one batch only one is new.
        return [new.pop(event, None) is not None for event in _events(statement, "event_id", batch)]

    async def _renewed(self, batch: Sequence[Values]) -> Sequence[bool]:
        held = await self._by_event(self._sql.renew, "held", batch)
        return [event in held for event in _events(self._sql.renew, "held", batch)]

    async def _finished(self, batch: Sequence[Values]) -> Sequence[str | None]:
        kept = await self._by_event(self._sql.finish, "held", batch)
        rows = (kept.get(event) for event in _events(self._sql.finish, "held", batch))
        return [row[1] if row else None for row in rows]

    async def _by_event(
        self, statement: Statement, key: str, batch: Sequence[Values]
    ) -> dict[str, Any]:
        """Run a statement for all of a batch; the rows that came back, by the event they name."""
        at = statement.names.index(key)
        # In one order everywhere: two replicas at the same rows would else lock each other out.
        ordered = sorted(batch, key=lambda values: values[at])
        async with self._connection() as connection:
            rows = await connection.fetchmany(statement.sql, ordered)
        return {row[0]: row for row in rows}

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
            # The first line: what a row held is said in those behind it.
            reason = (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
            raise StoreError(f"the database {self._shown} failed: {reason}.") from error


class _Server(Database):
    """Statements over the connections that everything shares."""

    named = text("SELECT 1 WHERE to_regclass(:name) IS NOT NULL")

    def __init__(
        self, dialect: Dialect, connection: Callable[[], AbstractAsyncContextManager[Any]]
    ) -> None:
        super().__init__(dialect, postgresql.insert)
        self._connection = connection

    async def rows(self, statement: Any) -> list[Any]:
        sql, values = self._for_driver(statement)
        async with self._connection() as connection:
            return list(await connection.fetch(sql, *values))

    async def change(self, *statements: Any) -> list[int]:
        async with self._connection() as connection, connection.transaction():
            return [await self._changed(connection, statement) for statement in statements]

    async def _changed(self, connection: Any, statement: Any) -> int:
        sql, values = self._for_driver(statement)
        # "DELETE 3", "INSERT 0 1"; of what changes no rows, such as "DROP TABLE", none.
        count = (await connection.execute(sql, *values)).rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    @asynccontextmanager
    async def locking(self) -> AsyncIterator[Run]:
        async with self._connection() as connection, connection.transaction():

            async def run(statement: Any) -> list[Any]:
                sql, values = self._for_driver(statement)
                return list(await connection.fetch(sql, *values))

            yield run


async def _as_it_is(connection: Any) -> None:
    """Nothing is set in a session that the next user must not find: a round trip less."""


def _events(statement: Statement, key: str, batch: Sequence[Values]) -> list[str]:
    at = statement.names.index(key)
    return [values[at] for values in batch]
