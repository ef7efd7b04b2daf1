"""The Bolt app and all that runs with it: one session for what goes out, one store, one worker."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from pydantic_core import to_json
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.answering import apologise, handlers, take_back
from bot.slack.delivery import observing
from bot.slack.delivery.fence import TimedRequest, open_socket
from bot.slack.delivery.inbox import Inbox
from bot.slack.delivery.worker import Hooks, Worker
from bot.slack.house import House
from bot.slack.oauth import Installing
from bot.slack.once import Once
from bot.slack.running import DRAIN_SECONDS, Running
from bot.slack.surfaces import register_all
from bot.slack.trouble import on_error
from bot.slack.workspaces import ManyWorkspaces, OneWorkspace
from bot.store.opening import opened
from bot.store.protocol import Store

_log = logging.getLogger(__name__)
_RATE_LIMIT_RETRIES = 3
# Slack answers in a fraction of a second; who waits longer is better served by another attempt.
# The time of an answer begins when the request is out, also for a process that stood still before.
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=5, sock_read=10)


Authorize = Callable[[str | None, str | None], Awaitable[AuthorizeResult | None]]
"""Tells Bolt whose token to use."""


@dataclass(frozen=True, slots=True)
class Slack:
    """Everything that answers Slack, while it runs."""

    app: AsyncApp
    inbox: Inbox
    """Where every event goes first."""
    running: Running
    store: Store
    installing: Installing | None
    """How workspaces install us; None where one workspace's token is given."""


@asynccontextmanager
async def open_slack(settings: Settings, desk: Desk) -> AsyncIterator[Slack]:
    """Answer Slack while the block runs; at its end, what was taken on is answered.

    Raises
    ------
    StoreError
        If there is no store.
    """
    async with (
        aiohttp.ClientSession(
            timeout=_TIMEOUT,
            request_class=TimedRequest,
            json_serialize_bytes=to_json,
            connector=aiohttp.TCPConnector(socket_factory=open_socket),
        ) as session,
        opened(settings.store_url) as store,
    ):
        client = client_for(settings, session)
        workspaces = _workspaces(settings, client, store)
        worker, running = Worker(store), Running()
        house = House(desk, settings.base_url, store, workspaces, Inbox(desk, store, worker))
        authorize, installing = None, None
        if isinstance(workspaces, ManyWorkspaces):
            authorize = _authorize(workspaces)
            installing = Installing(settings, store.installations, workspaces, client)
        app = build_app(house, client, authorize)
        running.watch(app)
        hooks = Hooks(
            client=workspaces.client,
            handlers=handlers(house),
            broken=apologise,
            take_back=take_back,
            ended=observing.ended,
            repeated=observing.repeated,
        )
        async with worker.running(hooks, DRAIN_SECONDS):
            try:
                yield Slack(app, house.inbox, running, store, installing)
            finally:
                await running.drain(DRAIN_SECONDS)


def build_app(house: House, client: AsyncWebClient, authorize: Authorize | None) -> AsyncApp:
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
        authorize=authorize,  # type: ignore[arg-type]  # None is allowed: not installed
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


def _workspaces(
    settings: Settings, client: AsyncWebClient, store: Store
) -> OneWorkspace | ManyWorkspaces:
    def speaking(token: str | None) -> AsyncWebClient:
        """For the worker, which knows better than to sleep when Slack is busy."""
        return AsyncWebClient(
            token=token,
            base_url=client.base_url,
            session=client.session,
            retry_handlers=[],
            logger=client.logger,
        )

    if not settings.many_workspaces:
        return OneWorkspace(speaking(client.token))
    # Seven megabytes of cryptography that an installation for one team has no use for.
    from bot.store.sealing import Sealer  # noqa: PLC0415

    sealer = Sealer(settings.token_keys)
    if not sealer.encrypts:
        _log.warning("TOKEN_KEY is not set: tokens of workspaces are stored as they are")
    rotator = AsyncTokenRotator(
        client_id=settings.slack_client_id,
        client_secret=settings.client_secret,
        client=speaking(None),
    )
    return ManyWorkspaces(store.installations, sealer, rotator, speaking)


def _authorize(workspaces: ManyWorkspaces) -> Authorize:
    # Bolt counts the arguments by their names, and would want `self` of a method.
    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        return await workspaces.authorize(enterprise_id, team_id)

    return authorize


def _quiet_logger() -> logging.Logger:
    """A logger that never goes down to DEBUG, where Bolt and the SDK write whole messages."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.INFO)
    logger.addFilter(_meant)
    return logger


def _meant(record: logging.LogRecord) -> bool:
    """Bolt reads SLACK_BOT_TOKEN too, and warns that it uses the client that we give it."""
    return "`token` will be unused" not in record.getMessage()
