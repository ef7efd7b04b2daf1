"""Direct messages: answered where they stand, in their thread if they are in one."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.say.async_say import AsyncSay

from bot.desk import Desk
from bot.slack.conversation import by_a_person, thread_key
from bot.slack.posting import public


def register(app: AsyncApp, desk: Desk, base_url: str) -> None:
    """Answer direct messages."""

    @app.event("message", matchers=[by_a_person, _is_direct_message])
    async def on_message(event: dict[str, Any], context: AsyncBoltContext, say: AsyncSay) -> None:
        thread_ts = event.get("thread_ts")
        key = thread_key(context, event["channel"], thread_ts or "")
        reply = desk.ask(event.get("text", ""), key)
        await say(**public(reply, base_url), thread_ts=thread_ts)


async def _is_direct_message(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "im"
