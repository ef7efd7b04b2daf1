"""The Bolt app: one session, rate limits, errors and what nobody listens to."""

from __future__ import annotations

import logging

import pytest
from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler

from bot.settings import Settings
from bot.slack.app import open_slack

from .conftest import Workspace, until
from .fake import FakeDesk, FakeSlack, command, direct, event, mention, signed


@pytest.mark.usefixtures("quiet")
async def test_every_call_goes_over_the_one_session(settings: Settings, desk: FakeDesk) -> None:
    """Bolt makes a client per request; each of them has our session and our retry rule."""
    async with open_slack(settings, desk) as slack:  # type: ignore[arg-type]
        request = AsyncBoltRequest(body=event({"type": "team_join"}), mode="socket_mode")
        await slack.app.async_dispatch(request)
        client = request.context.client
        assert client is not slack.app.client
        assert client.session is slack.app.client.session
    assert [type(one) for one in client.retry_handlers] == [AsyncRateLimitErrorRetryHandler]


@pytest.mark.usefixtures("quiet")
async def test_many_answers_share_one_connection(workspace: Workspace, slack: FakeSlack) -> None:
    """One after the other, so that one connection is enough."""
    for number in range(5):
        await workspace.event(mention(), f"Ev{number}")
        await until(lambda: len(slack.posts) == number + 1)  # noqa: B023 - awaited at once
    assert len(slack.connections) == 1


@pytest.mark.usefixtures("quiet")
async def test_a_rate_limited_post_is_sent_again(workspace: Workspace, slack: FakeSlack) -> None:
    """Slack says when; nothing is dropped."""
    refused = web.json_response({"ok": False}, status=429, headers={"Retry-After": "0"})
    slack.answers["chat.postMessage"] = [refused]
    await workspace.event(mention())
    await workspace.settle()
    assert len(slack.posts) == 2


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("kind", ["team_join", "message", "reaction_added", "brand_new_event"])
async def test_unhandled_events_are_accepted(
    workspace: Workspace, slack: FakeSlack, kind: str
) -> None:
    """Any other status and Slack would send them again."""
    response = await workspace.event({"type": kind, "user": "U1", "channel": "C1"})
    assert (response.status_code, response.text) == (200, "")
    assert slack.posts == []


@pytest.mark.usefixtures("quiet")
async def test_unknown_commands_and_clicks_are_accepted(workspace: Workspace) -> None:
    """The link button sends a click too, and it needs no answer."""
    other = command("x").replace(b"ai-energy", b"other")
    assert (await workspace.form(other)).status_code == 200


@pytest.mark.usefixtures("quiet")
async def test_slack_can_verify_the_address(workspace: Workspace, slack: FakeSlack) -> None:
    """The challenge comes back, and nothing else happens."""
    body = b'{"type": "url_verification", "challenge": "abc", "token": "legacy"}'
    response = await workspace.post(body, signed(body))
    assert response.json() == {"challenge": "abc"}
    assert slack.posts == []


async def test_an_error_shows_the_user_a_reference_only(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the place under the same reference, and not a word of the question."""
    with caplog.at_level(logging.INFO):
        assert (await workspace.event(mention("<@UBOT> explode secretly"))).status_code == 200
        await workspace.settle()
    (told,) = slack.named("chat.postEphemeral")
    reference = told["text"].split()[-1]
    assert told["user"] == "U1"
    assert f"reference {reference}: ValueError" in caplog.text
    assert "in read" in caplog.text
    assert "secretly" not in caplog.text + told["text"]


async def test_an_error_in_a_direct_message_is_told_there(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """In the thread of the question, if it was in one."""
    await workspace.event(direct("explode", thread_ts="1.1"))
    await workspace.settle()
    (told,) = slack.named("chat.postMessage")
    assert (told["channel"], told["thread_ts"]) == ("D1", "1.1")
    assert "went wrong" in told["text"]


async def test_an_error_in_a_command_is_its_answer(workspace: Workspace) -> None:
    """Ephemeral, as any answer to a command."""
    told = (await workspace.form(command("explode"))).json()
    assert told["response_type"] == "ephemeral"
    assert "went wrong" in told["text"]
    assert "explode" not in told["text"]


async def test_not_even_the_error_can_be_told(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """Slack refuses the notice too: two lines in the log with Slack's code, and that is all."""
    refused = web.json_response({"ok": False, "error": "is_archived"})
    slack.answers["chat.postEphemeral"] = [refused]
    with caplog.at_level(logging.WARNING):
        await workspace.event(mention("<@UBOT> explode secretly"))
        await workspace.settle()
    assert "is_archived" in caplog.text
    assert "secretly" not in caplog.text
