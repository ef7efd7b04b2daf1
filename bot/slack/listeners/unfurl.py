"""Links to our pages, wherever somebody posts or types one: unfurled into the answer."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from html import unescape
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers import Reply
from bot.render.unfurl import unfurl
from bot.slack import refusals
from bot.slack.house import House
from bot.slack.recipes import recall, topic_of
from calculations import SCENARIOS
from calculations.errors import InvalidScenario

_LONGEST = 6_000
_MOST = 5
"""So many links of one message; more would be a wall."""

_log = logging.getLogger(__name__)


def register(app: AsyncApp, house: House) -> None:
    """Unfurl what leads to one of our scenarios."""

    @app.event("link_shared")
    async def on_link(event: dict[str, Any], client: AsyncWebClient) -> None:
        replies = answered(event, house.base_url)
        if replies and not await _unfurled(client, event, replies, house.base_url, picture=True):
            await _unfurled(client, event, replies, house.base_url, picture=False)


def answered(event: Mapping[str, Any], base_url: str) -> Mapping[str, Reply]:
    """By link as Slack gives it, the answer of its page; links of other kinds are left out."""
    found: dict[str, Reply] = {}
    for link in event.get("links", ())[:_MOST]:
        url = str(link.get("url", ""))
        path = unescape(url).removeprefix(base_url)
        topic = topic_of(path)
        if path == unescape(url) or not path.startswith(f"/explain/{topic}"):
            continue
        if topic in SCENARIOS and len(path) <= _LONGEST:
            try:
                found[url] = recall(path.partition("#")[0])
            except InvalidScenario:
                continue
    return found


async def _unfurled(
    client: AsyncWebClient,
    event: Mapping[str, Any],
    replies: Mapping[str, Reply],
    base_url: str,
    *,
    picture: bool,
) -> bool:
    """Whether there is nothing more to be done."""
    shown = {url: unfurl(one, base_url, picture=picture) for url, one in replies.items()}
    try:
        await client.chat_unfurl(unfurls=shown, **_target(event))
    except SlackApiError as error:
        reason = refusals.reason(error)
        # The message may be gone, or somebody removed the preview: nobody waits for it.
        _log.info("a link was not unfurled: %s", reason)
        return not (picture and reason in {"invalid_blocks", "invalid_attachments"})
    return True


def _target(event: Mapping[str, Any]) -> dict[str, Any]:
    """Where the link stands: also, by `unfurl_id` alone, in a message that is still typed."""
    if event.get("unfurl_id") and event.get("source"):
        return {"unfurl_id": event["unfurl_id"], "source": event["source"]}
    return {"channel": event["channel"], "ts": event["message_ts"]}
