"""Mentions in channels."""

from __future__ import annotations

from typing import Any

import pytest

from calculations import METHOD_VERSION

from ..conftest import Workspace
from ..fake import BASE_URL, FakeDesk, FakeSlack, answered, mention

pytestmark = pytest.mark.usefixtures("quiet")


async def test_answered_in_the_thread_of_the_question(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Verdict, range, baseline and link, as blocks and as plain text."""
    assert (await workspace.event(mention())).status_code == 200
    await workspace.settle()
    (post,) = slack.posts
    answer = answered().answer
    section, context, actions, feedback = post["blocks"]
    assert (post["channel"], post["thread_ts"]) == ("C1", "1700000000.000100")
    assert answer.headline in section["text"]["text"]
    assert "TWh" in section["text"]["text"]
    assert context["elements"][0]["text"] == answer.context
    assert actions["elements"][0]["url"] == BASE_URL + answer.path
    assert answer.headline in post["text"]
    assert feedback["elements"][0]["action_id"] == "feedback"


async def test_the_post_unfurls_nothing_and_carries_its_scenario(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """So that a button works after a restart; no text of the question is in it."""
    await workspace.event(mention())
    await workspace.settle()
    (post,) = slack.posts
    assert (post["unfurl_links"], post["unfurl_media"]) == (False, False)
    assert post["metadata"] == {
        "event_type": "ai_energy_answer",
        "event_payload": {
            "v": METHOD_VERSION,
            "path": answered().answer.path,
            "aspect": "total",
            "language": "en",
            "event": "Ev1",
        },
    }
    assert slack.calls[-1].token == "Bearer xoxb-1"


async def test_within_a_thread_it_stays_there_and_remembers_it(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """The thread is the conversation; a new mention begins another."""
    await workspace.event(mention(thread_ts="1.1"), "Ev1")
    await workspace.event(mention(thread_ts="1.1"), "Ev2")
    await workspace.event(mention(), "Ev3")
    await workspace.settle()
    assert [post["thread_ts"] for post in slack.posts] == ["1.1", "1.1", mention()["ts"]]
    assert desk.asked == ["<@UBOT> does DeepSeek cut energy use?"] * 3
    assert [before and before.topic for before in desk.before] == [None, "rebound", None]


@pytest.mark.parametrize(
    "event",
    [
        mention(bot_id="B2"),
        mention(bot_profile={"id": "B2", "name": "other"}),
        mention(subtype="bot_message", user=None),
        mention(user="UBOT"),
        mention(bot_id="BBOT", user=None),
        mention(user=None),
    ],
)
async def test_bots_and_itself_get_no_answer(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk, event: dict[str, Any]
) -> None:
    """Accepted and left alone."""
    assert (await workspace.event(event)).status_code == 200
    await workspace.settle()
    assert (desk.asked, slack.posts) == ([], [])
