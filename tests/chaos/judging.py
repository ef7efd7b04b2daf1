"""What went wrong, counted."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

from .load import Event, Sender
from .slack import FlakySlack

_QUIET_SECONDS = 90.0


def judged(acknowledged: dict[str, Event], slack: FlakySlack, asked: int) -> int:
    """Print the counts; how many questions went wrong."""
    back = sum(1 for name in slack.taken_back if name in acknowledged)
    times = Counter(len(slack.posts.get(name, ())) for name in acknowledged)
    wrong = [
        name
        for name, event in acknowledged.items()
        if any(f"/explain/{event.topic}?" not in path for path in slack.posts.get(name, ()))
    ]
    lost = times.pop(0, 0)
    once = times.pop(1, 0)
    twice = sum(times.values())
    print(f"  asked {asked}, acknowledged {len(acknowledged)}, answered once {once}")
    print(f"  lost {lost}, answered more than once {twice}, answered wrongly {len(wrong)}")
    print(f"  second answers taken back {back}")
    return lost + twice + len(wrong) + (asked - len(acknowledged))


async def settled(sender: Sender, slack: FlakySlack) -> None:
    """Until everything is answered, or nothing has happened for a while; then a moment more."""
    last, since = -1, time.monotonic()
    while time.monotonic() - since < _QUIET_SECONDS:
        if all(slack.posts.get(name) for name in sender.acknowledged):
            break
        if len(slack.order) != last:
            last, since = len(slack.order), time.monotonic()
        await asyncio.sleep(0.2)
    # Whoever would answer a second time does it now.
    await asyncio.sleep(10)
