"""The floor of the speed comparison: the least that a Bolt app can do, with one shared session.

Started by `slack_events.py`; answers every mention with its own words.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
app = AsyncApp(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])


@app.event("app_mention")
async def on_mention(event: dict[str, Any], say: Any) -> None:
    """Say it back, in the thread."""
    await say(text=event["text"], thread_ts=event["ts"])


@asynccontextmanager
async def lifespan(_: Starlette) -> AsyncIterator[None]:
    """One session for everything."""
    async with aiohttp.ClientSession() as session:
        client.session = session
        yield


async def events(request: Request) -> Response:
    """All Slack traffic."""
    return await AsyncSlackRequestHandler(app).handle(request)


async def alive(_: Request) -> Response:
    """Whether it answers."""
    return Response("ok")


web = Starlette(
    routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", alive)],
    lifespan=lifespan,
)

if __name__ == "__main__":
    uvicorn.run(web, port=int(os.environ["PORT"]), log_level="warning", access_log=False)
