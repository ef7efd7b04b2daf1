"""A reply as Slack blocks, and as the plain text that stands in for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from bot import links, phrasing
from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.render import limits
from bot.render.elements import Block, actions, button, context, escape, plain, section
from bot.wording import Suggestion

# Action ids; the buttons of suggestions are ask-1, ask-2, …
OPEN = "open"
CHANGE = "change"
SHARE = "share"
ASK = "ask"
FEEDBACK = "feedback"

YES, NO = "yes", "no"
"""Verdicts of a reader, as the feedback buttons carry them."""

_SUGGESTIONS = 4
_FALLBACK = 400
# What every client has shown for years; anything else is left out where Slack refuses it.
_CLASSIC = frozenset({"section", "context", "actions", "header", "divider", "image", "input"})


def blocks(
    reply: Reply, base_url: str, *, share: bool = False, feedback: bool = False
) -> list[Block]:
    """The blocks of a reply.

    Parameters
    ----------
    share
        Add a button that posts it for everybody.
    feedback
        Add the buttons that ask whether it helped; only where `classic` can follow a refusal.
    """
    url = link(reply, base_url)
    if reply.query.link_only and url:
        return [_link_only(reply, url)]
    body = escape(reply.answer.body)
    built = [section(f"{_bold(reply.answer.headline)}\n{body}")]
    if reply.answer.context:
        built.append(context(escape(reply.answer.context)))
    value = button_value(reply)
    rows = (_buttons(reply, url, value, share=share), _questions(reply.answer.suggestions))
    built += [actions(row) for row in rows if row]
    return [*built, *_votes(reply, value)] if feedback else built


def classic(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks without those that a workspace may not know yet."""
    return [block for block in blocks if block["type"] in _CLASSIC]


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


def recipe(reply: Reply) -> Mapping[str, str]:
    """All that it takes to give the same answer again: the permalink, and what was asked of it.

    Empty if the reply is no answer of a calculation.
    """
    if reply.scenario is None:
        return {}
    query = reply.query
    # The link of a comparison is no recipe: it is of several scenarios.
    path = links.path(reply.scenario)
    return {"path": path, "aspect": query.aspect, "language": query.language}


def button_value(reply: Reply) -> str:
    """The recipe as a button carries it, for years and for any replica.

    It is the permalink's path with the rest as its fragment; empty if there is no recipe or it
    is too long for a button.
    """
    if not (parts := dict(recipe(reply))):
        return ""
    value = f"{parts.pop('path')}#{urlencode(parts)}"
    # Feedback puts its verdict in front.
    return value if len(value) + len(YES) + 1 <= limits.BUTTON_VALUE else ""


@lru_cache(maxsize=8)
def labels(language: str) -> dict[str, str]:
    """Labels of buttons in a language."""
    return notices(language)


def notices(language: str = DEFAULT_LANGUAGE, **values: Any) -> dict[str, str]:
    """Every label and notice that stands around answers."""
    return phrasing.say(phrasing.template("blocks", language), values)


def _link_only(reply: Reply, url: str) -> Block:
    label = labels(reply.query.language)["open"]
    return section(f"{_bold(reply.answer.headline)} <{escape(url)}|{escape(label)}>")


def _buttons(reply: Reply, url: str, value: str, *, share: bool) -> list[Block]:
    label = labels(reply.query.language)
    row = [button(OPEN, label["open"], url=url)] if url else []
    if value:
        row.append(button(CHANGE, label["change"], value=value))
    if value and share:
        row.append(button(SHARE, label["share"], value=value))
    return row


def _questions(suggestions: tuple[Suggestion, ...]) -> list[Block]:
    return [
        button(f"{ASK}-{number}", one.label, value=one.question)
        for number, one in enumerate(suggestions[:_SUGGESTIONS], start=1)
        if one.label and 0 < len(one.question) <= limits.BUTTON_VALUE
    ]


def _votes(reply: Reply, value: str) -> list[Block]:
    if not value:
        return []
    label = labels(reply.query.language)
    both = {
        f"{name}_button": {
            "text": plain(label[name], limits.BUTTON_TEXT),
            "accessibility_label": label[f"{name}_spoken"],
            "value": f"{verdict} {value}",
        }
        for name, verdict in (("positive", YES), ("negative", NO))
    }
    buttons = {"type": "feedback_buttons", "action_id": FEEDBACK, **both}
    return [{"type": "context_actions", "elements": [buttons]}]


def _bold(headline: str) -> str:
    return f"*{escape(_single(headline).replace('*', '∗'))}*"


def _single(text: str) -> str:
    return " ".join(text.split())
