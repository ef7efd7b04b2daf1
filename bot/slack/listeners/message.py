"""Direct messages: answered where they stand, in their thread if they are in one."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack.conversation import by_a_person
from bot.slack.delivery.inbox import Asked
from bot.slack.house import House


def register(app: AsyncApp, house: House) -> None:
    """Answer direct messages."""

    @house.inbox.on("message")
    def on_message(event: dict[str, Any]) -> Asked | None:
        if event.get("channel_type") != "im" or not by_a_person(event):
            return None
        thread = event.get("thread_ts") or ""
        return Asked(event.get("text", ""), event["channel"], event["ts"], thread, event["user"])
