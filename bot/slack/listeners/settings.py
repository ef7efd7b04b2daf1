"""*Answer with the link only*, for a whole workspace: an admin's choice."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import refusals
from bot.slack.conversation import team_of
from bot.slack.house import House
from bot.slack.listeners.home import publish
from bot.slack.posting import respond
from bot.slack.views.settings import LINK_ONLY, settings
from bot.slack.views.words import words
from bot.store.protocol import Chosen


def register(app: AsyncApp, house: House) -> None:
    """Change the setting and show it, on the Home tab or where it was asked for."""

    @app.action(LINK_ONLY)
    async def on_link_only(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        await ack()
        team = team_of(context)
        notice = await _objection(context.client, context.user_id or "")
        if not notice:
            await house.store.set_workspace(team, Chosen(link_only=action["value"] == "on"))
        if url := body.get("response_url"):
            shown = {**settings(await house.chosen(team), notice), "replace_original": True}
            await respond(context.client, url, shown)
        else:
            await publish(house, context, notice=notice)


async def _objection(client: AsyncWebClient, person: str) -> str:
    """Why this person may not change a workspace's settings; empty if they may."""
    try:
        user = (await client.users_info(user=person))["user"]
    except SlackApiError as error:
        if refusals.reason(error) != "missing_scope":
            raise
        # Rather nobody than anybody.
        return words()["admins_unknown"]
    return "" if user.get("is_admin") or user.get("is_owner") else words()["admins_only"]
