"""Votes on answers."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import create_engine, text

from bot.render.blocks import blocks
from calculations import METHOD_VERSION

from ..conftest import Workspace, until
from ..fake import BASE_URL, FakeSlack, answered, click
from ..payloads import option, sent, view_of

pytestmark = pytest.mark.usefixtures("quiet")


def pressed(which: str) -> dict[str, Any]:
    """A click on one of the two buttons, as they stand under an answer."""
    element = blocks(answered(), BASE_URL, feedback=True)[-1]["elements"][0]
    value = element[f"{which}_button"]["value"]
    return {"type": "feedback_buttons", "action_id": element["action_id"], "value": value}


def votes(database: str) -> list[dict[str, Any]]:
    """Every vote in the store."""
    engine = create_engine(database)
    try:
        with engine.connect() as connection:
            return [
                dict(row) for row in connection.execute(text("SELECT * FROM feedback")).mappings()
            ]
    finally:
        engine.dispose()


async def test_a_yes_is_kept_without_a_word(workspace: Workspace, slack: FakeSlack) -> None:
    """With the answer's address and the version that gave it."""
    await workspace.form(click(pressed("positive"), thread_ts="1.1"))
    await workspace.settle()
    (vote,) = votes(workspace.database)
    assert (vote["verdict"], vote["reason"], vote["method"]) == ("yes", "", METHOD_VERSION)
    assert (vote["topic"], vote["path"]) == ("rebound", answered().answer.path)
    assert vote["message"] == "1700000100.000200"
    assert slack.named("views.open", "chat.postMessage", "chat.postEphemeral") == []


async def test_a_no_asks_for_the_reason(workspace: Workspace, slack: FakeSlack) -> None:
    """The vote counts even if no reason follows."""
    await workspace.form(click(pressed("negative")))
    await workspace.settle()
    (opened,) = slack.named("views.open")
    (reasons,) = opened["view"]["blocks"]
    assert reasons["element"]["type"] == "radio_buttons"
    assert [vote["verdict"] for vote in votes(workspace.database)] == ["no"]


@pytest.mark.parametrize(("given", "kept"), [("number", "number"), ("my own words", "other")])
async def test_the_reason_joins_the_vote(
    workspace: Workspace, slack: FakeSlack, given: str, kept: str
) -> None:
    """One of those that we offered; nothing else is ever kept."""
    await workspace.form(click(pressed("negative")))
    await until(lambda: slack.named("views.open"))
    view = slack.named("views.open")[0]["view"]
    answer = {"reason": {"selected_option": option(given)}}
    response = await workspace.form(sent(view_of(view, answer)))
    await workspace.settle()
    assert (response.status_code, response.text) == (200, "")
    (vote,) = votes(workspace.database)
    assert (vote["verdict"], vote["reason"]) == ("no", kept)
