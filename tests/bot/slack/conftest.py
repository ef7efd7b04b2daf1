"""A running app in front of a fake Slack."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp.test_utils import TestServer
from starlette.applications import Starlette
from starlette.routing import Route

from bot.settings import Settings
from bot.slack.endpoint import SlackEndpoint, slack_endpoint

from . import fake
from .fake import FakeDesk, FakeSlack


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing may be logged as a warning or worse: Bolt only warns of misspelt arguments."""
    caplog.set_level(logging.INFO)
    yield
    loud = [one for one in caplog.get_records("call") if one.levelno >= logging.WARNING]
    assert [one.getMessage() for one in loud] == []


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """A fake Slack that listens."""
    playing = FakeSlack()
    async with TestServer(playing.app()) as server:
        playing.url = str(server.make_url("")).rstrip("/")
        yield playing
    assert playing.refused == []


@pytest.fixture
def settings(slack: FakeSlack, tmp_path: Path) -> Settings:
    """Settings of an app that talks to the fake Slack."""
    return Settings(
        slack_bot_token="xoxb-1",
        slack_signing_secret=fake.SECRET,
        slack_app_token="xapp-1",
        slack_api_url=slack.url + "/api/",
        public_url=fake.BASE_URL,
        database_url=f"sqlite:///{tmp_path / 'bot.db'}",
    )


@pytest.fixture
def desk() -> FakeDesk:
    """A desk that needs no parser."""
    return FakeDesk()


@dataclass
class Workspace:
    """Slack's side of the door: sends requests to the app."""

    http: httpx.AsyncClient
    endpoint: SlackEndpoint
    stopping: AsyncExitStack
    database: str = ""

    async def event(self, inner: dict[str, Any], event_id: str = "Ev1", **envelope: Any) -> Any:
        """Deliver an event."""
        body = json.dumps(fake.event(inner, event_id, **envelope)).encode()
        return await self.post(body, fake.signed(body))

    async def form(self, body: bytes) -> httpx.Response:
        """Deliver a command or a click."""
        return await self.post(body, fake.signed(body, fake.FORM))

    async def post(self, body: bytes, headers: Any) -> httpx.Response:
        """Send bytes as they are."""
        return await self.http.post("/slack/events", content=body, headers=headers)

    async def settle(self) -> None:
        """Stop the app; it finishes what it was doing."""
        await self.stopping.aclose()


@pytest.fixture
async def workspace(settings: Settings, desk: FakeDesk) -> AsyncIterator[Workspace]:
    """The app, mounted as the web app mounts it."""
    endpoint = slack_endpoint(settings, desk)  # type: ignore[arg-type]
    app = Starlette(routes=[Route(endpoint.path, endpoint)])
    transport = httpx.ASGITransport(app)
    async with (
        httpx.AsyncClient(transport=transport, base_url=fake.BASE_URL) as http,
        AsyncExitStack() as stopping,
    ):
        await stopping.enter_async_context(endpoint.lifespan())
        yield Workspace(http, endpoint, stopping, settings.database_url)


async def until(condition: Any) -> None:
    """Wait for something that another task brings about."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - the fakes know no events
            await asyncio.sleep(0.005)
