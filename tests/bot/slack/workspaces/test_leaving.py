"""Who removes the app leaves nothing behind, and nobody leaves by mistake."""

from __future__ import annotations

import time
from typing import Any

import pytest
from sqlalchemy import text

from bot.store.opening import opened

from ..conftest import Workspace, until
from ..fake import FakeSlack, mention
from .installing import granted, install, tokens


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "event",
    [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}],
)
async def test_who_removes_the_app_leaves_nothing(
    workspace: Workspace, slack: FakeSlack, event: dict[str, Any]
) -> None:
    """Neither token nor thread nor preference; others stay."""
    await install(workspace, slack, granted("xoxb-one", "T1"))
    await install(workspace, slack, granted("xoxb-two", "T2"))
    for team in ("T1", "T2"):
        await workspace.event(mention(), f"Ev{team}", team=team)
    await until(lambda: len(tokens(slack)) == 2)
    await workspace.event(event, "EvBye", at=time.time() + 1)
    await workspace.settle()
    async with opened(workspace.database) as store:
        for table in ("installations", "threads", "questions"):
            rows = await store.database.rows(text(f"SELECT team FROM {table}"))  # type: ignore[attr-defined]  # noqa: S608
            assert [row[0] for row in rows] == ["T2"]


async def test_a_person_who_takes_their_own_token_back_changes_nothing(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """We hold none of theirs."""
    await install(workspace, slack, granted("xoxb-one"))
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}
    await workspace.event(revoked, "EvBye", at=time.time() + 1)
    await workspace.event(mention(), "Ev1")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-one"]


async def test_a_goodbye_that_comes_late_does_not_undo_a_new_install(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack repeats events for minutes, and some people change their minds faster."""
    await install(workspace, slack, granted("xoxb-one"))
    await workspace.event({"type": "app_uninstalled"}, "EvBye", at=time.time() - 60)
    await workspace.event(mention(), "Ev1")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-one"]
