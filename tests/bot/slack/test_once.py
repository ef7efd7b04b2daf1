"""A delivery is answered once."""

from __future__ import annotations

import pytest

from bot.slack.once import Once, delivery_name

from .conftest import Workspace
from .fake import FakeDesk, FakeSlack, command, mention


@pytest.mark.usefixtures("quiet")
async def test_a_repeated_event_gets_one_reply(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack repeats what it thinks was lost, and says so in headers."""
    again = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    workspace.http.headers.update(again)
    first = await workspace.event(mention(), "Ev1")
    second = await workspace.event(mention(), "Ev1")
    third = await workspace.event(mention(), "Ev2")
    await workspace.settle()
    assert [one.status_code for one in (first, second, third)] == [200, 200, 200]
    assert len(slack.posts) == 2


@pytest.mark.usefixtures("quiet")
async def test_a_repeated_command_is_not_asked_again(workspace: Workspace, desk: FakeDesk) -> None:
    """By its trigger."""
    for trigger in ("t.1", "t.1", "t.2"):
        await workspace.form(command("help", trigger_id=trigger))
    assert len(desk.asked) == 2


def test_memory_ends_after_a_while() -> None:
    """What is an hour old is no repetition any more."""
    now = [0.0]
    once = Once(seconds=60, clock=lambda: now[0])
    assert once.first("a")
    now[0] = 59
    assert not once.first("a")
    now[0] = 60
    assert once.first("a")


def test_memory_is_bounded() -> None:
    """The oldest are forgotten first."""
    once = Once(remembered=3, clock=lambda: 0.0)
    assert [once.first(name) for name in "abcda"] == [True, True, True, True, True]
    assert not once.first("d")


def test_deliveries_without_a_name_pass() -> None:
    """A challenge has none."""
    assert delivery_name({"type": "url_verification"}) == ""
    assert delivery_name({"event_id": "Ev1", "trigger_id": "t"}) == "Ev1"
