"""*Change assumptions* under an answer, and the global shortcut: both open the modal."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.blocks import CHANGE
from bot.slack.destination import place_of
from bot.slack.house import House
from bot.slack.views.assumptions import opened

CALCULATE = "calculate"
_BEGIN = "/explain/footprint"


def register(app: AsyncApp, house: House) -> None:
    """Open the modal."""

    @app.action(CHANGE)
    async def on_change(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await ack()
        view = opened(action["value"], place_of(body))
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.global_shortcut(CALCULATE)
    async def on_shortcut(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=opened(_BEGIN, {}))
