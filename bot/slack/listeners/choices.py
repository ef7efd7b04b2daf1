"""What Slack lists while somebody types a town, a model or a card."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.slack.house import House
from bot.slack.views.choices import choices


def register(app: AsyncApp, house: House) -> None:
    """List what begins with what was typed."""

    @app.options(re.compile(r"^(set|own)-"))
    async def on_typing(ack: AsyncAck, payload: dict[str, Any]) -> None:
        key = payload["action_id"].partition("-")[2]
        await ack(options=choices(key, payload.get("value") or ""))
