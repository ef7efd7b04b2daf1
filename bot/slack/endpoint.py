"""Slack over HTTP, to be mounted into a web app.

The call, for a Starlette app::

    slack = slack_endpoint(settings, desk)
    app = Starlette(routes=slack.routes(), lifespan=slack.lifespan)

or, where the app has a lifespan of its own, ``async with slack.lifespan(app): ...`` within it.
Without Slack's credentials the route says which ones are missing; nothing else changes.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.desk import Desk
from bot.render.blocks import notices
from bot.settings import Settings
from bot.slack.app import open_slack
from bot.slack.guard import Guard, answer
from bot.slack.oauth import INSTALL_PATH, REDIRECT_PATH, Installing
from bot.store.protocol import Store

PATH = "/slack/events"

_log = logging.getLogger(__name__)


class SlackEndpoint:
    """ASGI app for ``/slack/events``; works while its lifespan lasts."""

    path = PATH

    def __init__(self, settings: Settings, desk: Desk) -> None:
        self._settings = settings
        self._desk = desk
        self._guarded: ASGIApp | None = None
        self._installing: Installing | None = None
        self.store: Store | None = None
        """Where questions are kept, while Slack is connected."""

    @asynccontextmanager
    async def lifespan(self, _app: object = None) -> AsyncIterator[None]:
        """Open the one session, close it when the last answer is out."""
        secret = self._settings.slack_signing_secret
        if self._settings.missing_for_http or secret is None:
            _log.info(self._unconfigured())
            yield
            return
        async with open_slack(self._settings, self._desk) as slack:
            bolt: Any = AsyncSlackRequestHandler(slack.app, PATH)
            known = secret.get_secret_value()
            self._guarded = Guard(bolt, known, PATH, events=slack.inbox.deliver)
            self._installing, self.store = slack.installing, slack.store
            try:
                yield
            finally:
                self._guarded = self._installing = self.store = None

    def routes(self) -> list[Route]:
        """Everything under ``/slack``."""
        return [
            Route(PATH, self),
            Route(INSTALL_PATH, self._install),
            Route(REDIRECT_PATH, self._installed),
        ]

    async def _install(self, request: Request) -> Response:
        if self._installing is None:
            return PlainTextResponse(self._not_for_many(), 404)
        return await self._installing.begin(request)

    async def _installed(self, request: Request) -> Response:
        if self._installing is None:
            return PlainTextResponse(self._not_for_many(), 404)
        return await self._installing.end(request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._guarded is None:
            await answer(send, 503, self._unconfigured())
            return
        await self._guarded(scope, receive, send)

    @staticmethod
    def _not_for_many() -> str:
        return notices()["one_workspace"] + "\n"

    def _unconfigured(self) -> str:
        missing = self._settings.missing_for_http
        return notices(missing=missing)["unconfigured" if missing else "stopping"]


def slack_endpoint(settings: Settings, desk: Desk) -> SlackEndpoint:
    """The endpoint and its lifespan; see the module's first lines for how to mount it."""
    return SlackEndpoint(settings, desk)
