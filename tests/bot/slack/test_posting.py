"""Ways out: newer blocks are left away where Slack does not take them."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from bot.slack.posting import public

from .conftest import Workspace
from .fake import FakeSlack, answered, mention


def refusal(error: str) -> web.Response:
    """Slack's refusal, as the Web API gives it."""
    return web.json_response({"ok": False, "error": error})


def kinds(post: dict[str, Any]) -> list[str]:
    """Types of a message's blocks."""
    return [block["type"] for block in post["blocks"]]


@pytest.mark.usefixtures("quiet")
async def test_where_new_blocks_are_refused_the_rest_is_posted(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Once more, without what only some workspaces know."""
    slack.answers["chat.postMessage"] = [refusal("invalid_blocks")]
    await workspace.event(mention())
    await workspace.settle()
    first, second = slack.posts
    assert kinds(first) == ["section", "context", "actions", "context_actions"]
    assert kinds(second) == ["section", "context", "actions"]
    assert {**first, "blocks": []} == {**second, "blocks": []}


@pytest.mark.parametrize("errors", [["channel_not_found"], ["invalid_blocks", "invalid_blocks"]])
async def test_other_refusals_are_not_tried_again(
    workspace: Workspace, slack: FakeSlack, errors: list[str]
) -> None:
    """Nor the same blocks for ever."""
    slack.answers["chat.postMessage"] = [refusal(error) for error in errors]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.named("chat.postMessage")) == len(errors)


def test_a_message_can_be_changed_without_changing_the_next() -> None:
    """It is drawn once for the same reply and address; who sends it puts in where it goes."""
    reply = answered()
    first = public(reply, "https://one.example")
    kept = dict(first)
    first["channel"], first["blocks"] = "C1", []
    assert public(reply, "https://one.example") == kept
    assert public(reply, "https://two.example") != kept
