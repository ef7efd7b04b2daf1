"""Direct messages: answered where they stand, and again when they are edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack.conversation import by_a_person
from bot.slack.delivery.inbox import ANSWER, DELETED, EDITED, Asked
from bot.slack.house import House


def register(app: AsyncApp, house: House) -> None:
    """Answer direct messages."""

    @house.inbox.on("message")
    def on_message(event: dict[str, Any]) -> Asked | None:
        if event.get("channel_type") != "im":
            return None
        kind, said = _said(event)
        if kind is None or not by_a_person(said):
            return None
        return Asked(
            text=said.get("text", "") if kind != DELETED else "",
            channel=event["channel"],
            message=said["ts"],
            thread=said.get("thread_ts", ""),
            person=said["user"],
            kind=kind,
        )


def _said(event: Mapping[str, Any]) -> tuple[str | None, Mapping[str, Any]]:
    """What kind of message an event brings, and the message itself."""
    subtype, before = event.get("subtype"), event.get("previous_message") or {}
    if subtype == "message_changed":
        now = event.get("message") or {}
        # Slack reports previews and replies as changes too.
        written = now.get("edited") and now.get("text") != before.get("text")
        return (EDITED if written else None), now
    if subtype == "message_deleted":
        return DELETED, before
    return ANSWER, event
