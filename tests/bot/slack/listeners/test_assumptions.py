"""The modal at work: live answer, topics, errors beside their fields, and the answer itself."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from bot.slack.views.assumptions import opened
from bot.slack.views.sheet import Sheet
from calculations import SCENARIOS

from ..conftest import Workspace
from ..fake import FakeSlack
from ..payloads import chosen, in_view, option, sent, view_of

pytestmark = pytest.mark.usefixtures("quiet")

CARD = "/explain/amortization?capex=30000&price=5#aspect=payback&language=en"
IN_CHANNEL = {"channel": "C1", "thread": "1.1"}


def view(value: str = CARD, at: dict[str, str] = IN_CHANNEL, **values: Any) -> dict[str, Any]:
    """The modal of an answer, with some inputs filled in; `__` stands for the dot of a name."""
    filled = {name.replace("__", "."): given for name, given in values.items()}
    return view_of(opened(value, at), filled)


def preview(update: dict[str, Any]) -> str:
    """The live answer of a redrawn modal."""
    return str(update["view"]["blocks"][1]["text"]["text"])


async def test_the_live_answer_follows_a_change(workspace: Workspace, slack: FakeSlack) -> None:
    """30,000 at 3 an hour take 10,000 hours (30,000 / 3)."""
    there = view(amortization__price={"value": "3"})
    await workspace.form(in_view(there, {"type": "number_input", "action_id": "set-price"}))
    await workspace.settle()
    (update,) = slack.named("views.update")
    assert preview(update).startswith("*Paid back after 10,000 h of use.*")
    assert (update["view_id"], update["hash"]) == ("V1", there["hash"])


async def test_a_value_that_is_not_allowed_is_named_in_place_of_the_answer(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """What was given and what is allowed; the inputs stay."""
    there = view(amortization__life={"value": "99"})
    await workspace.form(in_view(there, {"type": "number_input", "action_id": "set-life"}))
    await workspace.settle()
    (update,) = slack.named("views.update")
    assert "99" in preview(update)
    assert "30" in preview(update)
    kept = Sheet.read(update["view"]["private_metadata"])
    assert kept.value == Sheet.read(there["private_metadata"]).value


async def test_more_shows_every_assumption_once(workspace: Workspace, slack: FakeSlack) -> None:
    """And keeps what was typed before."""
    there = view(amortization__price={"value": "3"})
    await workspace.form(in_view(there, {"type": "button", "action_id": "more"}))
    await workspace.settle()
    (update,) = slack.named("views.update")
    blocks = update["view"]["blocks"]
    names = [one["block_id"] for one in blocks if one["type"] == "input"]
    assert names == [f"amortization.{key}" for key in SCENARIOS["amortization"].parameters()]
    assert preview(update).startswith("*Paid back after 10,000 h of use.*")
    assert "more" not in [one.get("block_id") for one in blocks]


async def test_another_topic_keeps_what_both_have(workspace: Workspace, slack: FakeSlack) -> None:
    """A town here, and there too; a price has no place in the sun."""
    there = view(f"{CARD.partition('#')[0]}&city=Berlin", amortization__city=chosen("Oslo, NO"))
    action = {"type": "static_select", "action_id": "topic", "selected_option": option("sunlight")}
    await workspace.form(in_view(there, action))
    await workspace.settle()
    (update,) = slack.named("views.update")
    sheet = Sheet.read(update["view"]["private_metadata"])
    assert sheet.topic == "sunlight"
    assert "Oslo" in preview(update)
    assert "price" not in sheet.value


async def test_a_value_that_another_topic_cannot_use_is_left_behind(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Thirty years ahead are too many hours in use."""
    there = view("/explain/outlook?horizon=0", outlook__horizon={"value": "0"})
    action = {"type": "static_select", "action_id": "topic", "selected_option": option("rebound")}
    await workspace.form(in_view(there, action))
    await workspace.settle()
    (update,) = slack.named("views.update")
    assert Sheet.read(update["view"]["private_metadata"]).value == "/explain/rebound"


