"""A workspace played by npm `emulate`, our app over real HTTP, and a person in between."""

from __future__ import annotations

import asyncio
import json
import math
import socket
import time
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import uvicorn
from starlette.applications import Starlette

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.endpoint import slack_endpoint
from bot.slack.surfaces import needed, optional
from tests.bot.slack import fake

HERE = Path(__file__).parent
SECRET = "e2e-signing-secret"
PAGES = "https://energy.example"


@dataclass
class Person:
    """Somebody in the workspace, and the part of Slack that the emulator does not play."""

    http: aiohttp.ClientSession
    slack: dict[str, Any]
    events_url: str

    @property
    def response_url(self) -> str:
        """Where an interaction may be answered."""
        return f"{self.slack['url']}/e2e/respond"

    async def call(self, method: str, token: str = "", **arguments: Any) -> dict[str, Any]:
        """A call of the Web API, as this person."""
        headers = {"Authorization": f"Bearer {token or self.slack['person']['token']}"}
        url = f"{self.slack['url']}/api/{method}"
        async with self.http.post(url, json=arguments, headers=headers) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"], answer
        return answer

    async def say(self, channel: str, text: str, **more: str) -> str:
        """Post a message; its timestamp."""
        posted = await self.call("chat.postMessage", channel=channel, text=text, **more)
        return str(posted["ts"])

    async def trigger(self) -> str:
        """What lets the app open a modal for a moment."""
        made = await self.call("views.generateTriggerId", self.slack["bot"]["token"])
        return str(made["trigger_id"])

    async def send(self, body: bytes, content_type: str = fake.FORM) -> aiohttp.ClientResponse:
        """Deliver a command, a click or an event, signed as Slack signs it."""
        headers = fake.signed(body, content_type, secret=SECRET)
        response = await self.http.post(self.events_url, data=body, headers=headers)
        assert response.status == 200, await response.text()
        return response

    async def event(self, inner: dict[str, Any], event_id: str) -> None:
        """Deliver an event that the emulator knows nothing of."""
        (team,) = await self.inside("teams")
        # Whole seconds, as Slack gives them, and not before what has just happened.
        now = {"team_id": team["team_id"], "event_time": math.ceil(time.time())}
        body = fake.event(inner, event_id) | now
        body["authorizations"][0]["team_id"] = team["team_id"]
        await self.send(json.dumps(body).encode(), fake.JSON)

    async def inside(self, name: str) -> list[dict[str, Any]]:
        """What the emulator has stored under a name."""
        found: list[dict[str, Any]] = await self._get(f"/e2e/collection/{name}")
        return found

    async def said(self, name: str, count: int = 1) -> list[dict[str, Any]]:
        """The unfurls or responses that we sent, once there are `count`."""

        async def look() -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = (await self._get("/e2e/said"))[name]
            return found

        return await enough(look, count)

    async def replies(self, channel: str, ts: str, count: int) -> list[dict[str, Any]]:
        """The bot's messages in a thread, once there are `count`."""

        async def look() -> list[dict[str, Any]]:
            thread = await self.call("conversations.replies", channel=channel, ts=ts)
            return [one for one in thread["messages"] if one["user"] == self.slack["bot"]["user"]]

        return await enough(look, count)

    async def channel(self, name: str = "energy") -> str:
        """Id of a channel."""
        listed = await self.call("conversations.list")
        return str(next(one["id"] for one in listed["channels"] if one["name"] == name))

    async def _get(self, path: str) -> Any:
        async with self.http.get(self.slack["url"] + path) as response:
            return await response.json()


async def enough(
    look: Callable[[], Awaitable[list[dict[str, Any]]]], count: int
) -> list[dict[str, Any]]:
    """What `look` finds, once there are `count` of it."""
    async with asyncio.timeout(20):
        while len(found := await look()) < count:  # noqa: ASYNC110 - only asking tells
            await asyncio.sleep(0.02)
    return found


async def until(look: Callable[[], Awaitable[str]], words: str) -> None:
    """Wait for some words."""
    async with asyncio.timeout(20):
        while words not in await look():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@asynccontextmanager
async def emulator(events_url: str) -> AsyncIterator[dict[str, Any]]:
    """npm `emulate`, delivering signed events to `events_url`; it minds our manifest's scopes."""
    node = await asyncio.create_subprocess_exec(
        "node",
        "server.mjs",
        events_url,
        SECRET,
        ",".join([*needed(), *optional()]),
        cwd=HERE,
        stdin=PIPE,
        stdout=PIPE,
    )
    assert node.stdin
    assert node.stdout
    try:
        yield json.loads(await asyncio.wait_for(node.stdout.readline(), 30))
    finally:
        node.stdin.close()
        await asyncio.wait_for(node.wait(), 30)


ONE = {"slack_bot_token": "xoxb-e2e"}
"""Settings of an app for one workspace."""

MANY = {"slack_client_id": "1.1", "slack_client_secret": "s"}
"""Settings of an app that workspaces install themselves."""


@asynccontextmanager
async def serving(
    listening: socket.socket, slack_url: str, folder: Path, tokens: Mapping[str, str] = ONE
) -> AsyncIterator[None]:
    """Our app behind uvicorn."""
    settings = Settings(
        **tokens,
        slack_signing_secret=SECRET,
        slack_api_url=f"{slack_url}/api/",
        public_url=PAGES,
        database_url=f"sqlite:///{folder / 'bot.db'}",
    )
    slack = slack_endpoint(settings, Desk())
    app = Starlette(routes=slack.routes(), lifespan=slack.lifespan)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await running
