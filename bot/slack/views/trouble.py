"""A modal that says that something went wrong."""

from __future__ import annotations

from bot.render import limits
from bot.render.elements import Block, escape, plain, section
from bot.slack.views.words import words


def trouble(notice: str) -> Block:
    """The view that takes the place of one that could not be answered."""
    return {
        "type": "modal",
        "title": plain(words()["trouble_title"], limits.VIEW_TITLE),
        "close": plain(words()["close"], limits.VIEW_TITLE),
        "blocks": [section(escape(notice))],
    }
