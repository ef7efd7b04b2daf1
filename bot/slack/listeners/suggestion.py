"""A click on a suggested question asks it."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.render.blocks import ASK
from bot.slack.conversation import is_direct, team_of
from bot.slack.delivery.inbox import Asked
from bot.slack.destination import beside, deliver
from bot.slack.house import House
from bot.slack.listeners.home import publish


def register(app: AsyncApp, house: House) -> None:
    """Answer a suggested question where its button stands."""

    @app.action(re.compile(rf"^{ASK}-\d+$"))
    async def on_suggestion(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        place, person = body["container"], body["user"]["id"]
        if place["type"] == "view":
            await ack()
            await publish(
                house, context, await house.ask(action["value"], team_of(context), person)
            )
            return
        if place.get("is_ephemeral"):
            await ack()
            reply = await house.ask(action["value"], team_of(context), person)
            await deliver(context.client, person, beside(body), reply, house.base_url)
            return
        asked = Asked(
            text=action["value"],
            channel=place["channel_id"],
            message=action["action_ts"],
            thread=_thread(place) or "",
            person=person,
        )
        await house.inbox.put(asked, body["trigger_id"], context)
        await ack()


def _thread(place: dict[str, Any]) -> str | None:
    """The thread to answer in: the button's own; in a channel never outside of one."""
    thread_ts: str | None = place.get("thread_ts")
    return thread_ts if is_direct(place["channel_id"]) else thread_ts or place["message_ts"]
