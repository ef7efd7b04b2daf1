"""How long it takes until others answer what a replica has acknowledged and left behind."""

from __future__ import annotations

import asyncio
import signal
import time

from .judging import judged, settled
from .load import Event, Sender, events
from .slack import FlakySlack

WITHIN_SECONDS = 10.0
_ROUNDS = 6
_EACH = 20


async def takeover(sender: Sender, slack: FlakySlack, start: int) -> int:
    """Replicas acknowledge questions, then die or stand still; how many went wrong.

    Until then Slack takes nothing, so that no question is answered before its replica is gone.
    """
    slack.steady = True
    asked: dict[str, Event] = {}
    waits: list[float] = []
    for turn in range(_ROUNDS):
        some = events(_EACH, _EACH, sender.chance, start + turn * _EACH)
        asked |= {event.event_id: event for event in some}
        waits.append(await _left_behind(sender, slack, some, dies=turn % 2 == 0))
    await settled(sender, slack)
    shown = ", ".join(f"{seconds:.1f}" for seconds in waits)
    print(f"takeover: {_ROUNDS} times a replica goes with {_EACH} questions, killed or stalled")
    print(f"  seconds until the last was answered by others: {shown}")
    late = sum(1 for seconds in waits if seconds > WITHIN_SECONDS)
    return late + judged(asked, slack, len(asked))


async def _left_behind(
    sender: Sender, slack: FlakySlack, asked: list[Event], *, dies: bool
) -> float:
    """Seconds from the end of a replica until others had answered all that it held."""
    replica = sender.chance.choice(sender.fleet.replicas)
    slack.busy = True
    await asyncio.gather(*(sender.deliver_to(replica, event) for event in asked))
    replica.signal(signal.SIGKILL if dies else signal.SIGSTOP)
    gone = time.monotonic()
    slack.busy = False
    async with asyncio.timeout(60):
        while not all(event.event_id in slack.times for event in asked):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    if dies:
        await replica.end(signal.SIGKILL)
        await replica.start()
    else:
        replica.signal(signal.SIGCONT)
    return max(slack.times[event.event_id] for event in asked) - gone
