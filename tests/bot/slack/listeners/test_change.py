"""Opening the modal: from an answer, and from the global shortcut."""

from __future__ import annotations

from typing import Any

import pytest

from bot.render.blocks import button_value
from bot.slack.views.sheet import Sheet
from calculations import SCENARIOS

from ..conftest import Workspace
from ..fake import FakeSlack, answered, click
from ..payloads import global_shortcut

pytestmark = pytest.mark.usefixtures("quiet")


def change(reply: Any) -> dict[str, str]:
    """The button under an answer."""
    return {"action_id": "change", "value": button_value(reply)}


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_the_modal_begins_with_the_answer(
    workspace: Workspace, slack: FakeSlack, topic: str
) -> None:
    """Its lines, its topic, its values."""
    asked = answered("", topic)
    response = await workspace.form(click(change(asked)))
    await workspace.settle()
    (opened,) = slack.named("views.open")
    view = opened["view"]
    topics, preview, *_ = view["blocks"]
    assert (response.status_code, opened["trigger_id"]) == (200, "t.2")
    assert topics["accessory"]["initial_option"]["value"] == topic
    assert asked.answer.headline in preview["text"]["text"]
    assert slack.posts == []


async def test_what_was_stated_stands_in_its_input(workspace: Workspace, slack: FakeSlack) -> None:
    """And what was not shows its default with its source."""
    asked = answered("payback", "amortization", capex=[30000.0], pue=1.5, cities=["Berlin"])
    await workspace.form(click(change(asked)))
    await workspace.settle()
    (opened,) = slack.named("views.open")
    inputs = {one["block_id"]: one for one in opened["view"]["blocks"] if one["type"] == "input"}
    capex, life = inputs["amortization.capex"], inputs["amortization.life"]["element"]
    assert capex["element"]["initial_value"] == "30000"
    assert capex["label"]["text"] == "Purchase price (USD)"
    assert inputs["amortization.pue"]["element"]["initial_value"] == "1.5"
    (berlin,) = inputs["amortization.city"]["element"]["initial_options"]
    assert berlin["value"] == "Berlin, DE"
    assert (life["min_value"], life["max_value"]) == ("1", "30")
    assert "Default 5" in inputs["amortization.life"]["hint"]["text"]
    assert all(one["optional"] and one["dispatch_action"] for one in inputs.values())


async def test_the_modal_knows_where_its_answer_goes(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Into the thread of the message that was clicked."""
    await workspace.form(click(change(answered()), "https://hooks.example/1", thread_ts="1.1"))
    await workspace.settle()
    sheet = Sheet.read(slack.named("views.open")[0]["view"]["private_metadata"])
    assert sheet.at == {"channel": "C1", "thread": "1.1", "url": "https://hooks.example/1"}


async def test_the_shortcut_asks_where_to_post(workspace: Workspace, slack: FakeSlack) -> None:
    """It belongs to no conversation."""
    await workspace.form(global_shortcut("calculate"))
    await workspace.settle()
    (opened,) = slack.named("views.open")
    last = opened["view"]["blocks"][-1]
    assert last["element"]["type"] == "conversations_select"
    assert last["element"]["response_url_enabled"] is True
    assert opened["view"]["title"]["text"] == "Calculate AI energy"