async def test_who_typed_on_is_not_interrupted(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack refuses an update of a view that has changed; the next one comes."""
    refusal = web.json_response({"ok": False, "error": "hash_conflict"})
    slack.answers["views.update"] = [refusal]
    await workspace.form(in_view(view(), {"type": "number_input", "action_id": "set-price"}))
    await workspace.settle()
    assert len(slack.named("views.update")) == 1


async def test_errors_stand_beside_their_fields(workspace: Workspace, slack: FakeSlack) -> None:
    """The modal stays open."""
    there = view(amortization__life={"value": "99"}, amortization__capex={"value": "cheap"})
    response = await workspace.form(sent(there))
    answer = response.json()
    assert answer["response_action"] == "errors"
    assert set(answer["errors"]) == {"amortization.life", "amortization.capex"}
    assert "cheap" in answer["errors"]["amortization.capex"]
    assert slack.posts == []


async def test_the_answer_goes_to_its_asker_in_that_thread(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """With the button that shares it."""
    response = await workspace.form(sent(view(amortization__price={"value": "3"})))
    await workspace.settle()
    (post,) = slack.named("chat.postEphemeral")
    assert (response.status_code, response.text) == (200, "")
    assert (post["channel"], post["thread_ts"], post["user"]) == ("C1", "1.1", "U1")
    assert "Paid back after 10,000 h of use." in post["text"]
    assert [one["action_id"] for one in post["blocks"][-1]["elements"]][-1] == "share"


async def test_by_the_response_url_where_there_is_one(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """It works where we are no member; a private answer gives way to the new one."""
    at = {"channel": "C1", "url": f"{slack.url}/respond/respond", "replace": "yes"}
    await workspace.form(sent(view(at=at)))
    await workspace.settle()
    (message,) = slack.posts
    assert (message["response_type"], message["replace_original"]) == ("ephemeral", True)


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found"])
async def test_as_a_direct_message_where_nothing_else_works(
    workspace: Workspace, slack: FakeSlack, error: str
) -> None:
    """After half an hour a response URL holds no more."""
    slack.answers["respond"] = [web.Response(status=404, text="expired_url")]
    slack.answers["chat.postEphemeral"] = [web.json_response({"ok": False, "error": error})]
    at = {**IN_CHANNEL, "url": f"{slack.url}/respond/respond"}
    await workspace.form(sent(view(at=at)))
    await workspace.settle()
    assert [call.method for call in slack.calls if call.method != "auth.test"] == [
        "respond",
        "chat.postEphemeral",
        "chat.postMessage",
    ]
    assert slack.posts[-1]["channel"] == "U1"


async def test_in_a_direct_message_it_is_posted(workspace: Workspace, slack: FakeSlack) -> None:
    """Nobody else is there."""
    await workspace.form(sent(view(at={"channel": "D1", "ours": "yes"})))
    await workspace.settle()
    (post,) = slack.named("chat.postMessage")
    assert (post["channel"], post.get("thread_ts")) == ("D1", None)


async def test_in_a_direct_message_of_others_only_its_reader_sees_it(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """An answer was shared there; we are not in it."""
    refusal = web.json_response({"ok": False, "error": "channel_not_found"})
    slack.answers["chat.postMessage"] = [refusal]
    at = {"channel": "D9", "ours": "yes", "url": f"{slack.url}/respond/respond"}
    await workspace.form(sent(view(at=at)))
    await workspace.settle()
    assert slack.posts[-1]["response_type"] == "ephemeral"


async def test_a_chosen_conversation_gets_it(workspace: Workspace, slack: FakeSlack) -> None:
    """For everybody there: that is what was chosen."""
    urls = [{"response_url": f"{slack.url}/respond/respond", "channel_id": "C2"}]
    await workspace.form(sent(view(at={}), response_urls=urls))
    await workspace.settle()
    (message,) = slack.posts
    assert message["response_type"] == "in_channel"


async def test_without_one_it_comes_as_a_direct_message(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Private first."""
    await workspace.form(sent(view(at={})))
    await workspace.settle()
    (post,) = slack.named("chat.postMessage")
    assert post["channel"] == "U1"


def test_a_default_left_in_its_input_was_not_stated() -> None:
    """It keeps its range, and the link stays short."""
    sheet = Sheet.of(CARD, {})
    made = sheet.scenario(view()["state"]["values"])
    assert made.differences().keys() == {"capex", "price"}
    assert not made.stated("lifetime_years")


def test_an_emptied_input_goes_back_to_its_default() -> None:
    """Nothing is nothing stated."""
    sheet = Sheet.of(CARD, {})
    made = sheet.scenario(view(amortization__price={"value": None})["state"]["values"])
    assert made.differences().keys() == {"capex"}


def test_several_values_are_separated_by_semicolons() -> None:
    """A comma may belong to a number."""
    sheet = Sheet.of(CARD, {})
    made = sheet.scenario(view(amortization__capex={"value": "30,000 ; 10k"})["state"]["values"])
    assert made.model_dump()["capex"] == (30000, 10000)
