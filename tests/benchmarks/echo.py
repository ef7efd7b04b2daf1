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


def build(token: str, secret: str, api: str) -> Starlette:
    """The app, and the web app that it is in."""
    client = AsyncWebClient(token, base_url=api)
    app = AsyncApp(client=client, signing_secret=secret)

    @app.event("app_mention")
    async def on_mention(event: dict[str, Any], say: Any) -> None:
        await say(text=event["text"], thread_ts=event["ts"])

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as session:
            client.session = session
            yield

    async def events(request: Request) -> Response:
        return await AsyncSlackRequestHandler(app).handle(request)

    async def alive(_: Request) -> Response:
        return Response("ok")

    return Starlette(
        routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", alive)],
        lifespan=lifespan,
    )


if __name__ == "__main__":
    given = (os.environ[f"SLACK_{name}"] for name in ("BOT_TOKEN", "SIGNING_SECRET", "API_URL"))
    uvicorn.run(build(*given), port=int(os.environ["PORT"]), log_level="warning", access_log=False)
