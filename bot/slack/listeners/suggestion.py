"""A click on a suggested question asks it."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.say.async_say import AsyncSay

from bot.render.blocks import ASK
from bot.slack.conversation import is_direct, thread_key
from bot.slack.house import House
from bot.slack.posting import private, public, respond, send


def register(app: AsyncApp, house: House) -> None:
    """Answer a suggested question where its button stands."""

    @app.action(re.compile(rf"^{ASK}-\d+$"))
    async def on_suggestion(
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        say: AsyncSay,
    ) -> None:
        await ack()
        place = body["container"]
        if place.get("is_ephemeral"):
            message = private(house.desk.ask(action["value"]), house.base_url)
            await respond(
                context.client, body["response_url"], {"replace_original": False, **message}
            )
            return
        channel, thread_ts = place["channel_id"], _thread(place)
        reply = house.desk.ask(action["value"], thread_key(context, channel, thread_ts or ""))
        await send(say, **public(reply, house.base_url), channel=channel, thread_ts=thread_ts)


def _thread(place: dict[str, Any]) -> str | None:
    """The thread to answer in: the button's own; in a channel never outside of one."""
    thread_ts: str | None = place.get("thread_ts")
    return thread_ts if is_direct(place["channel_id"]) else thread_ts or place["message_ts"]
