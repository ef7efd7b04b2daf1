"""*Check AI energy claim* on a message: weighed in its thread, for one's own eyes first."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.conversation import team_of
from bot.slack.destination import deliver, place_of
from bot.slack.house import House

CLAIM = "check_claim"


def register(app: AsyncApp, house: House) -> None:
    """Answer as if the message had been asked of us."""

    @app.message_shortcut(CLAIM)
    async def on_claim(ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        person = body["user"]["id"]
        reply = await house.ask(body["message"].get("text") or "", team_of(context), person)
        await deliver(context.client, person, place_of(body), reply, house.base_url)
