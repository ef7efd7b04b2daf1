"""What is compared: programs that answer, each started alone on a core."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp.test_utils import unused_port

from bot.ops.upkeep import migrate
from bot.settings import Settings
from tests.bot.store.conftest import database, reachable

ROOT = Path(__file__).parents[2]
ECHO = "echo (bare Bolt, one session)"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Variant:
    """Something that answers, and how it is started."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    path: str = "/slack/events"
    event: str = "app_mention"
    """The kind of event that it answers."""


def cpu_seconds(process: Process) -> float:
    """CPU time that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def resident(process: Process) -> float:
    """Memory of a process. [MB]"""
    text = Path(f"/proc/{process.pid}/status").read_text()
    return int(text.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def started(variant: Variant, base: dict[str, str]) -> AsyncIterator[tuple[Process, str]]:
    """A process on core 0, once it answers."""
    port = unused_port()
    environment = {**os.environ, **base, **variant.environment, "PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        "taskset", "-c", "0", *variant.command,
        cwd=ROOT, env=environment, stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        async with aiohttp.ClientSession() as http, asyncio.timeout(60):
            while True:
                try:
                    async with http.get(f"{address}/healthz"):
                        break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.005)
        yield process, f"{address}{variant.path}"
    finally:
        process.terminate()
        await process.wait()


async def variants(stack: AsyncExitStack, options: argparse.Namespace) -> list[Variant]:
    """The echo, the bot on each database that is there, and other frameworks if they are named."""
    files = stack.enter_context(tempfile.TemporaryDirectory())
    bot = [sys.executable, "-m", "bot", "serve"]
    file = {"DATABASE_URL": f"sqlite:///{Path(files) / 'bot.db'}"}
    found = [
        Variant(ECHO, [sys.executable, "-m", "tests.benchmarks.echo"]),
        Variant("bot, SQLite", bot, file),
    ]
    if await reachable():
        url = await stack.enter_async_context(database())
        await migrate(Settings(database_url=url))
        found.append(Variant("bot, PostgreSQL", bot, {"DATABASE_URL": url}))
    if options.opsdroid:
        command = [options.opsdroid, str(Path(__file__).with_name("opsdroid_echo.py"))]
        found.append(Variant("opsdroid, bare echo", command, {}, "/connector/slack", "message"))
    if options.errbot:
        command = [options.errbot, str(Path(__file__).with_name("errbot_echo.py"))]
        found.append(Variant("errbot, bare echo", command, event="message"))
    return found
