"""The modal that asks what was wrong: fixed reasons, so that nobody's words are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.render import limits
from bot.render.elements import Block, field, option, plain
from bot.slack.conversation import team_of
from bot.slack.recipes import topic_of
from bot.slack.views.words import words
from bot.store.protocol import Feedback
from calculations import METHOD_VERSION

CALLBACK = "reason"
REASONS = ("number", "misread", "source", "unclear", "other")


def vote(value: str, body: Mapping[str, Any], context: AsyncBoltContext) -> Feedback:
    """The vote of a click, by the value of the button."""
    verdict, _, answer = value.partition(" ")
    return Feedback(
        team=team_of(context),
        channel=context.channel_id or "",
        message=(body.get("container") or {}).get("message_ts", ""),
        person=context.user_id or "",
        verdict=verdict,
        topic=topic_of(answer),
        path=answer.partition("#")[0],
        method=METHOD_VERSION,
    )


def asked(given: Feedback) -> Block:
    """The view."""
    options = [option(words()[f"reason_{name}"], name) for name in REASONS]
    element = {"type": "radio_buttons", "action_id": CALLBACK, "options": options}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain(words()["reason_title"], limits.VIEW_TITLE),
        "submit": plain(words()["save"], limits.VIEW_TITLE),
        "close": plain(words()["close"], limits.VIEW_TITLE),
        "private_metadata": json.dumps(asdict(given), separators=(",", ":")),
        "blocks": [field(CALLBACK, words()["reason"], element, words()["reason_hint"])],
    }


def chosen(view: Mapping[str, Any]) -> Feedback:
    """The vote with the reason that was chosen."""
    given = Feedback(**json.loads(view["private_metadata"]))
    choice = view["state"]["values"][CALLBACK][CALLBACK]["selected_option"]["value"]
    return replace(given, reason=choice if choice in REASONS else "other")
