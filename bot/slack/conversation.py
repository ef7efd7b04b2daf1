"""Who speaks, and in which conversation."""

from __future__ import annotations

from typing import Any


def by_a_person(event: dict[str, Any]) -> bool:
    """Whether a person wrote this just now: no bot, no edit, no deletion, no notice of Slack's."""
    spoken_by_bot = event.get("bot_id") or event.get("bot_profile")
    changed = event.get("subtype") or event.get("edited") or event.get("hidden")
    return bool(event.get("user")) and not spoken_by_bot and not changed


def is_direct(channel: str) -> bool:
    """Whether a channel id is that of a direct message."""
    return channel.startswith("D")
