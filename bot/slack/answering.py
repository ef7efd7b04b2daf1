"""What the worker does with a question: the one place where an answer is posted."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.blocks import notices
from bot.slack.conversation import is_direct
from bot.slack.delivery.inbox import ANSWER, BROKEN
from bot.slack.delivery.reconcile import earlier_reply, signed
from bot.slack.delivery.worker import Handler
from bot.slack.house import House
from bot.slack.posting import METADATA_EVENT, public, send
from bot.slack.revising import revisers
from bot.slack.trouble import described, named
from bot.store.protocol import Question

_log = logging.getLogger(__name__)
_POSTED_BEFORE = "duplicate_client_msg_id"


def handlers(house: House) -> Mapping[str, Handler]:
    """By kind of question, what answers it."""

    async def answer(question: Question, client: AsyncWebClient) -> str:
        if question.attempts > 1 and (earlier := await earlier_reply(client, question)):
            return earlier
        reply = await house.answer(question.query, question.team, question.person)
        message = public(reply, house.base_url)
        try:
            posted = await send(
                client.chat_postMessage,
                channel=question.channel,
                thread_ts=question.thread or None,
                **signed(message, question, METADATA_EVENT),
            )
        except SlackApiError as error:
            if error.response.get("error") == _POSTED_BEFORE:
                return ""
            raise
        return str(posted["ts"])

    async def broken(question: Question, client: AsyncWebClient) -> str:
        await _tell(question, client)
        return ""

    return {ANSWER: answer, BROKEN: broken, **revisers(house, answer)}


async def apologise(question: Question, client: AsyncWebClient, error: Exception) -> None:
    """Log what went wrong and tell the asker; never raises."""
    _log.error(
        "reference %s: %s",
        question.reference,
        described(error),
        extra={"reference": question.reference},
    )
    try:
        await _tell(question, client)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as second:
        _log.warning(
            "reference %s: could not tell the user: %s",
            question.reference,
            named(second),
            extra={"reference": question.reference},
        )


async def _tell(question: Question, client: AsyncWebClient) -> None:
    """Tell the asker alone that we failed, and the reference under which the log has it."""
    notice = notices(reference=question.reference)["broken"]
    where: dict[str, Any] = {"channel": question.channel, "thread_ts": question.thread or None}
    if is_direct(question.channel):
        await client.chat_postMessage(text=notice, **where)
    elif question.person:
        await client.chat_postEphemeral(user=question.person, text=notice, **where)
