"""End to end: a Slack server that we did not write, our app over real HTTP, and a person."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.endpoint import slack_endpoint

HERE = Path(__file__).parent
SECRET = "e2e-signing-secret"

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20"),
    pytest.mark.skipif(
        not (HERE / "node_modules" / "emulate").is_dir(),
        reason="needs `npm ci` in tests/e2e (make e2e)",
    ),
]


@dataclass
class Person:
    """Somebody in the workspace."""

    http: aiohttp.ClientSession
    slack: dict[str, Any]

    async def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """A call of the Web API, as this person."""
        headers = {"Authorization": f"Bearer {self.slack['person']['token']}"}
        url = f"{self.slack['url']}/api/{method}"
        async with self.http.post(url, json=arguments, headers=headers) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"], answer
        return answer

    async def say(self, channel: str, text: str, **more: str) -> str:
        """Post a message; its timestamp."""
        posted = await self.call("chat.postMessage", channel=channel, text=text, **more)
        return str(posted["ts"])

    async def replies(self, channel: str, ts: str, count: int) -> list[dict[str, Any]]:
        """The bot's messages in a thread, once there are `count`."""
        bot = self.slack["bot"]["user"]
        async with asyncio.timeout(20):
            while True:
                thread = await self.call("conversations.replies", channel=channel, ts=ts)
                found = [one for one in thread["messages"] if one["user"] == bot]
                if len(found) >= count:
                    return found
                await asyncio.sleep(0.02)


@asynccontextmanager
async def emulator(events_url: str) -> AsyncIterator[dict[str, Any]]:
    """npm `emulate`, delivering signed events to `events_url`."""
    node = await asyncio.create_subprocess_exec(
        "node", "server.mjs", events_url, SECRET, cwd=HERE, stdin=PIPE, stdout=PIPE
    )
    assert node.stdin
    assert node.stdout
    try:
        yield json.loads(await asyncio.wait_for(node.stdout.readline(), 30))
    finally:
        node.stdin.close()
        await asyncio.wait_for(node.wait(), 30)


@asynccontextmanager
async def serving(listening: socket.socket, slack_url: str, folder: Path) -> AsyncIterator[None]:
    """Our app behind uvicorn."""
    settings = Settings(
        slack_bot_token="xoxb-e2e",
        slack_signing_secret=SECRET,
        slack_api_url=f"{slack_url}/api/",
        public_url="https://energy.example",
        database_url=f"sqlite:///{folder / 'bot.db'}",
    )
    slack = slack_endpoint(settings, Desk())
    app = Starlette(routes=[Route(slack.path, slack)], lifespan=slack.lifespan)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def ann(tmp_path: Path) -> AsyncIterator[Person]:
    """A person in a workspace where our app is installed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        events_url = f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"
        async with (
            emulator(events_url) as slack,
            serving(listening, slack["url"], tmp_path),
            aiohttp.ClientSession() as http,
        ):
            yield Person(http, slack)


async def channel_named(person: Person, name: str) -> str:
    """Id of a channel."""
    listed = await person.call("conversations.list")
    return str(next(one["id"] for one in listed["channels"] if one["name"] == name))


async def test_a_mention_is_answered_in_its_thread(ann: Person) -> None:
    """Verdict, range, baseline and link; and the follow-up in the same thread too."""
    channel = await channel_named(ann, "energy")
    ts = await ann.say(channel, "<@UBOT> does DeepSeek cut energy use?")
    (reply,) = await ann.replies(channel, ts, 1)
    section, context, actions, _ = reply["blocks"]
    assert reply["thread_ts"] == ts
    assert "TWh" in section["text"]["text"]
    assert "Compared with" in context["elements"][0]["text"]
    assert actions["elements"][0]["url"].startswith("https://energy.example/explain/rebound?")
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
