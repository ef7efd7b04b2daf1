"""*Share in channel*: the answer that only its asker saw, for everybody."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot import answers, links
from bot.answers import Reply
from bot.desk import Desk
from bot.figures import DEFAULT_LANGUAGE
from bot.questions.query import Query, Topic
from bot.render.blocks import SHARE
from bot.slack.posting import public, respond


def register(app: AsyncApp, desk: Desk, base_url: str) -> None:
    """Post what was shared, then remove the private copy."""

    @app.action(SHARE)
    async def on_share(
        ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await ack()
        url, place = body["response_url"], body.get("container", {})
        message = public(recall(action["value"]), base_url)
        if thread_ts := place.get("thread_ts"):
            message["thread_ts"] = thread_ts
        # An ephemeral message cannot be made public; a response URL can post where we are no
        # member (https://docs.slack.dev/interactivity/handling-user-interaction).
        await respond(
            client, url, {"response_type": "in_channel", "replace_original": False, **message}
        )
        await respond(client, url, {"delete_original": True})


def recall(value: str) -> Reply:
    """The reply that a button's value stands for.

    Raises
    ------
    KeyError, InvalidScenario
        If the value is none of ours.
    """
    parts = urlsplit(value)
    topic = parts.path.rsplit("/", maxsplit=1)[-1]
    asked = dict(parse_qsl(parts.fragment))
    query = Query(
        topic=cast(Topic, topic),
        aspect=asked.get("aspect", ""),
        language=asked.get("language", DEFAULT_LANGUAGE),
    )
    return answers.explain(links.scenario(topic, parse_qsl(parts.query)), "", query)
