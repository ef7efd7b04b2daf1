"""An event is written down before it is acknowledged; a command need not be."""

from __future__ import annotations

from typing import Any

import pytest

from bot.store.errors import StoreError

from ..conftest import Workspace
from ..fake import FakeSlack, command, mention


async def test_an_event_that_cannot_be_written_down_is_not_acknowledged(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack sends it again."""

    async def full(*_: Any, **__: Any) -> bool:
        raise StoreError("the disk is full.")

    monkeypatch.setattr("bot.store.sqlite.SqliteStore.accept", full)
    assert (await workspace.event(mention())).status_code == 503
    await workspace.settle()
    assert slack.calls == []


async def test_a_command_is_answered_without_the_store(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer is the acknowledgement."""
    monkeypatch.delattr("bot.store.sqlite.SqliteStore.accept")
    assert (await workspace.form(command("help"))).json()["blocks"]
