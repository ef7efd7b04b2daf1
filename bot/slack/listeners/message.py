"""Direct messages: answered where they stand, in their thread if they are in one."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.say.async_say import AsyncSay

from bot.slack.conversation import by_a_person, thread_key
from bot.slack.house import House
from bot.slack.posting import public, send


def register(app: AsyncApp, house: House) -> None:
    """Answer direct messages."""

    @app.event("message", matchers=[by_a_person, _is_direct_message])
    async def on_message(event: dict[str, Any], context: AsyncBoltContext, say: AsyncSay) -> None:
        thread_ts = event.get("thread_ts")
        key = thread_key(context, event["channel"], thread_ts or "")
        reply = house.desk.ask(event.get("text", ""), key)
        await send(say, **public(reply, house.base_url), thread_ts=thread_ts)


async def _is_direct_message(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "im"
