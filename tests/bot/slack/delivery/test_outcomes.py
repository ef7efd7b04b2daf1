"""What is waited for, what is final, and when it is given up."""

from __future__ import annotations

import logging

import pytest
from aiohttp import web

from bot.slack.delivery import outcomes, worker

from ..conftest import Workspace
from ..fake import FakeSlack, mention
from .slack_says import failing, posted


async def test_a_limit_is_waited_for_without_looking(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack took nothing: nothing to look up."""
    limit = {"Retry-After": "0"}
    slack.answers["chat.postMessage"] = failing(429, 429, 429, 429, 429, **limit)
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == ["chat.postMessage"] * 6


async def test_a_burst_in_one_channel_is_answered_in_order(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Though Slack refuses every other post for a while."""
    limit = {"Retry-After": "0"}
    slack.answers["chat.postMessage"] = [
        one for _ in range(20) for one in (*failing(429, **limit), posted())
    ]
    for number in range(50):
        await workspace.event(mention(ts=f"17000000{number:02}.0001"), f"Ev{number}")
    await workspace.settle()
    accepted = [one["thread_ts"] for one in slack.taken]
    assert accepted == [f"17000000{number:02}.0001" for number in range(50)]


async def test_a_refusal_is_final(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """It would be the same in an hour."""
    refusal = web.json_response({"ok": False, "error": "channel_not_found"})
    slack.answers["chat.postMessage"] = [refusal]
    with caplog.at_level(logging.WARNING):
        await workspace.event(mention())
        await workspace.settle()
    assert len(slack.posts) == 1
    assert "channel_not_found" in caplog.text


async def test_after_a_day_it_is_given_up(
    workspace: Workspace,
    slack: FakeSlack,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody waits for it any more."""
    monkeypatch.setattr(worker, "PATIENCE_SECONDS", -1.0)
    slack.answers["chat.postMessage"] = failing(500)
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.posts) == 1
    assert "given_up" in caplog.text


@pytest.mark.parametrize(
    ("text", "seconds"), [("3", 3.0), ("0", 0.0), (None, 1.0), ("soon", 1.0), ("-5", 0.0)]
)
def test_slack_says_how_long_to_wait(text: str | None, seconds: float) -> None:
    """In whole seconds; whatever else stands there, a moment."""
    assert outcomes._seconds(text) == seconds
