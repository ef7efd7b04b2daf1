"""What every listener works with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import Desk
from bot.store.protocol import Store


@dataclass(frozen=True, slots=True)
class House:
    """The desk that answers, where the pages are that explain it, and what is remembered."""

    desk: Desk
    base_url: str
    """Without a slash at the end."""
    store: Store
