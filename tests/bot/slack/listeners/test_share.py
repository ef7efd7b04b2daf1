"""Sharing an answer that only its asker saw."""

from __future__ import annotations

import logging

import pytest
from aiohttp import web

from bot.render.blocks import button_value
from bot.slack.recipes import recall

from ..conftest import Workspace
from ..fake import FakeSlack, answered, click

ASKED = answered("cost", "amortization", capex=[10000.0, 30000.0])


def button(value: str = button_value(ASKED)) -> dict[str, str]:
    """The button of an ephemeral answer."""
    return {"action_id": "share", "value": value}


@pytest.mark.usefixtures("quiet")
async def test_posted_for_everybody_then_the_private_copy_goes(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """The same answer, from nothing but the button's value."""
    url = f"{slack.url}/respond/respond"
    assert (await workspace.form(click(button(), url, is_ephemeral=True))).status_code == 200
    await workspace.settle()
    posted, deleted = slack.named("respond")
    assert posted["response_type"] == "in_channel"
    assert posted["replace_original"] is False
    assert ASKED.answer.headline in posted["text"]
    assert posted["metadata"]["event_payload"]["path"] == ASKED.answer.path
    assert "share" not in [one["action_id"] for one in posted["blocks"][-1]["elements"]]
    assert deleted == {"delete_original": True}


@pytest.mark.usefixtures("quiet")
async def test_shared_into_the_thread_it_stands_in(workspace: Workspace, slack: FakeSlack) -> None:
    """An ephemeral message can be in a thread."""
    await workspace.form(click(button(), f"{slack.url}/respond/respond", thread_ts="1.1"))
    await workspace.settle()
    assert slack.named("respond")[0]["thread_ts"] == "1.1"


async def test_what_could_not_be_posted_is_not_deleted(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """The asker keeps the answer and gets a reference."""
    slack.answers["respond"] = [web.Response(status=404, text="expired_url")]
    with caplog.at_level(logging.ERROR):
        await workspace.form(click(button(), f"{slack.url}/respond/respond"))
        await workspace.settle()
    _, told = slack.named("respond")
    assert told["response_type"] == "ephemeral"
    assert "went wrong" in told["text"]
    assert "ResponseRefused" in caplog.text


@pytest.mark.parametrize("value", ["", "/explain/nothing?v=1", "/explain/rebound?no=1#a=b"])
async def test_a_value_that_is_none_of_ours_is_answered_with_a_reference(
    workspace: Workspace, slack: FakeSlack, value: str
) -> None:
    """No crash, no post."""
    await workspace.form(click(button(value), f"{slack.url}/respond/respond"))
    await workspace.settle()
    (told,) = slack.named("respond")
    assert "went wrong" in told["text"]


@pytest.mark.parametrize("aspect", ["total", "per_answer", "mechanism", "baseline"])
def test_a_button_brings_back_the_same_answer(aspect: str) -> None:
    """Scenario, aspect and wording."""
    asked = answered(aspect)
    assert recall(button_value(asked)).answer == asked.answer
