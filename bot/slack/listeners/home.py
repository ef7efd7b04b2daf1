"""The Home tab: asked there, answered there; one's own defaults are kept as they are chosen."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.answers import Reply
from bot.slack.conversation import team_of
from bot.slack.house import House
from bot.slack.views.home import FORGET, OWN, QUESTION, home
from bot.slack.views.inputs import UNSET


def register(app: AsyncApp, house: House) -> None:
    """Publish the tab, and again after everything that is done on it."""

    @app.event("app_home_opened", matchers=[_shows_home])
    async def on_opened(context: AsyncBoltContext) -> None:
        await publish(house, context)

    @app.action(QUESTION)
    async def on_question(ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        person = context.user_id or ""
        await publish(house, context, await house.ask(action["value"], team_of(context), person))

    @app.action(re.compile(f"^{OWN}"))
    async def on_default(ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        team, person = team_of(context), context.user_id or ""
        key, text = action["action_id"].removeprefix(OWN), action["selected_option"]["value"]
        kept = {**await house.store.preferences(team, person), key: text}
        known = {name: value for name, value in kept.items() if value != UNSET}
        await house.store.set_preferences(team, person, known)
        await publish(house, context)

    @app.action(FORGET)
    async def on_forget(ack: AsyncAck, context: AsyncBoltContext) -> None:
        await ack()
        await house.store.set_preferences(team_of(context), context.user_id or "", {})
        await publish(house, context)


async def publish(
    house: House, context: AsyncBoltContext, reply: Reply | None = None, notice: str = ""
) -> None:
    """Show somebody their Home tab."""
    team, person = team_of(context), context.user_id or ""
    own, chosen = await house.own(team, person), await house.chosen(team)
    view = home(own, chosen, house.base_url, reply, notice)
    await context.client.views_publish(user_id=person, view=view)


async def _shows_home(event: dict[str, Any]) -> bool:
    return event.get("tab") == "home"
