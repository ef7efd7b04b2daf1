"""@mentions in channels: answered in the thread they stand in."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.say.async_say import AsyncSay

from bot.desk import Desk
from bot.slack.conversation import by_a_person, thread_key
from bot.slack.posting import public


def register(app: AsyncApp, desk: Desk, base_url: str) -> None:
    """Answer @mentions, in their thread."""

    @app.event("app_mention", matchers=[by_a_person])
    async def on_mention(event: dict[str, Any], context: AsyncBoltContext, say: AsyncSay) -> None:
        thread_ts = event.get("thread_ts") or event["ts"]
        reply = desk.ask(event.get("text", ""), thread_key(context, event["channel"], thread_ts))
        await say(**public(reply, base_url), thread_ts=thread_ts)
