"""Which token speaks in which workspace."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.store.installations import Installations
from bot.store.protocol import Question

if TYPE_CHECKING:
    from bot.store.sealing import Sealer

KEPT = 1_000
"""Installations in memory; the ones not used for longest go first."""
FRESH_SECONDS = 60.0
"""So long what another replica has changed may go unnoticed."""
RENEWED_MINUTES = 120
"""Tokens that expire sooner are exchanged; Slack's last for twelve hours."""

_log = logging.getLogger(__name__)

ClientFor = Callable[[str], AsyncWebClient]
"""A client that speaks with a token."""


class Workspaces(Protocol):
    """Where we are installed."""

    async def client(self, question: Question) -> AsyncWebClient | None:
        """The client that may answer a question; None if we are not installed there."""

    async def left(self, enterprise: str, team: str, at: float) -> bool:
        """We were removed from a workspace at a time [s since 1970]; False if we are back."""


@dataclass(frozen=True, slots=True)
class OneWorkspace:
    """The one whose token stands in the environment."""

    speaking: AsyncWebClient

    async def client(self, question: Question) -> AsyncWebClient | None:
        """The one client."""
        return self.speaking

    async def left(self, enterprise: str, team: str, at: float) -> bool:
        """The token is not ours to remove."""
        return True


@dataclass(frozen=True, slots=True)
class _Known:
    bot: Bot
    client: AsyncWebClient
    since: float


class ManyWorkspaces:
    """Those that came by OAuth; their tokens are exchanged in time."""

    def __init__(
        self,
        installations: Installations,
        sealer: Sealer,
        rotator: AsyncTokenRotator,
        client_for: ClientFor,
    ) -> None:
        self._installations = installations
        self._sealer = sealer
        self._rotator = rotator
        self._client_for = client_for
        self._known: OrderedDict[tuple[str, str], _Known] = OrderedDict()
        self._renewing = asyncio.Lock()

    async def client(self, question: Question) -> AsyncWebClient | None:
        """The client of a question's workspace; read anew when an attempt has failed."""
        if question.attempts > 1:
            self._known.pop((question.enterprise, question.team), None)
        known = await self._find(question.enterprise, question.team)
        return known.client if known else None

    async def authorize(
        self, enterprise_id: str | None, team_id: str | None
    ) -> AuthorizeResult | None:
        """What Bolt wants to know of a request, without asking Slack."""
        known = await self._find(enterprise_id or "", team_id or "")
        if known is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=known.bot.bot_user_id,
            bot_id=known.bot.bot_id,
            bot_token=known.bot.bot_token,
            bot_scopes=known.bot.bot_scopes,
        )

    async def save(self, bot: Bot) -> None:
        """Keep a new installation, or a renewed one."""
        enterprise, team = _place(bot)
        await self._installations.put(enterprise, team, self._sealed(bot))
        self._known.clear()

    async def left(self, enterprise: str, team: str, at: float) -> bool:
        """Forget an installation, unless it was made anew since: events can come late."""
        self._known.clear()
        sealed = await self._installations.find(enterprise, team)
        if sealed is None:
            return True
        bot = self._opened(sealed)
        if bot.installed_at > at:
            return False
        await self._installations.remove(*_place(bot))
        return True

    async def _find(self, enterprise: str, team: str) -> _Known | None:
        key = (enterprise, team)
        known = self._known.get(key)
        if known is not None and time.monotonic() - known.since < FRESH_SECONDS:
            self._known.move_to_end(key)
            return known
        bot = await self._read(enterprise, team)
        if bot is None:
            self._known.pop(key, None)
            return None
        found = _Known(bot, self._client_for(bot.bot_token), time.monotonic())
        self._known[key] = found
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return found

    async def _read(self, enterprise: str, team: str) -> Bot | None:
        sealed = await self._installations.find(enterprise, team)
        if sealed is None:
            return None
        bot = self._opened(sealed)
        if not _expires_within(bot, RENEWED_MINUTES * 60):
            return bot
        try:
            async with self._renewing:
                await self._installations.renew(*_place(bot), self._renewed)
        except SlackTokenRotationError as error:
            if _expires_within(bot, 0):
                raise error.api_error from None
            _log.warning("a token could not be renewed yet: %s", error.api_error.response["error"])
            return bot
        sealed = await self._installations.find(enterprise, team)
        return self._opened(sealed) if sealed else None

    async def _renewed(self, sealed: str) -> str | None:
        """The installation with a new token; None if somebody else was faster."""
        rotated = await self._rotator.perform_bot_token_rotation(
            bot=self._opened(sealed), minutes_before_expiration=RENEWED_MINUTES
        )
        return self._sealed(rotated) if rotated else None

    def _sealed(self, bot: Bot) -> str:
        return self._sealer.seal(json.dumps(bot.to_dict(), default=str))

    def _opened(self, sealed: str) -> Bot:
        return Bot(**json.loads(self._sealer.open(sealed)))


def _place(bot: Bot) -> tuple[str, str]:
    return bot.enterprise_id or "", "" if bot.is_enterprise_install else bot.team_id or ""


def _expires_within(bot: Bot, seconds: float) -> bool:
    expires = bot.bot_token_expires_at
    return expires is not None and expires < time.time() + seconds
