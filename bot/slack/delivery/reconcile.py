"""Whether an earlier attempt got through: looked up before anything is posted again.

Every post of ours carries the id of its event as message metadata. Slack has no documented
idempotency key. Its list of errors of ``chat.postMessage`` speaks of messages that were posted
before under the same ``client_msg_id``, so one goes along: a second line, and no promise.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import refusals
from bot.store.protocol import Question

EVENT = "event"
"""Key of the event's id in a message's metadata."""
_NAMESPACE = uuid.UUID("6f1a2c6e-2d0f-5f0b-9a53-1f1f0c8f6a11")
# Without one of the history scopes, or outside of the channel, we may not look.
_BLIND = frozenset(
    {"missing_scope", "not_in_channel", "channel_not_found", "thread_not_found", "no_permission"}
)
_PAGE = 15
_PAGES = 20


KNOWN_BUT_GONE = frozenset({"duplicate_message_not_found", "duplicate_channel_not_found"})
"""Slack remembers our client id, but no message of that id."""


def signed(message: Mapping[str, Any], question: Question, kind: str) -> dict[str, Any]:
    """A message that can be recognised as the answer to this question."""
    metadata: Mapping[str, Any] = message.get("metadata") or {"event_type": kind}
    payload = {**metadata.get("event_payload", {}), EVENT: question.event_id}
    return {
        **message,
        "metadata": {**metadata, "event_payload": payload},
        "client_msg_id": str(uuid.uuid5(_NAMESPACE, question.event_id)),
    }


async def earlier_replies(client: AsyncWebClient, question: Question) -> list[str]:
    """Timestamps of the answers that earlier attempts have posted, the oldest first.

    None also where we may not look: then a question can be answered twice, never not at all.

    Raises
    ------
    SlackApiError
        If Slack does not answer this now.
    """
    found = []
    try:
        async for message in _since(client, question):
            metadata = message.get("metadata") or {}
            if metadata.get("event_payload", {}).get(EVENT) == question.event_id:
                found.append(str(message["ts"]))
    except SlackApiError as error:
        if refusals.reason(error) not in _BLIND:
            raise
    # Of a direct message's top level, Slack gives the latest first.
    return sorted(found)


async def _since(client: AsyncWebClient, question: Question) -> AsyncIterator[dict[str, Any]]:
    """What was said in the conversation after the question."""
    where: dict[str, Any] = {
        "channel": question.channel,
        "oldest": question.message,
        "include_all_metadata": True,
        "limit": _PAGE,
    }
    look: Callable[..., Awaitable[Any]] = client.conversations_history
    if question.thread:
        look, where["ts"] = client.conversations_replies, question.thread
    for _ in range(_PAGES):
        page = await look(**where)
        for message in page.get("messages") or ():
            yield message
        where["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
        if not where["cursor"]:
            return
