"""Every delivery is answered once, however often Slack sends it."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_bolt.response import BoltResponse

# Slack repeats an event at once, after a minute and after five; an hour leaves room.
_REMEMBERED_SECONDS = 3600.0
_REMEMBERED = 20_000


class Once:
    """Remembers the deliveries of the last hour; the oldest go first when there are too many."""

    def __init__(
        self,
        seconds: float = _REMEMBERED_SECONDS,
        remembered: int = _REMEMBERED,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._remembered = remembered
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def first(self, delivery: str) -> bool:
        """Whether this is the first time we see `delivery`; it counts as seen from now on."""
        now = self._clock()
        self._forget(now - self._seconds)
        if delivery in self._seen:
            return False
        self._seen[delivery] = now
        return True

    async def __call__(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Bolt's global middleware: let the first delivery through and accept the others."""
        name = delivery_name(body)
        if name and not self.first(name):
            return BoltResponse(status=200, body="")
        await next_()
        return None

    def _forget(self, before: float) -> None:
        while self._seen and (
            len(self._seen) >= self._remembered or next(iter(self._seen.values())) <= before
        ):
            self._seen.popitem(last=False)


def delivery_name(body: Mapping[str, Any]) -> str:
    """What tells a delivery from another: an event's id, or a command's or click's trigger."""
    return str(body.get("event_id") or body.get("trigger_id") or "")
