"""Was it helpful? A vote is kept with the answer's address, and after a "no" the reason."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.render.blocks import FEEDBACK, NO
from bot.slack.house import House
from bot.slack.views.reason import CALLBACK, asked, chosen, vote


def register(app: AsyncApp, house: House) -> None:
    """Keep votes and ask for reasons."""

    @app.action(FEEDBACK)
    async def on_vote(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        await ack()
        given = vote(action["value"], body, context)
        # First, so that the reason, which comes as another vote, is not overtaken by this one.
        await house.store.vote(given)
        if given.verdict == NO:
            await context.client.views_open(trigger_id=body["trigger_id"], view=asked(given))

    @app.view(CALLBACK)
    async def on_reason(ack: AsyncAck, view: dict[str, Any]) -> None:
        await ack()
        await house.store.vote(chosen(view))
