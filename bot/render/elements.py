"""The parts of Slack's blocks, each cut to what Slack takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.render import limits

Block = dict[str, Any]

_GROUP = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
_CUT_ENTITY = re.compile(r"&[a-z]{0,3}$")


def escape(text: str) -> str:
    """Text that Slack shows as it stands: no links, no mentions, nobody is called.

    >>> escape("a < b & <!channel>")
    'a &lt; b &amp; &lt;!channel&gt;'
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Old clients and `parse=full` read a bare @channel; the word joiner parts it unseen.
    return _GROUP.sub("@\u2060", safe)


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, the last of them an ellipsis if there were more."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def plain(text: str, limit: int) -> Block:
    """Text without mark-up, as labels need it."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": False}


def mrkdwn(text: str, limit: int) -> Block:
    """Text with Slack's mark-up; what comes from outside must be escaped already."""
    if len(text) > limit:
        text = _CUT_ENTITY.sub("", text[: limit - 1]) + "…"
    # Without `verbatim` Slack turns a bare #name or @name of the text into a link or a mention.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> Block:
    """A heading, which screen readers can jump to."""
    return {"type": "header", "text": plain(text, limits.HEADER_TEXT)}


def section(text: str, **more: Any) -> Block:
    """A paragraph."""
    return {"type": "section", "text": mrkdwn(text.strip(), limits.SECTION_TEXT), **more}


def context(text: str) -> Block:
    """A small grey line."""
    return {"type": "context", "elements": [mrkdwn(text, limits.CONTEXT_TEXT)]}


def actions(elements: Iterable[Block], **more: str) -> Block:
    """A row of buttons or menus."""
    return {"type": "actions", "elements": list(elements), **more}


def button(action: str, label: str, **more: Any) -> Block:
    """A button."""
    shown = plain(label, limits.BUTTON_TEXT)
    return {"type": "button", "action_id": action, "text": shown, **more}


def option(label: str, value: str) -> Block:
    """One choice of a menu or of radio buttons."""
    shown = plain(label, limits.OPTION_TEXT)
    return {"text": shown, "value": value[: limits.OPTION_VALUE]}


def field(block_id: str, label: str, element: Block, hint: str = "", **more: Any) -> Block:
    """A labelled input."""
    built = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, limits.INPUT_LABEL),
        "element": element,
        **more,
    }
    return built | ({"hint": plain(hint, limits.INPUT_HINT)} if hint else {})


def image(url: str, alt: str) -> Block:
    """A picture, with its words for who cannot see it."""
    return {"type": "image", "image_url": url, "alt_text": cut(alt, limits.ALT_TEXT)}
