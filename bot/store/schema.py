"""Whether a database has today's tables, and how it gets them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from bot.store.database import Database
from bot.store.errors import StoreError

HEAD = "first"
"""The last step in ``migrations/versions``."""

# So that of several replicas that start at once only one makes tables.
_LOCK = 7_240_215


async def revision(database: Database) -> str | None:
    """The step that a database is at; None for an empty one."""
    if not await database.has_table("alembic_version"):
        return None
    (found,) = await database.first(text("SELECT version_num FROM alembic_version"))
    return str(found)


async def migrate(address: str, found: str | None) -> None:
    """Bring a database, which is at the step `found`, up to today's tables.

    Raises
    ------
    StoreError
        If it was made by a version that is newer than this one.
    """
    # Loaded late: a bot whose tables are there starts without it.
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        if address.startswith("sqlite"):
            await asyncio.to_thread(_upgrade_file, address)
        else:
            await _upgrade_server(address)
    except CommandError:
        raise StoreError(
            f"the database is at step {found}, which this version does not know: "
            "it was made by a newer one. Update, or use another DATABASE_URL."
        ) from None


def _upgrade_file(address: str) -> None:
    with create_engine(address, poolclass=NullPool).begin() as connection:
        _upgrade(connection)


async def _upgrade_server(address: str) -> None:
    # It loads SQLAlchemy's object mapper too: 8 MB that nothing else needs.
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    url = make_url(address).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
