"""Direct messages."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack, answered, direct

pytestmark = pytest.mark.usefixtures("quiet")


async def test_answered_where_it_stands(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """Outside of a thread the whole direct message is one conversation."""
    await workspace.event(direct(), "Ev1")
    await workspace.event(direct(), "Ev2")
    await workspace.settle()
    post, _ = slack.posts
    assert (post["channel"], post.get("thread_ts")) == ("D1", None)
    assert answered().answer.headline in post["text"]
    assert desk.asked == ["does DeepSeek cut energy use?"] * 2
    assert [before and before.topic for before in desk.before] == [None, "rebound"]


async def test_in_a_thread_it_stays_there(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """And the thread is a conversation of its own."""
    await workspace.event(direct(), "Ev1")
    await workspace.event(direct(thread_ts="1.1"), "Ev2")
    await workspace.settle()
    assert slack.posts[1]["thread_ts"] == "1.1"
    assert desk.before == [None, None]


@pytest.mark.parametrize(
    "event",
    [
        direct(subtype="file_share", files=[{"id": "F1"}]),
        direct(subtype="thread_broadcast", thread_ts="1.1", root={"ts": "1.1"}),
    ],
)
async def test_a_question_with_a_file_or_told_to_all_is_one(
    workspace: Workspace, slack: FakeSlack, event: dict[str, Any]
) -> None:
    """Slack marks both with a subtype."""
    await workspace.event(event)
    await workspace.settle()
    assert len(slack.posts) == 1


@pytest.mark.parametrize(
    "event",
    [
        direct(channel="C1", channel_type="channel"),
        direct(channel="G1", channel_type="mpim"),
        direct(bot_id="B2"),
        direct(user="UBOT"),
        direct(subtype="bot_message", user=None),
        direct(subtype="message_changed", hidden=True, message={"text": "x"}),
        direct(subtype="message_deleted", hidden=True, deleted_ts="1.1"),
        direct(subtype="channel_join"),
    ],
)
async def test_everything_else_gets_no_answer(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk, event: dict[str, Any]
) -> None:
    """Accepted and left alone."""
    assert (await workspace.event(event)).status_code == 200
    await workspace.settle()
    assert (desk.asked, slack.posts) == ([], [])
