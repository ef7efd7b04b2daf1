"""A process that stands still for longer than its lease, at each point around a post."""

from __future__ import annotations

import asyncio
import json
import signal
from pathlib import Path
from random import Random

import aiohttp
import pytest
from aiohttp.test_utils import TestServer, unused_port

from bot.ops.upkeep import migrate
from bot.settings import Settings
from bot.store.opening import opened
from bot.store.protocol import Store
from tests.bot.store.conftest import database, reachable

from .load import Event, Sender
from .replicas import SECRET, Fleet, Replica
from .slack import FlakySlack

_PROGRAM = ("-m", "tests.chaos.stalling")
# Where it stops, whether the app may look into threads, how many answers are posted in all.
STOPS = [
    ("before the fence", True, 1),
    ("behind the fence", True, 1),
    ("behind the fence", False, 1),
    ("at the wire", True, 2),
    ("at the wire", False, 2),
    ("before the note", True, 1),
    ("before the note", False, 2),
]
EVENTS = [
    Event(n, "T1", f"C{n}", "does DeepSeek cut energy use?", "rebound") for n in range(len(STOPS))
]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_one_answer_stands_wherever_a_process_stood_still(
    engine: str, tmp_path: Path
) -> None:
    """It does not post what passed to another; if it has posted already, one of the two goes.

    Between the last look at the clock and the write nothing can stop it: then, and where the
    other one may not look, there are two answers for a moment.
    """
    if engine == "postgresql" and not await reachable():
        pytest.skip("needs a PostgreSQL server (TEST_POSTGRES_URL)")
    slack = FlakySlack(Random(1), steady=True)  # noqa: S311 - to be repeatable
    async with TestServer(slack.app()) as server:
        if engine == "sqlite":
            await _stopped_everywhere(f"sqlite:///{tmp_path / 'bot.db'}", server, slack)
            return
        async with database() as url:
            await _stopped_everywhere(url, server, slack)


async def _stopped_everywhere(url: str, server: TestServer, slack: FlakySlack) -> None:
    await migrate(Settings(database_url=url))
    environment = {
        "DATABASE_URL": url,
        "SLACK_API_URL": str(server.make_url("/api/")),
        "SLACK_BOT_TOKEN": "xoxb-stalls",
        "SLACK_SIGNING_SECRET": SECRET,
    }
    named = {event.event_id: stop[0] for event, stop in zip(EVENTS, STOPS, strict=True)}
    stalling = Replica(unused_port(), {**environment, "STALLS": json.dumps(named)}, _PROGRAM)
    other = Replica(unused_port(), environment, _PROGRAM)
    fleet = Fleet([stalling, other], Random(1))  # noqa: S311
    try:
        await fleet.start()
        async with aiohttp.ClientSession() as http, opened(url) as store:
            sender = Sender(http, fleet, fleet.chance)
            for event, (point, sighted, posts) in zip(EVENTS, STOPS, strict=True):
                slack.blind = not sighted
                await _stopped(sender, stalling, store, event)
                found = await _come_to_rest(slack, event.event_id, posts)
                assert found == (posts, 1), f"{point}, {'sighted' if sighted else 'blind'}"
    finally:
        await fleet.stop()


async def _come_to_rest(slack: FlakySlack, name: str, posts: int) -> tuple[int, int]:
    """How many answers were posted, and how many stand when nobody has anything left to do."""
    for _ in range(100):
        if (slack.order.count(name), len(slack.posts[name])) == (posts, 1):
            break
        # On a busy machine the process that woke takes its time to take back.
        await asyncio.sleep(0.2)
    # Whoever would post once more does it now.
    await asyncio.sleep(1)
    return slack.order.count(name), len(slack.posts[name])


async def _stopped(sender: Sender, replica: Replica, store: Store, event: Event) -> None:
    """Have the replica stop at its point; it goes on when the other one has noted an answer."""
    # It may stop before it has said that it has the question.
    delivering = asyncio.create_task(sender.deliver_to(replica, event))
    async with asyncio.timeout(60):
        while not replica.stands_still:  # noqa: ASYNC110 - another process brings it about
            await asyncio.sleep(0.05)
        while await store.reply_to(event.team, event.channel, event.ts) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        replica.signal(signal.SIGCONT)
        await delivering
