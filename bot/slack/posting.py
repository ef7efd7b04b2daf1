"""What we send to Slack, and the one way to a response URL."""

from __future__ import annotations

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.answers import Reply
from bot.render.blocks import blocks, fallback
from calculations import METHOD_VERSION

METADATA_EVENT = "ai_energy_answer"


class ResponseRefused(Exception):
    """A response URL did not take what was sent; it holds for half an hour and five uses."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the response URL answered {status}")


def public(reply: Reply, base_url: str) -> dict[str, Any]:
    """A reply as arguments of ``chat.postMessage``."""
    message = {
        "text": fallback(reply, base_url),
        "blocks": blocks(reply, base_url),
        "unfurl_links": False,
        "unfurl_media": False,
    }
    if reply.scenario is not None:
        payload = {"v": METHOD_VERSION, "path": reply.answer.path}
        message["metadata"] = {"event_type": METADATA_EVENT, "event_payload": payload}
    return message


def private(reply: Reply, base_url: str) -> dict[str, Any]:
    """A reply for the asker's eyes, with the button that shares it."""
    return {
        "response_type": "ephemeral",
        "text": fallback(reply, base_url),
        "blocks": blocks(reply, base_url, share=True),
        "unfurl_links": False,
        "unfurl_media": False,
    }


async def respond(client: AsyncWebClient, response_url: str, message: dict[str, Any]) -> None:
    """Send a message to a response URL over the session that everything else uses.

    Bolt's own ``respond`` opens a connection of its own for every call.

    Raises
    ------
    ResponseRefused
        If Slack did not take it.
    """
    webhook = AsyncWebhookClient(
        response_url,
        session=client.session,
        retry_handlers=client.retry_handlers,
        logger=client.logger,
    )
    sent = await webhook.send_dict(message)
    if sent.status_code != 200:
        raise ResponseRefused(sent.status_code)
