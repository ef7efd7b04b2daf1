"""@mentions in channels: answered in the thread they stand in."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack.conversation import by_a_person
from bot.slack.delivery.inbox import ANSWER, EDITED, Asked
from bot.slack.house import House


def register(app: AsyncApp, house: House) -> None:
    """Answer @mentions, in their thread."""

    @house.inbox.on("app_mention")
    def on_mention(event: dict[str, Any]) -> Asked | None:
        if not by_a_person(event):
            return None
        return Asked(
            text=event.get("text", ""),
            channel=event["channel"],
            message=event["ts"],
            thread=event.get("thread_ts") or event["ts"],
            person=event["user"],
            # Slack sends a mention again when its message is edited.
            kind=EDITED if event.get("edited") else ANSWER,
        )
