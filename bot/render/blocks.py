"""A reply as Slack blocks, and as the plain text that stands in for them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from bot import phrasing
from bot.answers import Reply, Suggestion
from bot.figures import DEFAULT_LANGUAGE
from bot.render import limits

Block = dict[str, Any]

# Action ids; the buttons of suggestions are ask-1, ask-2, …
OPEN = "open"
SHARE = "share"
ASK = "ask"

_SUGGESTIONS = 4
_FALLBACK = 400
_GROUP = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
_CUT_ENTITY = re.compile(r"&[a-z]{0,3}$")


def blocks(reply: Reply, base_url: str, *, share: bool = False) -> list[Block]:
    """The blocks of a reply; with `share`, a button that posts it for everybody."""
    url = link(reply, base_url)
    headline = f"*{_single(reply.answer.headline).replace('*', '∗')}*"
    if reply.query.link_only and url:
        label = labels(reply.query.language)["open"]
        return [_section(f"{escape(headline)} <{escape(url)}|{escape(label)}>")]
    built = [_section(f"{escape(headline)}\n{escape(reply.answer.body)}")]
    if reply.answer.context:
        text = _mrkdwn(escape(reply.answer.context), limits.CONTEXT_TEXT)
        built.append({"type": "context", "elements": [text]})
    rows = (_buttons(reply, url, share=share), _questions(reply.answer.suggestions))
    return built + [{"type": "actions", "elements": row} for row in rows if row]


def fallback(reply: Reply, base_url: str) -> str:
    """The reply as plain text: what a notification shows and a screen reader says."""
    text = _single(reply.answer.text)
    if len(text) > _FALLBACK:
        text = text[: _FALLBACK - 1].rsplit(maxsplit=1)[0] + "…"
    return escape(f"{text} {link(reply, base_url)}".strip())


def link(reply: Reply, base_url: str) -> str:
    """Address of the page that explains the reply; empty if there is none Slack would take."""
    url = base_url + reply.answer.path if reply.answer.path else ""
    return url if len(url) <= limits.BUTTON_URL else ""


def share_value(reply: Reply) -> str:
    """All that it takes to give the same answer again, after a restart and by another replica.

    It is the permalink's path, with what was asked of it as the fragment; empty if the reply
    is no answer or too long for a button.
    """
    if reply.scenario is None:
        return ""
    asked = urlencode({"aspect": reply.query.aspect, "language": reply.query.language})
    value = f"{reply.answer.path}#{asked}"
    return value if len(value) <= limits.BUTTON_VALUE else ""


def escape(text: str) -> str:
    """Text that Slack shows as it stands: no links, no mentions, nobody is called.

    >>> escape("a < b & <!channel>")
    'a &lt; b &amp; &lt;!channel&gt;'
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Old clients and `parse=full` read a bare @channel; the word joiner parts it unseen.
    return _GROUP.sub("@\u2060", safe)


@lru_cache(maxsize=8)
def labels(language: str) -> dict[str, str]:
    """Labels of buttons in a language."""
    return notices(language)


def notices(language: str = DEFAULT_LANGUAGE, **values: Any) -> dict[str, str]:
    """Every label and notice that stands around answers."""
    return phrasing.say(phrasing.template("blocks", language), values)


def _buttons(reply: Reply, url: str, *, share: bool) -> list[Block]:
    label = labels(reply.query.language)
    row = []
    if url:
        row.append(_button(OPEN, label["open"], url=url))
    if share and (value := share_value(reply)):
        row.append(_button(SHARE, label["share"], value=value))
    return row


def _questions(suggestions: tuple[Suggestion, ...]) -> list[Block]:
    return [
        _button(f"{ASK}-{number}", one.label, value=one.question)
        for number, one in enumerate(suggestions[:_SUGGESTIONS], start=1)
        if one.label and 0 < len(one.question) <= limits.BUTTON_VALUE
    ]


def _button(action: str, label: str, **more: str) -> Block:
    text = label if len(label) <= limits.BUTTON_TEXT else label[: limits.BUTTON_TEXT - 1] + "…"
    shown = {"type": "plain_text", "text": text, "emoji": False}
    return {"type": "button", "action_id": action, "text": shown, **more}


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text.strip(), limits.SECTION_TEXT)}


def _mrkdwn(text: str, limit: int) -> Block:
    if len(text) > limit:
        text = _CUT_ENTITY.sub("", text[: limit - 1]) + "…"
    # Without `verbatim` Slack turns a bare #name or @name of the text into a link or a mention.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _single(text: str) -> str:
    return " ".join(text.split())
