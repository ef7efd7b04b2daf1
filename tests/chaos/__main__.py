"""Crash test: whatever dies and whatever fails, every acknowledged question has one answer.

    .venv/bin/python -m tests.chaos                              # short: SQLite, one process
    .venv/bin/python -m tests.chaos --engine postgresql --replicas 3
    .venv/bin/python -m tests.chaos --events 10000               # the long form

Events from many workspaces, signed as Slack signs them, some delivered twice; replicas are
killed with -9 at random and started again, or made to stand still for longer than a lease; a
Slack stand-in answers 429 and 500, drops connections before and after it has posted, and is slow.
Then one workspace asks a lot at once while others ask a little; and where there are several
replicas, one that has just acknowledged questions goes away, and the time is taken until others
have answered them. Prints counts; ends with 1 if a question was lost, answered twice or answered
with something else, if the burst held up the others, or if others came too late.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
from aiohttp.test_utils import TestServer, unused_port

from bot.ops.upkeep import migrate
from bot.settings import Settings
from bot.slack.delivery.schedule import PER_TEAM
from bot.slack.delivery.worker import SLOTS
from bot.store.protocol import LEASE_SECONDS
from tests.bot.store.conftest import database

from .judging import judged, settled
from .load import Event, Sender, deliver_all, events
from .replicas import SECRET, Fleet, Replica
from .slack import FlakySlack
from .takeover import takeover

_AT_ONCE = 24
_TEAMS = 12
_BURST = 200
_CALM = 20
_STALL_SECONDS = (LEASE_SECONDS + 1, LEASE_SECONDS + 6)


@dataclass(frozen=True, slots=True)
class Options:
    """What to run."""

    engine: str
    replicas: int
    events: int
    every: float
    stalls: float
    seed: int


async def main(options: Options) -> int:
    """Run one test; the number of things that went wrong."""
    chance = Random(options.seed)  # noqa: S311 - to be repeatable
    slack = FlakySlack(Random(options.seed))  # noqa: S311
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(TestServer(slack.app()))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{Path(folder) / 'bot.db'}"
        if options.engine == "postgresql":
            url = await stack.enter_async_context(database())
        environment = {
            "DATABASE_URL": url,
            "SLACK_API_URL": str(server.make_url("/api/")),
            "SLACK_BOT_TOKEN": "xoxb-chaos",
            "SLACK_SIGNING_SECRET": SECRET,
        }
        await migrate(Settings(database_url=url))
        replicas = [Replica(unused_port(), environment) for _ in range(options.replicas)]
        fleet = Fleet(replicas, chance)
        stack.push_async_callback(fleet.stop)
        await fleet.start()
        timeout = aiohttp.ClientTimeout(total=5)
        http = await stack.enter_async_context(aiohttp.ClientSession(timeout=timeout))
        sender = Sender(http, fleet, chance)
        wrong = await _storm(options, sender, slack) + await _burst(options, sender, slack)
        if options.replicas > 1:
            wrong += await takeover(sender, slack, options.events + _BURST + _CALM)
        return wrong


async def _storm(options: Options, sender: Sender, slack: FlakySlack) -> int:
    """Events while replicas die or stand still."""
    asked = events(options.events, _TEAMS, sender.chance)
    began = time.monotonic()
    killing = asyncio.create_task(_kill_for_ever(sender.fleet, options.every))
    delivered = asyncio.Event()
    stalling = asyncio.create_task(_stall_until(delivered, sender.fleet, options.stalls))
    await deliver_all(sender, asked, _AT_ONCE)
    delivered.set()
    killing.cancel()
    await asyncio.gather(killing, return_exceptions=True)
    await stalling
    for number, replica in enumerate(sender.fleet.replicas):
        if number not in sender.fleet.up:
            # It may have been on its way up: of two on one port only one can be ended.
            await replica.end(signal.SIGKILL)
            await replica.start()
            sender.fleet.up.add(number)
    await settled(sender, slack)
    print(f"storm: {options.engine}, {options.replicas} replicas, seed {options.seed}")
    took = time.monotonic() - began
    print(f"  killed {sender.fleet.kills} times, stalled {sender.fleet.stalls}; {took:.0f} s")
    print(f"  deliveries: {dict(sender.answers)}")
    print(f"  posts met: {dict(slack.fates)}")
    return judged(sender.acknowledged, slack, len(asked))


async def _burst(options: Options, sender: Sender, slack: FlakySlack) -> int:
    """One workspace asks a lot at once; how many of its answers come before another's?"""
    start = options.events
    burst = [
        Event(start + n, "TBURST", f"CB{n % 20}", "does DeepSeek cut energy use?", "rebound")
        for n in range(_BURST)
    ]
    calm = events(_CALM, _CALM, sender.chance, start + _BURST)
    flood = asyncio.create_task(deliver_all(sender, burst, _BURST))
    placed: dict[str, int] = {}
    for event in calm:
        await sender.deliver(event)
        placed[event.event_id] = len(slack.order)
        await asyncio.sleep(0.02)
    await flood
    await settled(sender, slack)
    overtaken = [
        sum(1 for one in slack.order[at : slack.order.index(name)] if int(one[2:]) < start + _BURST)
        for name, at in placed.items()
    ]
    allowed = options.replicas * SLOTS
    print(f"burst: {_BURST} questions of one workspace at once, 20 of twenty others meanwhile")
    print(f"  answers of the burst before one of the others: {sorted(overtaken)}")
    print(f"  (at most {PER_TEAM} of a workspace are under way in a process)")
    asked = {event.event_id: event for event in [*burst, *calm]}
    late = sum(1 for one in overtaken if one > allowed)
    return late + judged(asked, slack, len(asked))


async def _kill_for_ever(fleet: Fleet, every: float) -> None:
    while True:
        await asyncio.sleep(fleet.chance.uniform(0.5, 1.5) * every)
        await fleet.kill_one(down_seconds=fleet.chance.uniform(0, every))


async def _stall_until(delivered: asyncio.Event, fleet: Fleet, every: float) -> None:
    """At least once, and never less than a whole stall."""
    while every and not (delivered.is_set() and fleet.stalls):
        with suppress(TimeoutError):
            wait = fleet.chance.uniform(0.2, 1.8) * every if fleet.stalls else 0.5
            await asyncio.wait_for(delivered.wait(), wait)
        if not (delivered.is_set() and fleet.stalls):
            await fleet.stall_one(fleet.chance.uniform(*_STALL_SECONDS))


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="tests.chaos", description=__doc__.partition("\n")[0])
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--replicas", type=int, default=1)
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--every", type=float, default=3.0, help="seconds between kills")
    parser.add_argument(
        "--stalls", type=float, default=10.0, help="seconds between stalls; 0 for none"
    )
    parser.add_argument("--seed", type=int, default=1)
    return Options(**vars(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(main(_options())) else 0)
