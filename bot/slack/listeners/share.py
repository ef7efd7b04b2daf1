"""*Share in channel*: the answer that only its asker saw, for everybody."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.render.blocks import SHARE
from bot.slack.conversation import team_of
from bot.slack.destination import place_of, publish
from bot.slack.house import House
from bot.slack.posting import respond
from bot.slack.recipes import recall


def register(app: AsyncApp, house: House) -> None:
    """Post what was shared, then remove the private copy."""

    @app.action(SHARE)
    async def on_share(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        await ack()
        reply = await house.as_chosen(recall(action["value"]), team_of(context))
        # An ephemeral message cannot be made public; a response URL can post where we are no
        # member (https://docs.slack.dev/interactivity/handling-user-interaction).
        await publish(context.client, place_of(body), reply, house.base_url)
        await respond(context.client, body["response_url"], {"delete_original": True})
