"""A click on a suggested question asks it, where its button stands."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.render.blocks import ASK
from bot.slack.conversation import is_direct, team_of
from bot.slack.delivery.inbox import Asked, origin_of
from bot.slack.destination import beside, deliver
from bot.slack.house import House
from bot.slack.listeners.home import publish

_SUGGESTED = re.compile(rf"^{ASK}-\d+$")


def register(app: AsyncApp, house: House) -> None:
    """Answer a suggested question: on the Home tab, for its reader alone, or for everybody."""

    @app.action(_SUGGESTED, matchers=[_on_home])
    async def on_home(ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        reply = await house.ask(action["value"], team_of(context), context.user_id or "")
        await publish(house, context, reply)

    @app.action(_SUGGESTED, matchers=[_in_private])
    async def on_private(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        await ack()
        person = context.user_id or ""
        reply = await house.ask(action["value"], team_of(context), person)
        await deliver(context.client, person, beside(body), reply, house.base_url)

    @app.action(_SUGGESTED)
    async def on_suggestion(ack: AsyncAck, action: dict[str, Any], body: dict[str, Any]) -> None:
        await house.inbox.put(_asked(action, body), body["trigger_id"], origin_of(body))
        await ack()


def _asked(action: dict[str, Any], body: dict[str, Any]) -> Asked:
    place = body["container"]
    channel, thread = place["channel_id"], place.get("thread_ts")
    if not is_direct(channel):
        # A shared help text has buttons too: never outside of a thread.
        thread = thread or place["message_ts"]
    return Asked(
        text=action["value"],
        channel=channel,
        message=action["action_ts"],
        thread=thread or "",
        person=body["user"]["id"],
    )


async def _on_home(body: dict[str, Any]) -> bool:
    return bool((body.get("container") or {}).get("type") == "view")


async def _in_private(body: dict[str, Any]) -> bool:
    return bool((body.get("container") or {}).get("is_ephemeral"))
