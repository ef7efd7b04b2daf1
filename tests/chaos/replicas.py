"""The bot's processes, and the one who kills them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import aiohttp

ROOT = Path(__file__).parents[2]
SECRET = "chaos-signing-secret"


@dataclass
class Replica:
    """One process of the bot on a port of its own."""

    port: int
    environment: dict[str, str]
    process: Process | None = None

    @property
    def url(self) -> str:
        """Where it takes events."""
        return f"http://127.0.0.1:{self.port}/slack/events"

    async def start(self) -> None:
        """Start it; returns when it answers."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "serve"),
            cwd=ROOT,
            env={**os.environ, **self.environment, "PORT": str(self.port)},
            stdout=DEVNULL,
            stderr=None if os.environ.get("CHAOS_LOG") else DEVNULL,
        )
        async with aiohttp.ClientSession() as http, asyncio.timeout(60):
            while True:
                try:
                    async with http.get(f"http://127.0.0.1:{self.port}/healthz") as response:
                        if response.status == 200:
                            return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)

    async def end(self, how: signal.Signals) -> None:
        """Signal the process and wait until it is gone."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(how)
            await self.process.wait()


@dataclass
class Fleet:
    """All replicas; while one is down, the others take its traffic."""

    replicas: list[Replica]
    chance: Random
    kills: int = 0
    up: set[int] = field(default_factory=set)

    async def start(self) -> None:
        """Start all, one after the other: the first makes the tables."""
        for number, replica in enumerate(self.replicas):
            await replica.start()
            self.up.add(number)

    def any(self) -> Replica:
        """Somebody to send an event to; with nobody up, one that will not answer."""
        pool = sorted(self.up) or range(len(self.replicas))
        return self.replicas[self.chance.choice(pool)]

    async def kill_one(self, down_seconds: float) -> None:
        """kill -9, then start it again after a while."""
        number = self.chance.randrange(len(self.replicas))
        replica = self.replicas[number]
        # Whoever balances the load only notices afterwards.
        await replica.end(signal.SIGKILL)
        self.kills += 1
        self.up.discard(number)
        await asyncio.sleep(down_seconds)
        await replica.start()
        self.up.add(number)

    async def stop(self) -> None:
        """The polite way."""
        await asyncio.gather(*(replica.end(signal.SIGTERM) for replica in self.replicas))
