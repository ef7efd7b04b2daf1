"""What a workspace can set, and the button that does."""

from __future__ import annotations

from typing import Any

from bot.render.elements import Block, actions, button, context, escape, section
from bot.slack.views.words import worded, words
from bot.store.protocol import Chosen

SETTINGS = "settings"
LINK_ONLY = "link-only"


def settings(chosen: Chosen, notice: str = "") -> dict[str, Any]:
    """The answer to ``/ai-energy settings``: for one's own eyes, with the button."""
    return {
        "response_type": "ephemeral",
        "text": worded(link_only=chosen.link_only)["settings"],
        "blocks": settings_blocks(chosen, notice),
    }


def settings_blocks(chosen: Chosen, notice: str = "") -> list[Block]:
    """The same on the Home tab; `notice` says why nothing was changed."""
    label = words()["link_only_off" if chosen.link_only else "link_only_on"]
    value = "off" if chosen.link_only else "on"
    return [
        section(escape(worded(link_only=chosen.link_only)["settings"])),
        actions([button(LINK_ONLY, label, value=value)], block_id=SETTINGS),
        context(escape(notice or words()["settings_note"])),
    ]
