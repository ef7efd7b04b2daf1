"""What whoever runs the bot does now and then."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.store.opening import opened
from bot.store.sealing import Sealer, new_key


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A database of this test's own, in the environment."""
    address = f"sqlite:///{tmp_path / 'bot.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    return address


def test_migrate_says_what_is_there(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Twice the same."""
    for _ in range(2):
        assert main(["migrate"]) == 0
        assert "0 questions wait" in capsys.readouterr().out


def test_a_new_key_works(capsys: pytest.CaptureFixture[str]) -> None:
    """And is never the same."""
    assert main(["key"]) == main(["key"]) == 0
    first, second = capsys.readouterr().out.split()
    assert first != second
    assert Sealer([first]).open(Sealer([first]).seal("x")) == "x"


def test_after_resealing_the_old_key_is_no_longer_needed(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is current already is left alone."""
    old, new = new_key(), new_key()

    async def put(sealed: str) -> None:
        async with opened(url) as store:
            await store.installations.put("", "T1", sealed)

    async def read() -> str | None:
        async with opened(url) as store:
            return await store.installations.find("", "T1")

    asyncio.run(put(Sealer([old]).seal("xoxb-1")))
    monkeypatch.setenv("TOKEN_KEY", f"{new},{old}")
    assert main(["reseal"]) == 0
    assert capsys.readouterr().out.startswith("1 tokens")
    sealed = asyncio.run(read())
    assert sealed is not None
    assert Sealer([new]).open(sealed) == "xoxb-1"
    assert main(["reseal"]) == 0
    assert capsys.readouterr().out.startswith("0 tokens")


def test_a_missing_old_key_is_named(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is changed."""

    async def put(sealed: str) -> None:
        async with opened(url) as store:
            await store.installations.put("", "T1", sealed)

    asyncio.run(put(Sealer([new_key()]).seal("xoxb-1")))
    monkeypatch.setenv("TOKEN_KEY", new_key())
    assert main(["reseal"]) == 2
    assert "TOKEN_KEY=NEW,OLD" in capsys.readouterr().err
