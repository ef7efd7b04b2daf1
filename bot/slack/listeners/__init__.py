"""Everything in Slack that we react to, one line each."""

from __future__ import annotations

from slack_bolt.async_app import AsyncApp

from bot.desk import Desk
from bot.slack.listeners import command, mention, message, share, suggestion
from bot.store.protocol import Store


def register_all(app: AsyncApp, desk: Desk, base_url: str, store: Store) -> None:
    """Put every listener into the app."""
    mention.register(app, desk, base_url)
    message.register(app, desk, base_url)
    command.register(app, desk, base_url)
    share.register(app, desk, base_url)
    suggestion.register(app, desk, base_url)
