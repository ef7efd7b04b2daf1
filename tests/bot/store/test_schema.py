"""The tables and their history say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from bot.store import schema
from bot.store.errors import StoreError
from bot.store.opening import opened
from bot.store.protocol import Store
from bot.store.tables import metadata


async def test_the_steps_lead_to_the_declared_tables(store: Store, url: str) -> None:
    """On both engines; whoever changes one must change the other."""

    def differences(connection: Any) -> list[Any]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    if url.startswith("sqlite"):
        with create_engine(url, poolclass=NullPool).connect() as file:
            assert differences(file) == []
        return
    engine = create_async_engine(url.replace("://", "+asyncpg://", 1), poolclass=NullPool)
    async with engine.connect() as server:
        assert await server.run_sync(differences) == []


def test_the_last_step_is_the_one_we_expect() -> None:
    """A start compares with this name, without loading the steps."""
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


async def test_migrating_twice_changes_nothing(store: Store, url: str) -> None:
    """What is in the tables stays."""
    await store.set_preferences("T1", "U1", {"city": "Berlin, DE"})
    await schema.migrate(url, schema.HEAD)
    assert await store.preferences("T1", "U1") == {"city": "Berlin, DE"}


async def test_a_server_is_not_changed_by_a_start(url: str) -> None:
    """Other replicas may be at work on it; the message says what to run."""
    if url.startswith("sqlite"):
        async with opened(url) as store:
            assert await store.votes() == {}
        return
    with pytest.raises(StoreError, match="ai-energy-bot migrate"):
        async with opened(url):
            pass


async def test_a_database_of_another_version_is_named(store: Store, url: str) -> None:
    """Rather than failing at the first question."""
    await store.database.execute(text("UPDATE alembic_version SET version_num = 'future'"))  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="step future"):
        async with opened(url):
            pass


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://db/bot", "sqlite:/// or postgresql://"),
        ("sqlite:////proc/nowhere/bot.db", "/proc/nowhere"),
        ("postgresql://bot:hunter2@127.0.0.1:1/bot", "127.0.0.1:1"),
    ],
)
async def test_an_unusable_address_is_named_in_one_sentence(url: str, words: str) -> None:
    """And the password in it is not."""
    with pytest.raises(StoreError) as caught:
        async with opened(url):
            pass
    said = str(caught.value)
    assert words in said
    assert "hunter2" not in said
    assert "\n" not in said


async def test_a_database_that_fails_fails_with_one_kind_of_error(store: Store) -> None:
    """And with the driver's sentence, not with the values of the statement."""
    await store.database.execute(text("DROP TABLE preferences"))  # type: ignore[attr-defined]
    await store.database.execute(text("DROP TABLE questions"))  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="preferences") as caught:
        await store.set_preferences("T1", "U1", {"city": "Secretville"})
    assert "Secretville" not in str(caught.value)
    with pytest.raises(StoreError, match="questions"):
        await store.health()
