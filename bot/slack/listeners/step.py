"""A step of Workflow Builder: a question in; verdict, number and link out."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.complete.async_complete import AsyncComplete
from slack_bolt.context.fail.async_fail import AsyncFail

from bot.answers import Reply
from bot.render.blocks import link
from bot.slack.conversation import team_of
from bot.slack.house import House

STEP = "answer_question"
QUESTION = "question"
OUTPUTS = ("verdict", "number", "answer", "link")

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def register(app: AsyncApp, house: House) -> None:
    """Answer for a workflow; what cannot be answered ends it with the reason."""

    @app.function(STEP)
    async def on_step(
        inputs: dict[str, Any], complete: AsyncComplete, fail: AsyncFail, context: AsyncBoltContext
    ) -> None:
        reply = await house.ask(str(inputs.get(QUESTION, "")), team_of(context), "")
        if reply.scenario is None:
            await fail(error=reply.answer.text)
        else:
            await complete(outputs=outputs(reply, house.base_url))


def outputs(reply: Reply, base_url: str) -> dict[str, str]:
    """What the following steps can use, as plain text."""
    answer = reply.answer
    sentences = _SENTENCE.split(answer.text)
    counted = next((one for one in sentences if any(c.isdigit() for c in one)), answer.headline)
    values = (answer.headline, counted, answer.text, link(reply, base_url))
    return dict(zip(OUTPUTS, values, strict=True))
