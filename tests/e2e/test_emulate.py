"""End to end: a Slack server that we did not write, our app over real HTTP, and a person."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.slack.views.sheet import Sheet
from tests.bot.slack import fake, payloads

from .workspace import PAGES, Person, enough, until

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20"),
    pytest.mark.skipif(
        not (Path(__file__).parent / "node_modules" / "emulate").is_dir(),
        reason="needs `npm ci` in tests/e2e (make e2e)",
    ),
]

MENTION = "<@UBOT> does DeepSeek cut energy use?"


def button(message: dict[str, Any], action_id: str) -> dict[str, Any]:
    """A button of a message, as it comes back when it is clicked."""
    elements = [one for block in message["blocks"] for one in block.get("elements", ())]
    found = next(one for one in elements if one.get("action_id") == action_id)
    return {"type": "button", "action_id": action_id, "value": found.get("value", "")}


async def test_a_mention_is_answered_in_its_thread(ann: Person) -> None:
    """Verdict, range, baseline and link; and the follow-up in the same thread too."""
    channel = await ann.channel()
    ts = await ann.say(channel, MENTION)
    (reply,) = await ann.replies(channel, ts, 1)
    section, context, actions, _ = reply["blocks"]
    assert reply["thread_ts"] == ts
    assert "TWh" in section["text"]["text"]
    assert "Compared with" in context["elements"][0]["text"]
    assert actions["elements"][0]["url"].startswith(f"{PAGES}/explain/rebound?")
    assert reply["metadata"]["event_type"] == "ai_energy_answer"
    await ann.say(channel, "<@UBOT> and per answer?", thread_ts=ts)
    assert len(await ann.replies(channel, ts, 2)) == 2


async def test_a_direct_message_is_answered(ann: Person) -> None:
    """In the thread it was asked in; the bot's own post is not answered again."""
    opened = await ann.call("conversations.open", users=ann.slack["bot"]["user"])
    channel = opened["channel"]["id"]
    root = await ann.say(channel, "hello")
    await ann.say(channel, "does DeepSeek cut energy use?", thread_ts=root)
    (reply,) = await ann.replies(channel, root, 1)
    assert "TWh" in reply["text"]
    history = await ann.call("conversations.history", channel=channel)
    spoken = [one for one in history["messages"] if one["user"] == ann.slack["bot"]["user"]]
    assert len(spoken) <= 2


async def test_a_command_is_answered_privately_and_shared(ann: Person) -> None:
    """In the acknowledgement; then for everybody, and the private copy goes."""
    asked = fake.command("30k card, sold at 5 USD/h, in Berlin?", ann.response_url)
    answer = await (await ann.send(asked)).json()
    assert answer["response_type"] == "ephemeral"
    assert "6,000 h" in answer["text"]
    share = fake.click(button(answer, "share"), ann.response_url, is_ephemeral=True)
    await ann.send(share)
    shared, removed = await ann.said("responses", 2)
    assert (shared["response_type"], removed) == ("in_channel", {"delete_original": True})
    assert shared["text"] == answer["text"]


async def test_assumptions_are_changed_in_a_modal(ann: Person) -> None:
    """Opened under an answer, redrawn while it is filled in, answered in that thread."""
    channel = await ann.channel()
    ts = await ann.say(channel, "<@UBOT> 30k card, sold at 5 USD/h")
    (reply,) = await ann.replies(channel, ts, 1)
    place = {"channel_id": channel, "thread_ts": ts, "message_ts": reply["ts"]}
    await ann.send(fake.click(button(reply, "change"), "", await ann.trigger(), **place))

    async def modal() -> list[dict[str, Any]]:
        return [one for one in await ann.inside("views") if one["type"] == "modal"]

    (view,) = await enough(modal, 1)
    assert "6,000 h" in json.dumps(view["blocks"])
    sent = {name: view[name] for name in ("type", "callback_id", "private_metadata", "blocks")}
    filled = payloads.view_of(sent, {"amortization.price": {"value": "3"}})
    filled |= {"id": view["view_id"], "hash": view["hash"]}
    action = {"type": "number_input", "action_id": "set-price"}
    await ann.send(payloads.in_view(filled, action))

    async def live() -> str:
        return json.dumps((await modal())[0]["blocks"])

    await until(live, "10,000 h")
    await ann.send(payloads.sent(filled, user={"id": ann.slack["person"]["user"]}))

    async def whispered() -> list[dict[str, Any]]:
        return await ann.inside("ephemeral_messages")

    (private,) = await enough(whispered, 1)
    assert "10,000 h" in private["text"]
    assert private["channel_id"] == channel
    assert Sheet.read(view["private_metadata"]).at["thread"] == ts


async def test_a_link_is_unfurled(ann: Person) -> None:
    """Into the answer of its page."""
    url = f"{PAGES}/explain/amortization?capex=30000&price=5&v=1"
    event = {
        "type": "link_shared",
        "user": "U1",
        "channel": await ann.channel(),
        "message_ts": "1.1",
        "links": [{"domain": "energy.example", "url": url}],
        "unfurl_id": "x",
        "source": "conversations_history",
    }
    await ann.event(event, "EvLink")
    (unfurled,) = await ann.said("unfurls")
    assert "6,000 h" in json.dumps(unfurled["unfurls"][url]["blocks"])


async def test_a_no_asks_for_the_reason(ann: Person) -> None:
    """In a modal that Slack takes."""
    channel = await ann.channel()
    ts = await ann.say(channel, MENTION)
    (reply,) = await ann.replies(channel, ts, 1)
    element = reply["blocks"][-1]["elements"][0]
    vote = {
        "type": "feedback_buttons",
        "action_id": element["action_id"],
        "value": element["negative_button"]["value"],
    }
    place = {"channel_id": channel, "thread_ts": ts, "message_ts": reply["ts"]}
    await ann.send(fake.click(vote, "", await ann.trigger(), **place))

    async def modal() -> list[dict[str, Any]]:
        return await ann.inside("views")

    (view,) = await enough(modal, 1)
    assert view["callback_id"] == "reason"


async def test_the_home_tab_is_published(ann: Person) -> None:
    """Slack takes every block of it."""
    user = ann.slack["person"]["user"]
    opened = {"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"}
    await ann.event(opened, "EvHome")

    async def home() -> list[dict[str, Any]]:
        return await ann.inside("views")

    (view,) = await enough(home, 1)
    assert (view["type"], view["user_id"]) == ("home", user)


async def test_an_edited_question_gets_its_answer_rewritten(ann: Person) -> None:
    """In place."""
    channel = await ann.channel()
    ts = await ann.say(channel, "<@UBOT> 30k card, sold at 5 USD/h")
    await ann.replies(channel, ts, 1)
    edited = fake.mention(
        "<@UBOT> 30k card, sold at 3 USD/h",
        channel=channel,
        ts=ts,
        user=ann.slack["person"]["user"],
        edited={"user": ann.slack["person"]["user"], "ts": "2.1"},
    )
    await ann.event(edited, "EvEdited")

    async def shown() -> str:
        return str((await ann.replies(channel, ts, 1))[0]["text"])

    await until(shown, "10,000 h")
    assert len(await ann.replies(channel, ts, 1)) == 1
