"""Clicks on suggested questions."""

from __future__ import annotations

import pytest

from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack, answered, click

pytestmark = pytest.mark.usefixtures("quiet")

BUTTON = {"action_id": "ask-1", "value": "does DeepSeek cut energy use?"}


async def test_in_a_channel_answered_in_the_thread(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """And part of that thread's conversation."""
    await workspace.form(click(BUTTON, thread_ts="1.1"))
    await workspace.settle()
    (post,) = slack.named("chat.postMessage")
    assert (post["channel"], post["thread_ts"]) == ("C1", "1.1")
    assert answered().answer.headline in post["text"]
    assert desk.asked == [BUTTON["value"]]


async def test_in_a_channel_never_outside_of_a_thread(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """A shared help text has buttons too."""
    await workspace.form(click(BUTTON))
    await workspace.settle()
    assert slack.named("chat.postMessage")[0]["thread_ts"] == "1700000100.000200"


async def test_in_a_direct_message_answered_there(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """Without opening a thread."""
    await workspace.form(click(BUTTON, channel_id="D1"))
    await workspace.settle()
    assert slack.named("chat.postMessage")[0].get("thread_ts") is None
    assert desk.asked == [BUTTON["value"]]


async def test_in_an_ephemeral_message_answered_privately(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Beside the suggestions, which stay, and with the button that shares it."""
    await workspace.form(click(BUTTON, f"{slack.url}/respond/respond", is_ephemeral=True))
    await workspace.settle()
    (message,) = slack.posts
    assert (message["response_type"], message["replace_original"]) == ("ephemeral", False)
    assert [one["action_id"] for one in message["blocks"][-1]["elements"]] == [
        "open",
        "change",
        "share",
    ]


async def test_the_link_button_needs_no_answer(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack reports the click all the same."""
    response = await workspace.form(click({"action_id": "open"}))
    await workspace.settle()
    assert (response.status_code, slack.posts) == (200, [])
