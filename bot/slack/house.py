"""What every listener works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk
from bot.slack.delivery.inbox import Inbox
from bot.store.protocol import Store


@dataclass(frozen=True, slots=True)
class House:
    """The desk that answers, where the pages are that explain it, and what is remembered."""

    desk: Desk
    base_url: str
    """Without a slash at the end."""
    store: Store
    inbox: Inbox
    """Where questions go that must be answered, whatever happens to this process."""
