"""``/ai-energy settings``, and what a workspace has set."""

from __future__ import annotations

import pytest
from aiohttp import web

from bot.render import checks

from ..conftest import Workspace, until
from ..fake import FakeSlack, click, command, mention

pytestmark = pytest.mark.usefixtures("quiet")


async def test_the_command_shows_the_setting_privately(workspace: Workspace) -> None:
    """With the button that changes it."""
    message = (await workspace.form(command("Settings"))).json()
    assert message["response_type"] == "ephemeral"
    assert "three lines" in message["text"]
    assert message["blocks"][1]["elements"][0]["action_id"] == "link-only"
    assert checks.message_problems(message) == []


async def test_links_only_holds_for_every_answer(workspace: Workspace, slack: FakeSlack) -> None:
    """The command's and a mention's."""
    user = {"id": "U1", "is_admin": False, "is_owner": True}
    slack.answers["users.info"] = [web.json_response({"ok": True, "user": user})]
    button = {"type": "button", "action_id": "link-only", "value": "on"}
    await workspace.form(click(button, f"{slack.url}/respond/respond", is_ephemeral=True))
    await until(lambda: slack.posts)
    answer = (await workspace.form(command("does it?", trigger_id="t.8"))).json()
    await workspace.event(mention())
    await workspace.settle()
    shown, posted = slack.posts
    assert shown["replace_original"] is True
    for message in (answer, posted):
        (section,) = [one for one in message["blocks"] if one["type"] == "section"]
        assert "|Full explanation>" in section["text"]["text"]
