"""Both engines, each with an empty database of its own."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.store.opening import opened
from bot.store.protocol import Store

SERVER = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


async def reachable() -> bool:
    """Whether there is a PostgreSQL server to test with."""
    try:
        await (await asyncpg.connect(SERVER, timeout=2)).close()
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    return True


async def order(statement: str) -> None:
    """Have the server do it over a connection of its own, so that none waits open meanwhile."""
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@asynccontextmanager
async def database() -> AsyncIterator[str]:
    """A database that is gone afterwards."""
    name = f"bot_test_{secrets.token_hex(6)}"
    await order(f"CREATE DATABASE {name}")
    try:
        yield SERVER.rsplit("/", maxsplit=1)[0] + f"/{name}"
    finally:
        await order(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def server() -> Iterator[str | None]:
    """One database for all tests that empty it themselves; None without a server."""
    with asyncio.Runner() as runner:
        if not runner.run(reachable()):
            yield None
            return
        made = database()
        yield runner.run(made.__aenter__())
        runner.run(made.__aexit__(None, None, None))


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path, server: str | None) -> str:
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bot.db'}"
    if server is None:
        if os.environ.get("POSTGRES_REQUIRED"):
            pytest.fail(f"no PostgreSQL at {SERVER}")
        pytest.skip("needs a PostgreSQL server (TEST_POSTGRES_URL)")
    connection = await asyncpg.connect(server)
    try:
        await connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    finally:
        await connection.close()
    return server


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """A store on it."""
    async with opened(url, migrate=True) as found:
        yield found
