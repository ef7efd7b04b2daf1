"""Links to our pages."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import web

from bot.render.charts import charts
from bot.render.unfurl import unfurl

from ..conftest import Workspace
from ..fake import BASE_URL, FakeSlack, answered

CARD = "/explain/amortization?capex=30000&price=5&v=1"


def shared(*paths: str, base: str = BASE_URL, **more: Any) -> dict[str, Any]:
    """Somebody posts links."""
    links = [{"domain": "energy.example", "url": base + path} for path in paths]
    return {
        "type": "link_shared",
        "user": "U1",
        "channel": "C1",
        "is_bot_user_member": False,
        "message_ts": "1700000060.000100",
        "links": links,
        "unfurl_id": "C1.1700000060.000100.abc",
        "source": "conversations_history",
        **more,
    }


@pytest.mark.usefixtures("quiet")
async def test_the_answer_stands_below_the_link(workspace: Workspace, slack: FakeSlack) -> None:
    """Lines, context, picture, and the way to change it."""
    await workspace.event(shared(CARD))
    await workspace.settle()
    (call,) = slack.named("chat.unfurl")
    shown = call["unfurls"][BASE_URL + CARD]
    section, *_ = shown["blocks"]
    assert (call["unfurl_id"], call["source"]) == (
        "C1.1700000060.000100.abc",
        "conversations_history",
    )
    headline = answered("", "amortization", capex=[30000.0], price_per_hour=5.0).answer.headline
    assert section["text"]["text"].startswith(f"*{headline}*")
    (picture,) = [one for one in shown["blocks"] if one["type"] == "image"]
    assert picture["image_url"].startswith(f"{BASE_URL}/explain/amortization/chart/cost.png?")
    assert picture["alt_text"]
    assert shown["preview"]["title"]["text"] == headline
    assert slack.posts == []


@pytest.mark.usefixtures("quiet")
async def test_a_link_that_is_still_typed_has_a_preview(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack names no message then."""
    event = shared(CARD, channel="COMPOSER", source="composer", message_ts="abc")
    await workspace.event(event)
    await workspace.settle()
    (call,) = slack.named("chat.unfurl")
    assert (call["source"], "channel" in call, "ts" in call) == ("composer", False, False)


@pytest.mark.usefixtures("quiet")
async def test_without_an_unfurl_id_the_message_is_named(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """As Slack did it before."""
    await workspace.event(shared(CARD, unfurl_id=None, source=None))
    await workspace.settle()
    (call,) = slack.named("chat.unfurl")
    assert (call["channel"], call["ts"]) == ("C1", "1700000060.000100")


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "paths",
    [
        ("/",),
        ("/sources",),
        ("/explain/nothing?v=1",),
        ("/explain/amortization?capex=cheap",),
        ("/explain/amortization?no=1",),
        ("/explain/amortization.json?capex=30000",),
        ("/explain/amortization/chart/cost.png?capex=30000",),
        ("/explain/amortization?capex=" + "9" * 7000,),
        (".evil.example/explain/amortization?capex=30000",),
        (),
    ],
)
async def test_other_links_are_left_alone(
    workspace: Workspace, slack: FakeSlack, paths: tuple[str, ...]
) -> None:
    """No error, no picture, nothing."""
    await workspace.event(shared(*paths))
    await workspace.settle()
    assert slack.named("chat.unfurl") == []


@pytest.mark.usefixtures("quiet")
async def test_several_links_are_unfurled_at_once(workspace: Workspace, slack: FakeSlack) -> None:
    """Five at most, and a bad one does not keep the others back."""
    good = [
        f"/explain/sunlight?city={town}"
        for town in ["Oslo", "Rome", "Bonn", "Kiel", "Lyon", "Graz"]
    ]
    await workspace.event(shared("/explain/amortization?capex=cheap", *good))
    await workspace.settle()
    (call,) = slack.named("chat.unfurl")
    assert list(call["unfurls"]) == [BASE_URL + path for path in good[:4]]


@pytest.mark.usefixtures("quiet")
async def test_where_the_picture_is_refused_the_words_stay(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack may not reach us to fetch it."""
    slack.answers["chat.unfurl"] = [web.json_response({"ok": False, "error": "invalid_blocks"})]
    await workspace.event(shared(CARD))
    await workspace.settle()
    first, second = (call["unfurls"][BASE_URL + CARD] for call in slack.named("chat.unfurl"))
    assert [one for one in first["blocks"] if one["type"] != "image"] == second["blocks"]
    assert first != second


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("error", ["cannot_find_message", "cannot_unfurl_url", "unfurl_not_found"])
async def test_a_message_that_is_gone_troubles_nobody(
    workspace: Workspace, slack: FakeSlack, error: str
) -> None:
    """No excuse in the channel."""
    slack.answers["chat.unfurl"] = [web.json_response({"ok": False, "error": error})]
    await workspace.event(shared(CARD))
    await workspace.settle()
    assert (len(slack.named("chat.unfurl")), slack.posts) == (1, [])


async def test_what_goes_wrong_is_not_told_to_who_posted_a_link(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They asked nothing."""

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError

    monkeypatch.setattr("bot.slack.listeners.unfurl.unfurl", broken)
    await workspace.event(shared(CARD))
    await workspace.settle()
    assert slack.posts == []


def test_without_a_certificate_there_is_no_picture() -> None:
    """Slack fetches pictures over https only."""
    reply = answered("payback", "amortization", capex=[30000.0])
    assert charts(reply)
    kinds = [one["type"] for one in unfurl(reply, "http://127.0.0.1:3000")["blocks"]]
    assert "image" not in kinds
