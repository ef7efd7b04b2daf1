"""A database through SQLAlchemy, with one kind of error."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import StoreError
from bot.store.statements import Insert


class Database:
    """An engine, and the way to insert that its dialect has."""

    def __init__(self, engine: AsyncEngine, insert: Insert) -> None:
        self.engine = engine
        self.insert = insert

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read from.

        Raises
        ------
        StoreError
            If the database fails meanwhile.
        """
        try:
            async with self.engine.connect() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"the database failed: {_said(error)}.") from error

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction, committed at the end of the block.

        Raises
        ------
        StoreError
            If the database fails meanwhile; nothing is written then.
        """
        try:
            async with self.engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"the database failed: {_said(error)}.") from error

    async def execute(self, statement: Any) -> int:
        """Run one statement in a transaction of its own; how many rows it changed."""
        async with self.writing() as connection:
            result: Any = await connection.execute(statement)
            return int(result.rowcount)

    async def first(self, statement: Any) -> Any:
        """The first row of a query, or None."""
        async with self.reading() as connection:
            return (await connection.execute(statement)).first()


def _said(error: Exception) -> str:
    """The driver's own sentence: SQLAlchemy's repeats the statement with its values."""
    return str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0].rstrip(".")
