"""What every listener works with."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.answers import NO_DEFAULTS, Reply
from bot.desk import Desk
from bot.questions.query import Query
from bot.slack.delivery.inbox import Inbox
from bot.slack.workspaces import Workspaces
from bot.store.errors import StoreError
from bot.store.protocol import Chosen, Store

_PATIENCE_SECONDS = 0.5
"""So long we wait for what somebody has chosen: Slack waits three seconds for the answer."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class House:
    """The desk that answers, where the pages are that explain it, and what is remembered."""

    desk: Desk
    base_url: str
    """Without a slash at the end."""
    store: Store
    workspaces: Workspaces
    inbox: Inbox
    """Where questions go that must be answered, whatever happens to this process."""

    async def ask(self, text: str, team: str, person: str) -> Reply:
        """Answer a question on its own, as its asker and their workspace have chosen."""
        return await self.answer(self.desk.read(text), team, person)

    async def answer(self, query: Query, team: str, person: str) -> Reply:
        """Answer a question that has been read, as its asker and their workspace have chosen."""
        return await self.as_chosen(self.desk.answer(query, await self.own(team, person)), team)

    async def as_chosen(self, reply: Reply, team: str) -> Reply:
        """The reply in the form that a workspace has chosen for everybody."""
        if reply.query.link_only or not (await self.chosen(team)).link_only:
            return reply
        return replace(reply, query=replace(reply.query, link_only=True))

    async def own(self, team: str, person: str) -> Mapping[str, str]:
        """A person's own defaults; none where they cannot be read: an answer comes first."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self.store.preferences(team, person)
        except (StoreError, TimeoutError) as error:
            _log.warning("answering without defaults: %s", str(error) or "the store is slow")
            return NO_DEFAULTS

    async def chosen(self, team: str) -> Chosen:
        """What a workspace has set; nothing where it cannot be read."""
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await self.store.workspace(team)
        except (StoreError, TimeoutError) as error:
            _log.warning("answering without settings: %s", str(error) or "the store is slow")
            return Chosen()
