"""The app was removed: nothing of its workspace stays with us."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.slack.delivery.inbox import Origin
from bot.slack.house import House


def register(app: AsyncApp, house: House) -> None:
    """Forget whoever removed us, or took our token back.

    Done before Slack hears 200, and without a token: ours is no longer good for anything.
    """

    @house.inbox.at_once("app_uninstalled")
    @house.inbox.at_once("tokens_revoked")
    async def on_goodbye(body: dict[str, Any], origin: Origin) -> None:
        revoked = body["event"].get("tokens")
        if revoked is not None and not revoked.get("bot"):
            return
        at = float(body.get("event_time") or 0)
        if await house.workspaces.left(origin.enterprise, origin.team, at):
            await house.store.forget_team(origin.workspace)
