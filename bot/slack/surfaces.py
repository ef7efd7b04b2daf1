"""Every place in Slack where we are met, and what each of them needs to be allowed.

The app is built from this list, and so is its manifest: nothing is asked for that no listener
uses, and no listener waits for what was never asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.slack.house import House
from bot.slack.listeners import (
    assumptions,
    change,
    choices,
    claim,
    command,
    feedback,
    goodbye,
    home,
    mention,
    message,
    settings,
    share,
    step,
    suggestion,
    unfurl,
)


@dataclass(frozen=True, slots=True)
class Surface:
    """One listener of ours."""

    register: Callable[[AsyncApp, House], None]
    events: tuple[str, ...] = ()
    """Events that Slack must send for it."""
    scopes: tuple[str, ...] = ()
    """Permissions without which it cannot work."""
    optional: tuple[str, ...] = ()
    """Permissions that whoever installs us may refuse."""
    public: bool = False
    """Whether it needs our pages to have a public address."""


# Bolt asks one after the other whether it wants a request: the most frequent stand first.
SURFACES: tuple[Surface, ...] = (
    Surface(mention.register, ("app_mention",), ("app_mentions:read", "chat:write")),
    Surface(message.register, ("message.im",), ("im:history", "chat:write")),
    Surface(command.register, scopes=("commands",)),
    Surface(choices.register),
    Surface(assumptions.register, scopes=("chat:write",)),
    Surface(change.register, scopes=("commands",)),
    Surface(suggestion.register, scopes=("chat:write",)),
    Surface(share.register),
    Surface(unfurl.register, ("link_shared",), ("links:read", "links:write"), public=True),
    Surface(feedback.register),
    Surface(home.register, ("app_home_opened",)),
    Surface(settings.register, optional=("users:read",)),
    Surface(claim.register, scopes=("commands", "chat:write")),
    Surface(step.register, ("function_executed",)),
    Surface(goodbye.register, ("app_uninstalled", "tokens_revoked")),
)

BEYOND_LISTENERS = {"assistant:write": False, "mcp:connect": True}
"""Permissions for what Slack does by the manifest alone (agent view, Slackbot's calculators), and
whether it needs a public address."""


def needed(surfaces: Iterable[Surface] = SURFACES, *, public: bool = True) -> list[str]:
    """Every permission without which something does not work; `public` with a public address."""
    beyond = [scope for scope, needs_host in BEYOND_LISTENERS.items() if public or not needs_host]
    return sorted({*beyond, *(scope for one in surfaces for scope in one.scopes)})


def optional(surfaces: Iterable[Surface] = SURFACES) -> list[str]:
    """Every permission that may be refused."""
    return sorted({scope for one in surfaces for scope in one.optional})


def register_all(app: AsyncApp, house: House) -> None:
    """Put every listener into the app."""
    for surface in SURFACES:
        surface.register(app, house)
