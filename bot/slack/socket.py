"""Slack over Socket Mode: the same app, reached without a public address.

``run_socket(settings, desk)`` runs until SIGTERM or SIGINT. A process that serves pages too
enters ``socket_mode(settings, desk)`` in its web app's lifespan and leaves signals to the server.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.desk import Desk
from bot.render.blocks import notices
from bot.settings import Settings, SettingsError
from bot.slack import refusals
from bot.slack.app import Slack, open_slack
from bot.slack.running import DRAIN_SECONDS
from bot.slack.trouble import described

_log = logging.getLogger(__name__)


async def run_socket(settings: Settings, desk: Desk, stop: asyncio.Event | None = None) -> None:
    """Answer over Socket Mode until told to stop; answers under way are finished.

    Raises
    ------
    SettingsError
        If a token is missing or refused.
    """
    stop = stop or asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        async with socket_mode(settings, desk):
            await stop.wait()
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


@asynccontextmanager
async def socket_mode(settings: Settings, desk: Desk) -> AsyncIterator[None]:
    """Be connected while the block runs.

    Raises
    ------
    SettingsError
        If a token is missing or refused.
    """
    token = settings.slack_app_token
    if settings.missing_for_socket or token is None:
        raise SettingsError(notices(missing=settings.missing_for_socket)["unconfigured"])
    async with open_slack(settings, desk) as slack:
        handler = _Handler(slack, token.get_secret_value())
        try:
            await handler.connect()
            yield
        finally:
            # Nothing new from here on: what is not acknowledged, Slack sends to another socket.
            handler.client.socket_mode_request_listeners.clear()
            await slack.running.drain(DRAIN_SECONDS)
            await handler.close_async()  # type: ignore[no-untyped-call]


class _Handler(AsyncSocketModeHandler):
    def __init__(self, slack: Slack, token: str) -> None:
        self._running, self._inbox = slack.running, slack.inbox
        super().__init__(slack.app, token)

    async def connect(self) -> None:
        # The client itself tries again for ever, with a traceback each time.
        try:
            self.client.wss_uri = await self.client.issue_new_wss_url()
        except SlackApiError as error:
            reason = refusals.reason(error)
            raise SettingsError(notices(reason=reason)["refused"]) from None
        await self.connect_async()  # type: ignore[no-untyped-call]

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        with self._running.counted():
            try:
                status = await self._inbox.deliver(req.payload)
            except Exception as error:  # noqa: BLE001 - the SDK would log what was said
                _log.error("an event was not understood: %s", described(error))
                return
            if status is None:
                await super().handle(client, req)
            elif status == 200:
                # What is not taken on gets no answer: Slack sends it again.
                await client.send_socket_mode_response(SocketModeResponse(req.envelope_id))
