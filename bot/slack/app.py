"""The Bolt app: one workspace, one session for everything that goes out."""

from __future__ import annotations

import logging

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.house import House
from bot.slack.once import Once
from bot.slack.surfaces import register_all
from bot.slack.trouble import on_error
from bot.store.protocol import Store

_RATE_LIMIT_RETRIES = 3


def build_app(
    settings: Settings, desk: Desk, session: aiohttp.ClientSession, store: Store
) -> AsyncApp:
    """The Slack app with all its listeners.

    It checks no signatures: over HTTP the guard has done so, on the bytes as they came.
    """
    app = AsyncApp(
        name="ai-energy-bot",
        client=_client(settings, session),
        logger=_quiet_logger(),
        signing_secret="",
        request_verification_enabled=False,
        raise_error_for_unhandled_request=True,
    )
    app.error(on_error)
    app.middleware(Once())
    register_all(app, House(desk, settings.base_url, store))
    return app


def _client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    token = settings.slack_bot_token
    return AsyncWebClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        session=session,
        # Not the default one, which repeats a post whose answer got lost: two replies.
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)],
        logger=_quiet_logger(),
    )


def _quiet_logger() -> logging.Logger:
    """A logger that never goes down to DEBUG, where Bolt and the SDK write whole messages."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.INFO)
    return logger
