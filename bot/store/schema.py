"""Whether a database has today's tables, and how it gets them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.errors import StoreError

HEAD = "first"
"""The last step in ``migrations/versions``."""

# So that of several replicas that start at once only one makes tables.
_LOCK = 7_240_215


async def revision(engine: AsyncEngine) -> str | None:
    """The step that a database is at; None for an empty one."""
    async with engine.connect() as connection:
        return await connection.run_sync(_revision)


async def migrate(engine: AsyncEngine) -> None:
    """Bring a database up to today's tables; without effect if it has them.

    Raises
    ------
    StoreError
        If it was made by a version that is newer than this one.
    """
    # Loaded late: a bot whose tables are there starts without it.
    from alembic.util import CommandError  # noqa: PLC0415

    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:key)")
                await connection.execute(lock, {"key": _LOCK})
            await connection.run_sync(_upgrade)
    except CommandError:
        raise StoreError(
            f"the database is at step {await revision(engine)}, which this version does not know: "
            "it was made by a newer one. Update, or use another DATABASE_URL."
        ) from None


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
