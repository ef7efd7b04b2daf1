"""Who speaks, and in which conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

# With a file, and told to the channel too; every other subtype is a notice of Slack's.
_WRITTEN = frozenset({None, "", "file_share", "thread_broadcast"})


def by_a_person(event: Mapping[str, Any]) -> bool:
    """Whether a person wrote this: no bot, no notice of Slack's."""
    spoken_by_bot = event.get("bot_id") or event.get("bot_profile")
    written = event.get("subtype") in _WRITTEN and not event.get("hidden")
    return bool(event.get("user")) and not spoken_by_bot and written


def is_direct(channel: str) -> bool:
    """Whether a channel id is that of a direct message."""
    return channel.startswith("D")


def team_of(context: AsyncBoltContext) -> str:
    """The workspace that asks, or the whole organisation where an app is installed for one."""
    return context.team_id or context.enterprise_id or ""
