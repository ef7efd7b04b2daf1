"""The Bolt app and all that runs with it: one session for what goes out, one store, one worker."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.answering import apologise, handlers
from bot.slack.delivery import observing
from bot.slack.delivery.inbox import Inbox
from bot.slack.delivery.worker import Hooks, Worker
from bot.slack.house import House
from bot.slack.once import Once
from bot.slack.running import DRAIN_SECONDS, Running
from bot.slack.surfaces import register_all
from bot.slack.trouble import on_error
from bot.store.opening import default_url, opened
from bot.store.protocol import Question, Store

_RATE_LIMIT_RETRIES = 3
# Slack answers in a fraction of a second; who waits longer is better served by another attempt.
_TIMEOUT = aiohttp.ClientTimeout(total=15, connect=5)


@dataclass(frozen=True, slots=True)
class Slack:
    """Everything that answers Slack, while it runs."""

    app: AsyncApp
    running: Running
    store: Store


@asynccontextmanager
async def open_slack(settings: Settings, desk: Desk) -> AsyncIterator[Slack]:
    """Answer Slack while the block runs; at its end, what was taken on is answered.

    Raises
    ------
    StoreError
        If there is no store.
    """
    url = settings.database_url or default_url()
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session, opened(url) as store:
        client = client_for(settings, session)
        worker, running = Worker(store), Running()
        house = House(desk, settings.base_url, store, Inbox(desk, store, worker))
        app = build_app(house, client)
        running.watch(app)
        hooks = Hooks(
            client=_one_workspace(client),
            handlers=handlers(house),
            broken=apologise,
            ended=observing.ended,
            repeated=observing.repeated,
        )
        async with worker.running(hooks, DRAIN_SECONDS):
            try:
                yield Slack(app, running, store)
            finally:
                await running.drain(DRAIN_SECONDS)


def build_app(house: House, client: AsyncWebClient) -> AsyncApp:
    """The Bolt app with all its listeners.

    It checks no signatures: over HTTP the guard has done so, on the bytes as they came.
    """
    app = AsyncApp(
        name="ai-energy-bot",
        client=client,
        logger=_quiet_logger(),
        signing_secret="",
        request_verification_enabled=False,
        raise_error_for_unhandled_request=True,
        before_authorize=house.inbox,
    )
    app.error(on_error)
    app.middleware(Once())
    register_all(app, house)
    return app


def client_for(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Slack's Web API, over the session that everything shares."""
    token = settings.slack_bot_token
    return AsyncWebClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        session=session,
        # Not the default one, which repeats a post whose answer got lost: two replies.
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)],
        logger=_quiet_logger(),
    )


def _one_workspace(client: AsyncWebClient) -> Callable[[Question], Awaitable[AsyncWebClient]]:
    """The client of the worker, which knows better than to sleep when Slack is busy."""
    patient = AsyncWebClient(
        token=client.token,
        base_url=client.base_url,
        session=client.session,
        retry_handlers=[],
        logger=_quiet_logger(),
    )

    async def client_of(question: Question) -> AsyncWebClient:
        return patient

    return client_of


def _quiet_logger() -> logging.Logger:
    """A logger that never goes down to DEBUG, where Bolt and the SDK write whole messages."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.INFO)
    return logger
