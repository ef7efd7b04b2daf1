"""The Home tab."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from ..conftest import Workspace, until
from ..fake import FakeDesk, FakeSlack, answered
from ..payloads import in_view, option

pytestmark = pytest.mark.usefixtures("quiet")

HOME = {"id": "V9", "type": "home", "state": {"values": {}}}


def opened(tab: str = "home") -> dict[str, Any]:
    """Somebody opens our tab."""
    return {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": tab}


def menu(key: str, value: str) -> dict[str, Any]:
    """A default that was chosen."""
    kind = "static_select" if key == "currency" else "external_select"
    return {"type": kind, "action_id": f"own-{key}", "selected_option": option(value)}


def part(view: dict[str, Any], block_id: str) -> dict[str, Any]:
    """A block of a view by its id."""
    found: dict[str, Any] = next(one for one in view["blocks"] if one.get("block_id") == block_id)
    return found


async def published(workspace: Workspace, slack: FakeSlack, *actions: dict[str, Any]) -> Any:
    """The tab after some actions on it."""
    for number, action in enumerate(actions):
        await workspace.form(in_view(HOME, action, f"t.9{number}"))
        await until(lambda: len(slack.named("views.publish")) == number + 1)  # noqa: B023
    await workspace.settle()
    return slack.named("views.publish")[-1]["view"]


async def test_it_asks_offers_and_explains(workspace: Workspace, slack: FakeSlack) -> None:
    """Question, examples, defaults, settings, method and privacy."""
    await workspace.event(opened())
    await workspace.settle()
    (call,) = slack.named("views.publish")
    view = call["view"]
    assert (call["user_id"], view["type"]) == ("U1", "home")
    assert part(view, "question")["dispatch_action"] is True
    assert len(part(view, "examples")["elements"]) == 4
    assert part(view, "own.currency")["accessory"]["initial_option"]["value"] == "-"
    assert "initial_option" not in part(view, "own.city")["accessory"]
    words = str(view["blocks"])
    assert "never stored" in words
    assert "forget" not in [one.get("block_id") for one in view["blocks"]]


async def test_the_messages_tab_needs_nothing(workspace: Workspace, slack: FakeSlack) -> None:
    """Its prompts stand in the manifest."""
    await workspace.event(opened("messages"))
    await workspace.settle()
    assert slack.named("views.publish") == []


async def test_a_question_is_answered_on_the_tab(
    workspace: Workspace, slack: FakeSlack, desk: FakeDesk
) -> None:
    """And nowhere else; the examples give way to it."""
    action = {"type": "plain_text_input", "action_id": "question", "value": "does it?"}
    view = await published(workspace, slack, action)
    assert answered().answer.headline in str(view["blocks"])
    assert (desk.asked, slack.posts) == (["does it?"], [])


async def test_an_example_is_answered_on_the_tab_too(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """There is no channel to answer in."""
    view = await published(workspace, slack, {"type": "button", "action_id": "ask-1", "value": "x"})
    assert answered().answer.headline in str(view["blocks"])
    assert slack.posts == []


async def test_defaults_are_kept_as_they_are_chosen(workspace: Workspace, slack: FakeSlack) -> None:
    """One after the other, and shown when the tab comes back."""
    view = await published(
        workspace,
        slack,
        menu("city", "Berlin, DE"),
        menu("currency", "EUR"),
        menu("hardware", "h100"),
    )
    chosen = {
        key: part(view, f"own.{key}")["accessory"]["initial_option"]["value"]
        for key in ("city", "currency", "hardware")
    }
    assert chosen == {"city": "Berlin, DE", "currency": "EUR", "hardware": "h100"}
    assert part(view, "forget")


async def test_defaults_can_be_forgotten(workspace: Workspace, slack: FakeSlack) -> None:
    """All at once, or one by one where the menu has a word for it."""
    forget = {"type": "button", "action_id": "forget"}
    view = await published(workspace, slack, menu("city", "Berlin, DE"), forget)
    assert "initial_option" not in part(view, "own.city")["accessory"]


async def test_a_currency_can_be_unchosen(workspace: Workspace, slack: FakeSlack) -> None:
    """With the choice that says nothing."""
    view = await published(workspace, slack, menu("currency", "EUR"), menu("currency", "-"))
    assert part(view, "own.currency")["accessory"]["initial_option"]["value"] == "-"
    assert "forget" not in [one.get("block_id") for one in view["blocks"]]


def is_admin(slack: FakeSlack, *, admin: bool) -> None:
    """What Slack says of the person who clicks."""
    user = {"id": "U1", "is_admin": admin, "is_owner": False}
    slack.answers["users.info"] = [web.json_response({"ok": True, "user": user})]


LINK_ONLY = {"type": "button", "action_id": "link-only", "value": "on"}


async def test_an_admin_sets_links_only_for_everybody(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """From then on the button goes back."""
    is_admin(slack, admin=True)
    view = await published(workspace, slack, LINK_ONLY)
    assert part(view, "settings")["elements"][0]["value"] == "off"
    assert "one line and the link" in str(view["blocks"])


@pytest.mark.parametrize("known", [True, False])
async def test_nobody_else_does(workspace: Workspace, slack: FakeSlack, known: bool) -> None:
    """Nor anybody, where we may not see who is an admin."""
    if known:
        is_admin(slack, admin=False)
    else:
        refusal = {"ok": False, "error": "missing_scope"}
        slack.answers["users.info"] = [web.json_response(refusal)]
    view = await published(workspace, slack, LINK_ONLY)
    assert part(view, "settings")["elements"][0]["value"] == "on"
    assert ("Only an admin" if known else "users:read") in str(view["blocks"])
