"""What every question asks of the store, in terms of one thing an engine can do: run SQL."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from bot.questions.query import Query
from bot.store.encoding import decode, encode
from bot.store.protocol import Health, Lease, Place, Question
from bot.store.statements import Statement, Statements, asked, finished, renewed

Values = tuple[Any, ...]
"""Parameters in the order of a statement."""


NOTE_SECONDS = 0.01
"""So long the note of an answer waits for others to be written with: nobody waits for it."""


class Hot(ABC):
    """The inbox and the threads."""

    def __init__(self, sql: Statements) -> None:
        self._sql = sql

    @abstractmethod
    async def _run(self, statement: Statement, **values: Any) -> list[Any]:
        """Run a statement, commit it, and give its rows.

        Raises
        ------
        StoreError
            If the database does not answer.
        """

    @abstractmethod
    async def _run_many(self, statement: Statement, rows: Sequence[Values]) -> None:
        """Run a statement once for each row of parameters, and commit them together.

        Raises
        ------
        StoreError
            If the database does not answer.
        """

    async def renew(self, lease: Lease) -> bool:
        """Hold a question for longer; False if it has ended, or passed to another."""
        return bool(await self._run(self._sql.renew, **renewed(lease)))

    async def finish(self, lease: Lease, outcome: str, reply: str = "") -> str | None:
        """Note how a question ended; the timestamp of the reply that counts."""
        rows = await self._run(self._sql.finish, **finished(lease, outcome, reply))
        return rows[0][1] if rows else None

    async def extend(self, owner: str, events: Sequence[str]) -> None:
        """Hold these for longer, of those that `owner` still holds."""
        await self._each(self._sql.extend, owner, events)

    async def give_back(self, owner: str, events: Sequence[str]) -> None:
        """Let others take these, of those that `owner` holds."""
        await self._each(self._sql.give_back, owner, events)

    async def _each(self, statement: Statement, owner: str, events: Sequence[str]) -> None:
        # Sorted, as everywhere: two replicas must not wait for each other's rows.
        rows = [statement.ordered(by=owner, held=one) for one in sorted(events)]
        if rows:
            await self._run_many(statement, rows)

    async def take(self, owner: str, limit: int) -> list[Question]:
        """Take over what nobody holds any more."""
        rows = await self._run(self._sql.take, by=owner, most=limit)
        return sorted(map(asked, rows), key=lambda one: (one.received, one.message))

    async def health(self) -> Health:
        """How much is waiting."""
        ((count, age),) = await self._run(self._sql.health)
        return Health(count, age or 0.0)

    async def thread(self, place: Place) -> Query | None:
        """How the last question of a conversation was understood."""
        rows = await self._run(
            self._sql.thread, of_team=place.team, of_channel=place.channel, of_thread=place.thread
        )
        return decode(rows[0][0]) if rows else None

    async def remember(self, place: Place, message: str, query: Query) -> None:
        """Keep a reading for the next turn."""
        await self._run(
            self._sql.remember,
            team=place.team,
            channel=place.channel,
            thread=place.thread,
            message=message,
            query=encode(query),
        )
