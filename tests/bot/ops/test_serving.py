"""The whole process: how it starts, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from tests.bot.slack import fake
from tests.bot.slack.conftest import until
from tests.bot.slack.fake import FakeSlack, mention


@asynccontextmanager
async def bot(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    """A process of ours."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *arguments),
        env={"PATH": os.environ["PATH"], **environment},
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def answering(http: aiohttp.ClientSession, address: str) -> None:
    """Wait until it serves."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with http.get(f"{address}/healthz"):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.02)


async def test_what_was_accepted_is_answered_before_the_process_ends(tmp_path: Path) -> None:
    """SIGTERM comes while Slack still thinks about the post."""
    slack, port = FakeSlack(), unused_port()
    thinking = asyncio.Event()

    async def slow(request: web.Request, handler: object) -> web.StreamResponse:
        if request.path.endswith("chat.postMessage"):
            await thinking.wait()
        return await handler(request)  # type: ignore[operator,no-any-return]

    app = slack.app()
    app.middlewares.append(web.middleware(slow))  # type: ignore[arg-type]
    async with (
        TestServer(app) as server,
        bot(
            "serve",
            PORT=str(port),
            SLACK_BOT_TOKEN="xoxb-1",
            SLACK_SIGNING_SECRET=fake.SECRET,
            SLACK_API_URL=str(server.make_url("/api/")),
            DATABASE_URL=f"sqlite:///{tmp_path / 'bot.db'}",
        ) as process,
        aiohttp.ClientSession() as http,
    ):
        address = f"http://127.0.0.1:{port}"
        await answering(http, address)
        body = json.dumps(fake.event(mention())).encode()
        async with http.post(
            f"{address}/slack/events", data=body, headers=fake.signed(body)
        ) as response:
            assert response.status == 200
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.2)
        assert process.returncode is None
        thinking.set()
        assert await asyncio.wait_for(process.wait(), 30) == 0
        await until(lambda: len(slack.taken) == 1)


@pytest.mark.parametrize("command", ["serve", "migrate"])
async def test_a_store_that_cannot_be_used_ends_it_with_one_sentence(command: str) -> None:
    """Before anything is served."""
    async with bot(
        command,
        PORT=str(unused_port()),
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET=fake.SECRET,
        DATABASE_URL="sqlite:////proc/nowhere/bot.db",
    ) as process:
        _, said = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 2
    last = said.decode().splitlines()[-1]
    assert last.startswith("ai-energy-bot: DATABASE_URL: cannot use /proc/nowhere/bot.db")
    assert "Traceback" not in said.decode()
