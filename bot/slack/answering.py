"""What the worker does with a question: the one place where an answer is posted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.blocks import notices
from bot.slack import refusals
from bot.slack.conversation import is_direct
from bot.slack.delivery.fence import Fence, Method
from bot.slack.delivery.inbox import ANSWER, BROKEN
from bot.slack.delivery.outcomes import wait_before
from bot.slack.delivery.reconcile import KNOWN_BUT_GONE, earlier_replies, signed
from bot.slack.delivery.worker import Handler
from bot.slack.house import House
from bot.slack.posting import METADATA_EVENT, public, send
from bot.slack.revising import revisers
from bot.slack.trouble import described, named
from bot.store.protocol import Question

_log = logging.getLogger(__name__)
_POSTED_BEFORE = "duplicate_client_msg_id"
_GONE = frozenset({"message_not_found", "channel_not_found", "not_in_channel"})
_TRIES = 8


def handlers(house: House) -> Mapping[str, Handler]:
    """By kind of question, what answers it."""

    async def answer(question: Question, client: AsyncWebClient, fence: Fence) -> str:
        if question.attempts > 1:
            fence.answers = await earlier_replies(client, question)
        if not fence.answers:
            reply = await house.answer(question.query, question.team, question.person)
            posted = await _posted(question, client, fence, public(reply, house.base_url))
            fence.answers = [posted]
        return fence.answers[0]

    async def broken(question: Question, client: AsyncWebClient, fence: Fence) -> str:
        await _tell(question, client, fence)
        return ""

    return {ANSWER: answer, BROKEN: broken, **revisers(house, answer)}


async def take_back(question: Question, client: AsyncWebClient, posted: str) -> None:
    """Remove an answer of ours beside which another one counts; never raises."""
    _log.warning(
        "reference %s: a second answer is taken back",
        question.reference,
        extra={"reference": question.reference},
    )
    for failures in range(1, _TRIES + 1):
        try:
            await client.chat_delete(channel=question.channel, ts=posted)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            if isinstance(error, SlackApiError) and refusals.reason(error) in _GONE:
                return
            _log.warning("reference %s: not yet: %s", question.reference, named(error))
            await asyncio.sleep(wait_before(failures))
        else:
            return


async def apologise(
    question: Question, client: AsyncWebClient, fence: Fence, error: Exception
) -> None:
    """Log what went wrong and tell the asker; never raises."""
    _log.error(
        "reference %s: %s",
        question.reference,
        described(error),
        extra={"reference": question.reference},
    )
    try:
        await _tell(question, client, fence)
    except Exception as second:  # noqa: BLE001 - that is all that could be done
        _log.warning(
            "reference %s: could not tell the user: %s",
            question.reference,
            named(second),
            extra={"reference": question.reference},
        )


async def _posted(
    question: Question, client: AsyncWebClient, fence: Fence, message: Mapping[str, Any]
) -> str:
    """Post an answer; its timestamp, or "" where Slack had it and does not say which it is."""
    ours = signed(message, question, METADATA_EVENT)
    ours |= {"channel": question.channel, "thread_ts": question.thread or None}
    post: Method = fence.guard(client.chat_postMessage)
    try:
        try:
            sent = await send(post, **ours)
        except SlackApiError as error:
            if refusals.reason(error) not in KNOWN_BUT_GONE:
                raise
            # Not there, though Slack knows its id: under that id it would be refused for ever.
            sent = await send(post, **{**ours, "client_msg_id": None})
    except SlackApiError as error:
        if refusals.reason(error) == _POSTED_BEFORE:
            return ""
        raise
    return str(sent["ts"])


async def _tell(question: Question, client: AsyncWebClient, fence: Fence) -> None:
    """Tell the asker alone that we failed, and the reference under which the log has it."""
    notice = notices(reference=question.reference)["broken"]
    where: dict[str, Any] = {"channel": question.channel, "thread_ts": question.thread or None}
    if is_direct(question.channel):
        await fence.guard(client.chat_postMessage)(text=notice, **where)
    elif question.person:
        await fence.guard(client.chat_postEphemeral)(user=question.person, text=notice, **where)
