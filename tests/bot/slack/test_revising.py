"""Questions that were edited or deleted after they had been answered."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack import revising

from .conftest import Workspace, until
from .fake import FakeDesk, FakeSlack, answered, direct, mention, simple

pytestmark = pytest.mark.usefixtures("quiet")

POSTED = "1700000100.000200"


def changed(text: str, before: str = "does it?", **more: Any) -> dict[str, Any]:
    """A direct message was edited."""
    message = {"type": "message", "user": "U1", "ts": "1700000000.000100", "team": "T1"}
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": "D1",
        "channel_type": "im",
        "ts": "1700000200.000100",
        "message": {**message, "text": text, "edited": {"user": "U1", "ts": "1.2"}, **more},
        "previous_message": {**message, "text": before},
        "hidden": True,
    }


def gone(**more: Any) -> dict[str, Any]:
    """A direct message was deleted."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "channel": "D1",
        "channel_type": "im",
        "ts": "1700000200.000100",
        "deleted_ts": "1700000000.000100",
        "previous_message": {"type": "message", "user": "U1", "ts": "1700000000.000100", **more},
        "hidden": True,
    }


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revising, "_NOTED_SECONDS", 0.2)


async def ask(workspace: Workspace, slack: FakeSlack, event: dict[str, Any]) -> None:
    """Ask, and wait for the answer."""
    await workspace.event(event)
    await until(lambda: slack.posts)


async def test_an_edited_direct_message_gets_its_answer_rewritten(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """The same post, found again by the question's timestamp."""
    await ask(workspace, slack, direct("does it?"))
    await workspace.event(changed("help"), "Ev2")
    await workspace.settle()
    (update,) = slack.named("chat.update")
    assert (update["channel"], update["ts"]) == ("D1", POSTED)
    assert simple("help").answer.headline in update["text"]
    assert len(slack.posts) == 1


async def test_an_edited_mention_too(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack sends the mention again."""
    await ask(workspace, slack, mention())
    await workspace.event(mention("<@UBOT> help", edited={"user": "U1", "ts": "1.2"}), "Ev2")
    await workspace.settle()
    (update,) = slack.named("chat.update")
    assert (update["channel"], update["ts"]) == ("C1", POSTED)


async def test_a_mention_that_was_added_later_is_answered(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Nothing had been answered before."""
    await workspace.event(mention(edited={"user": "U1", "ts": "1.2"}))
    await workspace.settle()
    (post,) = slack.posts
    assert answered().answer.headline in post["text"]
    assert post["thread_ts"] == "1700000000.000100"


@pytest.mark.parametrize(
    "event",
    [
        changed("does it?"),
        changed("x", bot_id="BBOT"),
        changed("x", user="UBOT"),
        changed("x", edited=None),
        {**changed("x"), "channel_type": "channel", "channel": "C1"},
    ],
)
async def test_what_was_not_rewritten_changes_nothing(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk, event: dict[str, Any]
) -> None:
    """A preview that Slack adds, our own posts, somebody else's channel."""
    await workspace.event(event)
    await workspace.settle()
    assert (desk.asked, slack.posts, slack.named("chat.update")) == ([], [], [])


async def test_an_edit_of_what_we_never_answered_is_left_alone(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """A direct message from before we were here."""
    await workspace.event(changed("does it use more?"))
    await workspace.settle()
    assert (slack.posts, slack.named("chat.update")) == ([], [])


async def test_the_answer_to_a_deleted_question_goes_too(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Whoever takes a question back wants no answer standing."""
    await ask(workspace, slack, direct("does it?"))
    await workspace.event(gone(), "Ev2")
    await workspace.settle()
    (deleted,) = slack.named("chat.delete")
    assert (deleted["channel"], deleted["ts"]) == ("D1", POSTED)


async def test_deleting_what_we_said_is_nothing_to_us(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """Or what another app said."""
    await workspace.event(gone(bot_id="BBOT"))
    await workspace.event(gone(user="UBOT"), "Ev2")
    await workspace.settle()
    assert (desk.asked, slack.named("chat.delete")) == ([], [])
