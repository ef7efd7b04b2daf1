"""*Share in channel*: the answer that only its asker saw, for everybody."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.blocks import SHARE, classic
from bot.slack.house import House
from bot.slack.posting import public, respond
from bot.slack.recipes import recall


def register(app: AsyncApp, house: House) -> None:
    """Post what was shared, then remove the private copy."""

    @app.action(SHARE)
    async def on_share(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await ack()
        url, place = body["response_url"], body.get("container", {})
        message = public(recall(action["value"]), house.base_url)
        message["blocks"] = classic(message["blocks"])
        if thread_ts := place.get("thread_ts"):
            message["thread_ts"] = thread_ts
        # An ephemeral message cannot be made public; a response URL can post where we are no
        # member (https://docs.slack.dev/interactivity/handling-user-interaction).
        shared = {"response_type": "in_channel", "replace_original": False, **message}
        await respond(client, url, shared)
        await respond(client, url, {"delete_original": True})
