"""Where an answer goes that nobody waits for any more: out of a modal, or after a shortcut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers import Reply
from bot.render.blocks import classic
from bot.slack import refusals
from bot.slack.conversation import is_direct
from bot.slack.posting import ResponseRefused, private, public, respond, send

Place = Mapping[str, str]
"""What is known of it: ``channel``, ``thread``, ``url`` (of a response), and with "yes"
``replace`` (a private answer gives way to the new one) or ``ours`` (a direct message to us)."""


def place_of(body: Mapping[str, Any]) -> dict[str, str]:
    """Where something was clicked: a message of ours, or one that was pointed at."""
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id", "")
    ephemeral, direct = bool(container.get("is_ephemeral")), is_direct(channel)
    thread = container.get("thread_ts") or message.get("thread_ts")
    if not (thread or ephemeral or direct):
        thread = container.get("message_ts") or message.get("ts")
    known = {
        "channel": channel,
        "thread": thread,
        "url": body.get("response_url"),
        "replace": "yes" if ephemeral else "",
        # What a shortcut or a link's preview points at may be a direct message of other people.
        "ours": "yes" if direct and container.get("type") == "message" and not ephemeral else "",
    }
    return {name: value for name, value in known.items() if value}


def beside(body: Mapping[str, Any]) -> Place:
    """The same, where what was clicked is to stay."""
    return {name: value for name, value in place_of(body).items() if name != "replace"}


async def deliver(
    client: AsyncWebClient, person: str, at: Place, reply: Reply, base_url: str
) -> None:
    """Show an answer to one person, as near to where they asked as Slack lets us.

    In a direct message to us it is posted. Elsewhere they alone see it, with the button that
    shares it: by the response URL, which works where we are no member, or by the Web API, which
    works for longer than half an hour; else it comes as a direct message.
    """
    if "ours" in at and await _posted(client, at, public(reply, base_url)):
        return
    message = private(reply, base_url)
    if not (await _responded(client, at, message) or await _whispered(client, person, at, message)):
        await send(client.chat_postMessage, channel=person, **public(reply, base_url))


async def publish(client: AsyncWebClient, at: Place, reply: Reply, base_url: str) -> None:
    """Post an answer for everybody in the conversation that a response URL stands for.

    Raises
    ------
    ResponseRefused
        If Slack did not take it.
    """
    message = public(reply, base_url)
    # A refusal would not come back from there.
    message["blocks"] = classic(message["blocks"])
    where = {"thread_ts": at["thread"]} if "thread" in at else {}
    shared = {"response_type": "in_channel", "replace_original": False, **message, **where}
    await respond(client, at["url"], shared)


async def _posted(client: AsyncWebClient, at: Place, message: dict[str, Any]) -> bool:
    where = {"channel": at["channel"], "thread_ts": at.get("thread")}
    try:
        await send(client.chat_postMessage, **where, **message)
    except SlackApiError as error:
        # An answer was shared into a direct message of other people, where we are not.
        if refusals.reason(error) not in {"channel_not_found", "not_in_channel"}:
            raise
        return False
    return True


async def _responded(client: AsyncWebClient, at: Place, message: dict[str, Any]) -> bool:
    if "url" not in at:
        return False
    where = {"thread_ts": at["thread"]} if "thread" in at else {}
    replace = {"replace_original": "replace" in at}
    try:
        await respond(client, at["url"], {**message, **where, **replace})
    except ResponseRefused:
        return False
    return True


async def _whispered(
    client: AsyncWebClient, person: str, at: Place, message: dict[str, Any]
) -> bool:
    if "channel" not in at:
        return False
    said = {name: message[name] for name in ("text", "blocks")}
    try:
        await client.chat_postEphemeral(
            channel=at["channel"], user=person, thread_ts=at.get("thread"), **said
        )
    except SlackApiError:
        return False
    return True
