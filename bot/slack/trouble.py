"""Whatever goes wrong: the log gets the place, the user a reference to it, nobody the words."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from bot.render.blocks import notices
from bot.slack import refusals
from bot.slack.conversation import is_direct
from bot.slack.posting import ResponseRefused, respond
from bot.slack.views.trouble import trouble

# Somebody posted a link or looked at our tab; an excuse would only puzzle them.
_NOBODY_WAITS = frozenset({"link_shared", "app_home_opened"})

_log = logging.getLogger(__name__)


async def on_error(
    error: Exception,
    body: dict[str, Any],
    context: AsyncBoltContext,
    response: BoltResponse | None,
) -> BoltResponse | None:
    """Bolt's global error handler."""
    if isinstance(error, BoltUnhandledRequestError):
        # Nothing of ours; any other status and Slack would send it again, and in the end stop.
        return BoltResponse(status=200, body="")
    reference = secrets.token_hex(4)
    _log.error("reference %s: %s", reference, described(error), extra={"reference": reference})
    notice = notices(reference=reference)["broken"]
    if response is not None and (said := _in_acknowledgement(body, notice)) is not None:
        return BoltResponse(status=200, body=said)
    await _tell(notice, reference, body, context)
    # Sent again it would fail again.
    return None if response is None else BoltResponse(status=200, body="")


def _in_acknowledgement(body: Mapping[str, Any], notice: str) -> dict[str, Any] | None:
    """The notice as the answer that Slack waits for, where it waits for one."""
    if "command" in body:
        return {"response_type": "ephemeral", "text": notice}
    if body.get("type") == "block_suggestion":
        return {"options": []}
    if body.get("type") == "view_submission":
        return {"response_action": "update", "view": trouble(notice)}
    return None


def described(error: BaseException) -> str:
    """Type and place of an error and of those that led to it.

    Their messages stay out: Python's often quote the value at fault, here somebody's question.
    """
    parts = []
    current: BaseException | None = error
    while current is not None:
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"{named(current)}\n{frames}")
        hidden = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or hidden
    return "\nafter ".join(parts)


def named(error: BaseException) -> str:
    """An error's type, and what Slack calls it."""
    name = type(error).__name__
    if isinstance(error, SlackApiError):
        return f"{name} ({refusals.reason(error)})"
    return f"{name} ({error})" if isinstance(error, ResponseRefused) else name


async def _tell(
    notice: str, reference: str, body: dict[str, Any], context: AsyncBoltContext
) -> None:
    event = body.get("event") or {}
    channel, user = context.channel_id, context.user_id
    if event.get("type") in _NOBODY_WAITS:
        return
    try:
        if context.function_execution_id:
            await context.client.functions_completeError(
                function_execution_id=context.function_execution_id, error=notice
            )
        elif context.response_url:
            message = {"response_type": "ephemeral", "replace_original": False, "text": notice}
            await respond(context.client, context.response_url, message)
        elif channel and is_direct(channel):
            await context.client.chat_postMessage(
                channel=channel, text=notice, thread_ts=event.get("thread_ts")
            )
        elif channel and user:
            await context.client.chat_postEphemeral(
                channel=channel, user=user, text=notice, thread_ts=event.get("thread_ts")
            )
    except (SlackApiError, ResponseRefused, aiohttp.ClientError, TimeoutError) as second:
        _log.warning(
            "reference %s: could not tell the user: %s",
            reference,
            named(second),
            extra={"reference": reference},
        )
