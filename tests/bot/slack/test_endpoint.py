"""Slack's route in the web app: unconfigured, running, stopping."""

from __future__ import annotations

import asyncio
import logging
from contextlib import AsyncExitStack

import aiohttp
import httpx
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.settings import Settings
from bot.slack import app as module
from bot.slack.endpoint import slack_endpoint

from .conftest import Workspace
from .fake import BASE_URL, FakeDesk, FakeSlack, mention


async def test_without_credentials_it_names_them(caplog: pytest.LogCaptureFixture) -> None:
    """In the answer and, once, in the log."""
    settings = Settings(slack_bot_token=None, slack_signing_secret=None)
    endpoint = slack_endpoint(settings, FakeDesk())  # type: ignore[arg-type]
    app = Starlette(routes=[Route(endpoint.path, endpoint)])
    with caplog.at_level(logging.INFO):
        async with (
            endpoint.lifespan(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE_URL) as http,
        ):
            response = await http.post(endpoint.path)
    assert response.status_code == 503
    for text in (response.text, caplog.text):
        assert "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET" in text
        assert "deploy/slack-manifest.yaml" in text


async def test_before_and_after_its_lifespan_it_says_so(workspace: Workspace) -> None:
    """A 503 makes Slack send the event again."""
    await workspace.settle()
    response = await workspace.event(mention())
    assert response.status_code == 503
    assert "again" in response.text


@pytest.mark.usefixtures("quiet")
async def test_stopping_waits_for_answers_and_closes_the_session(
    settings: Settings, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event was accepted, so its answer goes out."""
    opened: list[aiohttp.ClientSession] = []
    make = module.client_for

    def making(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
        opened.append(session)
        return make(settings, session)

    monkeypatch.setattr(module, "client_for", making)
    endpoint = slack_endpoint(settings, FakeDesk())  # type: ignore[arg-type]
    app = Starlette(routes=[Route(endpoint.path, endpoint)])
    transport = httpx.ASGITransport(app)
    async with (
        httpx.AsyncClient(transport=transport, base_url=BASE_URL) as http,
        endpoint.lifespan(app),
    ):
        client = Workspace(http, endpoint, AsyncExitStack())
        await asyncio.gather(*(client.event(mention(), f"Ev{n}") for n in range(20)))
    assert len(slack.posts) == 20
    assert [session.closed for session in opened] == [True]


@pytest.mark.parametrize(
    "odd",
    [
        {"channel": ["C1"]},
        {"channel": "C\x00"},
        {"ts": 1.5},
        {"user": {"id": "U1"}},
        {"thread_ts": "9" * 5000},
    ],
)
async def test_an_odd_event_is_refused_and_keeps_no_other_from_being_written_down(
    workspace: Workspace, slack: FakeSlack, odd: dict[str, object]
) -> None:
    """Events that come at once are written down at once."""
    plain = mention("<@UBOT> does DeepSeek cut energy use?")
    async with asyncio.TaskGroup() as group:
        wrong = group.create_task(workspace.event({**plain, **odd}, "Ev1"))
        right = group.create_task(workspace.event(plain, "Ev2"))
    assert (wrong.result().status_code, right.result().status_code) == (400, 200)
    await workspace.settle()
    assert len(slack.posts) == 1
