"""The modal at work: a value is chosen, the answer follows; sent, it is answered for good."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import refusals
from bot.slack.conversation import team_of
from bot.slack.destination import deliver, publish
from bot.slack.house import House
from bot.slack.views.assumptions import CALLBACK, MORE, TOPIC, errors, redrawn
from bot.slack.views.inputs import SET
from bot.slack.views.sheet import Sheet
from calculations.errors import InvalidScenario


def register(app: AsyncApp, house: House) -> None:
    """Redraw the modal at every change, and answer when it is sent."""

    @app.action(re.compile(f"^{SET}"))
    async def on_value(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _redraw(client, body["view"], _sheet(body["view"]))

    @app.action(MORE)
    async def on_more(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await _redraw(client, body["view"], _sheet(body["view"]).all_shown())

    @app.action(TOPIC)
    async def on_topic(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await ack()
        view, topic = body["view"], action["selected_option"]["value"]
        await _redraw(client, view, _sheet(view).about(topic, _state(view)))

    @app.view(CALLBACK)
    async def on_sent(
        ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        sheet = _sheet(view)
        try:
            made = sheet.reply(_state(view))
        except InvalidScenario as error:
            await ack(response_action="errors", errors=errors(sheet, error.problems))
            return
        await ack()
        reply = await house.as_chosen(made, team_of(context))
        if chosen := body.get("response_urls"):
            place = {"url": chosen[0]["response_url"]}
            await publish(context.client, place, reply, house.base_url)
        else:
            person = context.user_id or ""
            await deliver(context.client, person, sheet.at, reply, house.base_url)


def _sheet(view: dict[str, Any]) -> Sheet:
    return Sheet.read(view["private_metadata"])


def _state(view: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = view["state"]["values"]
    return values


async def _redraw(client: AsyncWebClient, view: dict[str, Any], sheet: Sheet) -> None:
    shown = redrawn(sheet, _state(view))
    try:
        await client.views_update(view_id=view["id"], hash=view["hash"], view=shown)
    except SlackApiError as error:
        # Somebody typed on: the next change redraws it, with both in it.
        if refusals.reason(error) not in {"hash_conflict", "not_found", "view_not_found"}:
            raise
