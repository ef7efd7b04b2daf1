"""`doctor`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack import refusals
from bot.slack.app import client_for
from bot.slack.surfaces import needed
from bot.store.errors import StoreError
from bot.store.opening import opened
from bot.store.sealing import Sealer

SKEW_SECONDS = 60.0
"""Slack's signatures are good for five minutes either way; more than one is worth a word."""
_LOOK = ("channels:history", "groups:history")
_FAILURES = (aiohttp.ClientError, TimeoutError, OSError)
_TIMEOUT = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    good: bool
    said: str
    serious: bool = True
    """Whether the bot cannot do its work like this."""

    def __str__(self) -> str:
        """One line."""
        mark = "ok  " if self.good else "FIX " if self.serious else "note"
        return f"{mark} {self.subject}: {self.said}"


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Everything worth a look, one after the other."""
    yield await _store(settings)
    for finding in _settings(settings):
        yield finding
    async with aiohttp.ClientSession(timeout=_TIMEOUT) as session:
        client = client_for(settings, session)
        yield await _clock(settings, session)
        if client.token:
            async for finding in _token(client):
                yield finding
        if settings.slack_app_token:
            yield await _app_token(client, settings.slack_app_token.get_secret_value())
        yield await _public(settings, session)


async def _store(settings: Settings) -> Finding:
    try:
        async with opened(settings.store_url) as store:
            health = await store.health()
    except StoreError as error:
        return Finding("store", False, str(error))
    if health.oldest > 60:
        said = (
            f"{health.waiting} questions wait, the oldest for {health.oldest:.0f} s; "
            "is a bot running on this database, and does Slack take its posts?"
        )
        return Finding("store", False, said, serious=False)
    return Finding("store", True, f"reachable, {health.waiting} questions wait")


def _settings(settings: Settings) -> Sequence[Finding]:
    http, socket = settings.missing_for_http, settings.missing_for_socket
    found = []
    if http and socket:
        said = f"set {' and '.join(http)} for HTTP, or {' and '.join(socket)} for Socket Mode"
        found.append(Finding("settings", False, said))
    else:
        said = "complete for " + " and ".join(
            name for name, missing in (("HTTP", http), ("Socket Mode", socket)) if not missing
        )
        found.append(Finding("settings", True, said))
    if settings.many_workspaces:
        found.append(_key(settings))
    return found


def _key(settings: Settings) -> Finding:
    try:
        encrypts = Sealer(settings.token_keys).encrypts
    except StoreError as error:
        return Finding("token key", False, str(error))
    if not encrypts:
        said = "tokens are stored as they are; set TOKEN_KEY (ai-energy-bot key prints one)"
        return Finding("token key", False, said, serious=False)
    return Finding("token key", True, "stored tokens are encrypted")


async def _clock(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    try:
        async with session.post(settings.slack_api_url + "api.test") as response:
            there = parsedate_to_datetime(response.headers["Date"]).timestamp()
    except (*_FAILURES, KeyError, ValueError) as error:
        said = f"cannot reach {settings.slack_api_url} ({type(error).__name__}); check the network"
        return Finding("clock", False, said)
    skew = time.time() - there
    if abs(skew) > SKEW_SECONDS:
        said = f"this machine is {skew:+.0f} s off Slack's; signatures fail at 300 s: set up NTP"
        return Finding("clock", False, said)
    return Finding("clock", True, "within a minute of Slack's")


async def _token(client: AsyncWebClient) -> AsyncIterator[Finding]:
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        said = f"Slack refuses it ({refusals.reason(error)}); copy it again from the app's page"
        yield Finding("bot token", False, said)
        return
    except _FAILURES:
        yield Finding("bot token", False, "Slack did not answer; try again")
        return
    yield Finding("bot token", True, f"of {answer.get('team')}")
    granted = set(str(answer.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    if missing := [scope for scope in needed() if scope not in granted]:
        said = f"{', '.join(missing)} not granted; add them to the app and install it again"
        yield Finding("scopes", False, said)
    else:
        yield Finding("scopes", True, "all that the listeners need")
    if blind := [scope for scope in _LOOK if scope not in granted]:
        said = (
            f"without {' and '.join(blind)} we cannot look for an answer in a channel before we "
            "post again: after a crash there may be two"
        )
        yield Finding("scopes to look", False, said, serious=False)


async def _app_token(client: AsyncWebClient, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        reason = refusals.reason(error)
        said = f"Slack refuses it ({reason}); it needs connections:write, and Socket Mode on"
        return Finding("app token", False, said)
    except _FAILURES:
        return Finding("app token", False, "Slack did not answer; try again")
    return Finding("app token", True, "opens a socket")


async def _public(settings: Settings, session: aiohttp.ClientSession) -> Finding:
    if not settings.public_url:
        said = f"PUBLIC_URL is not set: links lead to {settings.base_url}, which others cannot open"
        return Finding("public address", False, said, serious=False)
    address = f"{settings.base_url}/healthz"
    try:
        async with session.get(address) as response:
            status = response.status
    except _FAILURES as error:
        said = f"{address} does not answer ({type(error).__name__}); is the bot running behind it?"
        return Finding("public address", False, said)
    if status != 200:
        return Finding("public address", False, f"{address} answers {status}; check the proxy")
    if not settings.base_url.startswith("https://"):
        return Finding("public address", False, "Slack sends events to https:// only; add TLS")
    return Finding("public address", True, f"{settings.base_url} answers")


async def report(settings: Settings) -> int:
    """Print everything; 1 if something keeps the bot from its work."""
    findings = [finding async for finding in examine(settings)]
    for finding in findings:
        print(finding)
    return int(any(finding.serious and not finding.good for finding in findings))
