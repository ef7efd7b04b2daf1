"""What may have been posted is looked up before it is posted again."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from bot.store.opening import opened

from ..conftest import Workspace
from ..fake import FakeSlack, mention
from .slack_says import failing, reply, thread


@pytest.mark.parametrize("status", [500, 503])
async def test_what_slack_could_not_take_is_posted_again(
    workspace: Workspace, slack: FakeSlack, status: int
) -> None:
    """After a look whether it was posted all the same."""
    slack.answers["chat.postMessage"] = failing(status, status)
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == [
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        {"text": "upstream connect error", "status": 503},
        {"text": "<h1>Bad gateway</h1>", "status": 502, "content_type": "text/html"},
        {"text": '{"ok": true, "chan', "content_type": "application/json"},
        {"text": "[]", "content_type": "application/json"},
        {"text": "sign in to this network"},
        {"body": b"\x1f\x8b", "status": 500, "content_type": "application/gzip"},
    ],
)
async def test_what_is_no_answer_of_slack_s_is_looked_into(
    workspace: Workspace, slack: FakeSlack, answer: dict[str, Any]
) -> None:
    """A proxy has its own words, and a body can come cut short."""
    slack.answers["chat.postMessage"] = [web.Response(**answer)]
    await workspace.event(mention())
    await workspace.settle()
    assert [call.method for call in slack.calls] == [
        "chat.postMessage",
        "conversations.replies",
        "chat.postMessage",
    ]


async def test_what_was_posted_though_slack_said_otherwise_is_not_posted_again(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Our event's id stands in the message."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1700000100.000900"))]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1
    async with opened(workspace.database) as store:
        answer = await store.reply_to("T1", "C1", mention()["ts"])
    assert answer == "1700000100.000900"


async def test_another_answer_in_the_thread_is_not_taken_for_ours(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Only the same event's."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [thread(reply("Ev0", "1.9"), {"ts": "1.8"})]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 2


async def test_it_looks_on_the_next_page_too(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack gives some apps fifteen messages at a time."""
    slack.answers["chat.postMessage"] = failing(500)
    slack.answers["conversations.replies"] = [
        thread({"ts": "1.8"}, cursor="next"),
        thread(reply("Ev1", "1.9")),
    ]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1
    assert [one.get("cursor") for one in slack.named("conversations.replies")] == [None, "next"]


async def test_a_dropped_connection_is_looked_into(workspace: Workspace, slack: FakeSlack) -> None:
    """The SDK itself would post again."""
    slack.dropped["chat.postMessage"] = 1
    slack.answers["conversations.replies"] = [thread(reply("Ev1", "1.9"))]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 1


async def test_without_the_scope_to_look_it_is_posted_again(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Twice at the worst, never not at all."""
    slack.answers["chat.postMessage"] = failing(500)
    refusal = web.json_response({"ok": False, "error": "missing_scope"})
    slack.answers["conversations.replies"] = [refusal]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == 2


async def test_slack_may_know_the_message_by_its_client_id(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Then it is there."""
    known = web.json_response({"ok": False, "error": "duplicate_client_msg_id"})
    slack.answers["chat.postMessage"] = [*failing(500), known]
    await workspace.event(mention())
    await workspace.settle()
    first, second = slack.named("chat.postMessage")
    assert first["client_msg_id"] == second["client_msg_id"]


@pytest.mark.usefixtures("renewing", "arriving")
async def test_slack_that_lost_the_message_of_our_id_is_given_another(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Under the old id it would be refused for ever."""
    lost = web.json_response({"ok": False, "error": "duplicate_message_not_found"})
    slack.answers["chat.postMessage"] = [lost]
    await workspace.event(mention())
    await workspace.settle()
    first, second = slack.named("chat.postMessage")
    assert first["client_msg_id"]
    assert "client_msg_id" not in second
