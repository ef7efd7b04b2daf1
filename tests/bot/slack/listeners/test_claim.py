"""*Check AI energy claim* on somebody's message."""

from __future__ import annotations

import pytest

from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack, answered
from ..payloads import message_shortcut

pytestmark = pytest.mark.usefixtures("quiet")

CLAIM = "DeepSeek will halve the power draw of data centres"


async def test_answered_privately_in_the_thread_of_the_claim(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """With the button that shares it there; without any permission to read the channel."""
    url = f"{slack.url}/respond/respond"
    response = await workspace.form(message_shortcut("check_claim", CLAIM, url))
    await workspace.settle()
    (message,) = slack.posts
    assert (response.status_code, response.text) == (200, "")
    assert (message["response_type"], message["thread_ts"]) == ("ephemeral", "1700000050.000100")
    assert message["replace_original"] is False
    assert answered().answer.headline in message["text"]
    assert message["blocks"][-1]["elements"][-1]["action_id"] == "share"
    assert desk.asked == [CLAIM]


async def test_a_claim_within_a_thread_is_answered_in_it(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Not in a thread of its own."""
    url = f"{slack.url}/respond/respond"
    await workspace.form(message_shortcut("check_claim", CLAIM, url, thread_ts="1.1"))
    await workspace.settle()
    assert slack.posts[0]["thread_ts"] == "1.1"


async def test_in_a_direct_message_of_others_nothing_is_posted(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """We are not in it; its reader alone sees the answer."""
    url = f"{slack.url}/respond/respond"
    await workspace.form(message_shortcut("check_claim", CLAIM, url, channel="D9"))
    await workspace.settle()
    assert slack.named("chat.postMessage") == []
    assert slack.posts[0]["response_type"] == "ephemeral"


@pytest.mark.parametrize("text", ["", None])
async def test_a_message_without_words_gets_an_answer_too(
    workspace: Workspace, slack: FakeSlack, text: str
) -> None:
    """A file, a picture."""
    url = f"{slack.url}/respond/respond"
    await workspace.form(message_shortcut("check_claim", text, url))
    await workspace.settle()
    assert len(slack.posts) == 1
