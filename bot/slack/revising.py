"""Questions that were changed or taken back after they had been answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.conversation import is_direct
from bot.slack.delivery.fence import Fence
from bot.slack.delivery.inbox import DELETED, EDITED
from bot.slack.delivery.worker import Handler
from bot.slack.house import House
from bot.slack.posting import public, send
from bot.store.protocol import Question

# An answer that has just been posted may not be noted yet.
_NOTED_SECONDS = 1.0


def revisers(house: House, answer: Handler) -> Mapping[str, Handler]:
    """By kind of change, what follows it; `answer` is for who asks us only by the change."""

    async def reply_to(question: Question) -> str | None:
        where = (question.team, question.channel, question.message)
        found = await house.store.reply_to(*where)
        if found is None:
            await asyncio.sleep(_NOTED_SECONDS)
            found = await house.store.reply_to(*where)
        return found

    async def edited(question: Question, client: AsyncWebClient, fence: Fence) -> str:
        posted = await reply_to(question)
        if posted is None:
            # In a channel the mention may be what was added; a direct message was answered once.
            return "" if is_direct(question.channel) else await answer(question, client, fence)
        reply = await house.answer(question.query, question.team, question.person)
        message = public(reply, house.base_url)
        update = fence.guard(client.chat_update)
        await send(update, channel=question.channel, ts=posted, **message)
        return posted

    async def deleted(question: Question, client: AsyncWebClient, fence: Fence) -> str:
        if posted := await reply_to(question):
            await fence.guard(client.chat_delete)(channel=question.channel, ts=posted)
        return ""

    return {EDITED: edited, DELETED: deleted}
