"""``/ai-energy``: answered for the asker's eyes only."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.conversation import team_of
from bot.slack.house import House
from bot.slack.posting import private
from bot.slack.views.settings import SETTINGS, settings

COMMAND = "/ai-energy"


def register(app: AsyncApp, house: House) -> None:
    """Answer the slash command in its acknowledgement."""

    @app.command(COMMAND)
    async def on_command(command: dict[str, Any], ack: AsyncAck, context: AsyncBoltContext) -> None:
        text, team = command.get("text", "").strip() or "help", team_of(context)
        if text.casefold() == SETTINGS:
            await ack(settings(await house.chosen(team)))
            return
        reply = await house.ask(text, team, context.user_id or "")
        await ack(private(reply, house.base_url))
