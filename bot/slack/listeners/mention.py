"""@mentions in channels: answered in the thread they stand in."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.say.async_say import AsyncSay

from bot.slack.conversation import by_a_person, thread_key
from bot.slack.house import House
from bot.slack.posting import public, send


def register(app: AsyncApp, house: House) -> None:
    """Answer @mentions, in their thread."""

    @app.event("app_mention", matchers=[by_a_person])
    async def on_mention(event: dict[str, Any], context: AsyncBoltContext, say: AsyncSay) -> None:
        thread_ts = event.get("thread_ts") or event["ts"]
        reply = house.desk.ask(
            event.get("text", ""), thread_key(context, event["channel"], thread_ts)
        )
        await send(say, **public(reply, house.base_url), thread_ts=thread_ts)
