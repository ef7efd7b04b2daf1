"""``/ai-energy``: answered for the asker's eyes only."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.slack.house import House
from bot.slack.posting import private

COMMAND = "/ai-energy"


def register(app: AsyncApp, house: House) -> None:
    """Answer the slash command in its acknowledgement."""

    @app.command(COMMAND)
    async def on_command(command: dict[str, Any], ack: AsyncAck) -> None:
        reply = house.desk.ask(command.get("text", "").strip() or "help")
        await ack(private(reply, house.base_url))
