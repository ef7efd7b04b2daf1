"""The bot's processes, and the one who kills them."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
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
    program: tuple[str, ...] = ("-m", "bot", "serve")
    process: Process | None = None

    @property
    def url(self) -> str:
        """Where it takes events."""
        return f"http://127.0.0.1:{self.port}/slack/events"

    async def start(self) -> None:
        """Start it; returns when it answers."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self.program,
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
            self.signal(how)
            # One that stands still hears of nothing else.
            self.signal(signal.SIGCONT)
            await self.process.wait()

    def signal(self, what: signal.Signals) -> None:
        """Send the process a signal, if it lives."""
        if self.process is not None and self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(what)

    @property
    def stands_still(self) -> bool:
        """Whether the process was stopped by a signal."""
        if self.process is None:
            return False
        stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0] == "T"


@dataclass
class Fleet:
    """All replicas; while one is down, the others take its traffic."""

    replicas: list[Replica]
    chance: Random
    kills: int = 0
    stalls: int = 0
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
        try:
            await replica.end(signal.SIGKILL)
        finally:
            # Whoever balances the load only notices afterwards; so does a storm that ends just now.
            self.kills += 1
            self.up.discard(number)
        await asyncio.sleep(down_seconds)
        await replica.start()
        self.up.add(number)

    async def stall_one(self, seconds: float) -> None:
        """Have one stand still in the middle of whatever it does; it is told nothing of it."""
        replica = self.replicas[self.chance.randrange(len(self.replicas))]
        replica.signal(signal.SIGSTOP)
        self.stalls += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            replica.signal(signal.SIGCONT)

    async def stop(self) -> None:
        """The polite way."""
        await asyncio.gather(*(replica.end(signal.SIGTERM) for replica in self.replicas))
