"""The slash command."""

from __future__ import annotations

import pytest

from bot.render import checks

from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack, answered, command

pytestmark = pytest.mark.usefixtures("quiet")


async def test_answered_for_the_asker_only(workspace: Workspace, slack: FakeSlack) -> None:
    """In the acknowledgement itself, with a button that shares it."""
    response = await workspace.form(command("does DeepSeek cut energy use?"))
    message = response.json()
    buttons = message["blocks"][-1]["elements"]
    assert message["response_type"] == "ephemeral"
    assert answered().answer.headline in message["text"]
    assert [button["action_id"] for button in buttons] == ["open", "change", "share"]
    assert checks.problems(message["blocks"]) == []
    assert slack.posts == []


@pytest.mark.parametrize("text", ["", "  ", "help"])
async def test_nothing_and_help_get_help(workspace: Workspace, desk: FakeDesk, text: str) -> None:
    """With questions to click on, and nothing to share."""
    message = (await workspace.form(command(text))).json()
    buttons = message["blocks"][-1]["elements"]
    assert desk.asked == ["help"]
    assert [button["action_id"] for button in buttons] == ["ask-1", "ask-2"]
