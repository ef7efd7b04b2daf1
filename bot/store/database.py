"""A database: statements of SQLAlchemy in, rows out, run by the engine's own driver."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from sqlalchemy import TextClause
from sqlalchemy.engine import Dialect

from bot.store.statements import Insert, Statement, compiled

Run = Callable[[Any], Awaitable[list[Any]]]
"""Runs one statement and gives its rows."""


class Database(ABC):
    """What an engine can do; everything that fails is a `StoreError`."""

    named: TextClause
    """Finds a row where there is a table of that ``:name``."""

    def __init__(self, dialect: Dialect, insert: Insert) -> None:
        self.dialect = dialect
        self.insert = insert

    @abstractmethod
    async def rows(self, statement: Any) -> list[Any]:
        """What a query finds."""

    @abstractmethod
    async def change(self, *statements: Any) -> list[int]:
        """Run statements in one transaction; how many rows each changed."""

    @abstractmethod
    def locking(self) -> AbstractAsyncContextManager[Run]:
        """Statements one by one, with what is selected for update held until the block ends.

        On a server, in a transaction. In a file each is committed at once and nothing is held:
        there one process is all there is.
        """

    async def first(self, statement: Any) -> Any:
        """The first row of a query, or None."""
        found = await self.rows(statement)
        return found[0] if found else None

    async def execute(self, statement: Any) -> int:
        """Run one statement; how many rows it changed."""
        (count,) = await self.change(statement)
        return count

    async def has_table(self, name: str) -> bool:
        """Whether a table is there."""
        return await self.first(self.named.bindparams(name=name)) is not None

    def _for_driver(self, statement: Any) -> tuple[str, tuple[Any, ...]]:
        made: Statement = compiled(statement, self.dialect)
        return made.sql, made.ordered()
