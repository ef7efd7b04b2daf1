"""Real questions through the whole house: from Slack's bytes to the post, by the real desk."""

from __future__ import annotations

import json

import pytest

from bot.desk import Desk
from bot.render import checks
from bot.store.opening import opened

from .conftest import Workspace
from .fake import BASE_URL, FakeSlack, command, direct, mention

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.fixture
def desk() -> Desk:
    """The one that reads."""
    return Desk()


async def test_a_mention_gets_verdict_range_baseline_and_link(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """In its thread, short."""
    await workspace.event(mention("<@UBOT> does DeepSeek cut energy use?"))
    await workspace.settle()
    (post,) = slack.posts
    section, context, actions, _ = post["blocks"]
    lines = section["text"]["text"].splitlines()
    assert lines[0].startswith("*")
    assert len(lines) <= 4
    assert "–" in section["text"]["text"]
    assert "Compared with" in context["elements"][0]["text"]
    assert actions["elements"][0]["url"].startswith(f"{BASE_URL}/explain/rebound?")


async def test_a_follow_up_takes_up_the_thread(workspace: Workspace, slack: FakeSlack) -> None:
    """Mentioned again, in the same thread and in another."""
    question = "<@UBOT> 30k card, sold at 5 USD/h, in Berlin?"
    await workspace.event(mention(question, ts="1.1"), "Ev1")
    await workspace.event(mention("<@UBOT> and in Los Angeles?", ts="1.2", thread_ts="1.1"), "Ev2")
    await workspace.settle()
    first, second = slack.posts
    assert first["thread_ts"] == second["thread_ts"] == "1.1"
    assert "/explain/amortization?" in second["metadata"]["event_payload"]["path"]
    assert "Los+Angeles" in second["metadata"]["event_payload"]["path"]


async def test_a_direct_message_gets_the_same_answer(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Word for word."""
    await workspace.event(mention("<@UBOT> does DeepSeek cut energy use?"), "Ev1")
    await workspace.event(direct("does DeepSeek cut energy use?"), "Ev2")
    await workspace.settle()
    first, second = slack.posts
    assert first["blocks"] == second["blocks"]


@pytest.mark.parametrize(
    "text",
    [
        "<@UBOT>",
        "capex=<!channel> @channel <@U1> price=-1",
        "will it rain tomorrow? <!here>",
        "@everyone colour=<https://x.example|blue> capex=30k",
        "x" * 10_000,
        "price=1e999 capex=0 city=<!subteam^S1>",
    ],
)
async def test_whatever_is_asked_nobody_is_called(workspace: Workspace, text: str) -> None:
    """One clear sentence, within Slack's limits."""
    message = (await workspace.form(command(text))).json()
    sent = json.dumps(message, ensure_ascii=False)
    assert checks.problems(message["blocks"]) == []
    assert message["text"]
    assert len(sent) < 10_000
    for call in ("<!", "<@", "@channel", "@everyone", "<https://x"):
        assert call not in sent


async def test_the_askers_own_defaults_fill_what_was_left_open(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """As they are when the answer is given; nobody else's."""
    async with opened(workspace.database) as store:
        await store.set_preferences("T1", "U1", {"city": "Oslo, NO"})
    await workspace.event(mention("<@UBOT> how many hours of sun?"), "Ev1")
    await workspace.event(mention("<@UBOT> how many hours of sun?", user="U2"), "Ev2")
    await workspace.settle()
    first, second = (post["metadata"]["event_payload"]["path"] for post in slack.posts)
    assert "Oslo" in first
    assert "Oslo" not in second
