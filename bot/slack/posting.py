"""What we send to Slack: the arguments of a message, and the ways out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.answers import Reply
from bot.recent import Same
from bot.render.blocks import blocks, classic, fallback, recipe
from bot.slack import refusals
from calculations import METHOD_VERSION

METADATA_EVENT = "ai_energy_answer"
_DRAWN = 50
"""So many are kept in memory: what is asked often is answered with the very same reply."""
_REFUSALS = frozenset({"invalid_blocks", "invalid_blocks_format", "invalid_attachments"})


class ResponseRefused(Exception):
    """A response URL did not take what was sent; it holds for half an hour and five uses."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the response URL answered {status}")


def public(reply: Reply, base_url: str) -> dict[str, Any]:
    """A reply as arguments of ``chat.postMessage`` and ``chat.update``."""
    return dict(_drawn(base_url)(reply))


@cache
def _drawn(base_url: str) -> Same[Reply, Mapping[str, Any]]:
    return Same(lambda reply: _public(reply, base_url), _DRAWN)


def _public(reply: Reply, base_url: str) -> Mapping[str, Any]:
    message = _message(reply, base_url, feedback=True)
    if said := recipe(reply):
        payload = {"v": METHOD_VERSION, **said}
        message["metadata"] = {"event_type": METADATA_EVENT, "event_payload": payload}
    return message


def private(reply: Reply, base_url: str) -> dict[str, Any]:
    """A reply for the asker's eyes, with the button that shares it.

    It goes out where no refusal comes back, so that it holds only blocks that every client knows.
    """
    return {"response_type": "ephemeral", **_message(reply, base_url, share=True)}


def _message(reply: Reply, base_url: str, **buttons: bool) -> dict[str, Any]:
    return {
        "text": fallback(reply, base_url),
        "blocks": blocks(reply, base_url, **buttons),
        "unfurl_links": False,
        "unfurl_media": False,
    }


async def send(method: Callable[..., Awaitable[Any]], **message: Any) -> Any:
    """Call a method of the Web API; where Slack refuses the newer blocks, again without them.

    Raises
    ------
    SlackApiError
        If Slack refuses it for another reason, or still.
    """
    try:
        return await method(**message)
    except SlackApiError as error:
        plainer = classic(message.get("blocks", ()))
        if refusals.reason(error) not in _REFUSALS or plainer == message.get("blocks"):
            raise
    return await method(**{**message, "blocks": plainer})


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
