"""Answers per second, latency, memory and CPU, from Slack's bytes to the post, beside an echo.

    .venv/bin/python -m tests.benchmarks.slack_events [--rounds 5] [--seconds 4] [--new 1000]

Everything is on: signature, inbox (on disk before the acknowledgement), reading, calculating,
drawing, posting. The bot is alone on one core; the load and a Slack that answers at once are on
another. Variants take turns, so that a slow minute hits all alike; the ratio of each round is
what travels. Two loads: questions as they come (a few dozen that repeat, for so many seconds), and
questions that this process has never been asked: so many messages of `tests/dialogs` about our
topics, each once, after some others. Our modules are compiled before, as they are in the image.
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import itertools
import math
import os
import random
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.ops.upkeep import migrate
from bot.questions.learn.corpus import DIALOGS, LEARNED
from bot.settings import Settings
from calculations import SCENARIOS
from calculations.records import read_yaml
from tests.bot.store.conftest import database, reachable
from tests.chaos.load import Event, signed
from tests.chaos.replicas import SECRET

ROOT = Path(__file__).parents[2]
ECHO = "echo (bare Bolt, one session)"
IN_FLIGHT = 16
WARM_SECONDS = 3.0
WARM_QUESTIONS = 50
SEED = 7
_TICKS = os.sysconf("SC_CLK_TCK")
_PHRASES = (
    "does DeepSeek cut energy use?",
    "{n}k card, sold at 5 USD/h, in Berlin?",
    "how much energy does a ChatGPT prompt use?",
    "how much energy do {n} prompts a day use?",
    "how many hours of sun does Los Angeles get?",
    "how much electricity will data centres use in 2030?",
    "{n} MW on 100 sites or on one?",
    "what does an hour of a {n}k server cost at 12 ct/kWh?",
)


_PERSON = {"id": "U1", "name": "ann", "real_name": "Ann", "profile": {"bot_id": "BBOT"}}
_ROOM = {"name": "general", "topic": {"value": ""}, "purpose": {"value": ""}}


@dataclass
class Quick:
    """A Slack that answers at once and says when each thread got its reply."""

    waiting: dict[str, asyncio.Future[float]] = field(default_factory=dict)

    def app(self) -> web.Application:
        """The Web API."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        return app

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        json = request.content_type == "application/json"
        body: Any = await (request.json() if json else request.post())
        if method == "chat.postMessage":
            done = self.waiting.pop(str(body.get("thread_ts")), None)
            if done is not None and not done.done():
                done.set_result(time.perf_counter())
        if method == "users.info":
            return web.json_response({"ok": True, "user": _PERSON})
        known: dict[str, Any] = {"channels": [], "members": []}
        known |= {
            "user_id": "UBOT",
            "bot_id": "BBOT",
            "team_id": "T0",
            "team": "Bench",
            "user": "b",
        }
        if method == "conversations.info":
            known["channel"] = {"id": body.get("channel"), **_ROOM}
        return web.json_response(
            {"ok": True, "ts": "1.1", "channel": "C1", **known},
            headers={"x-oauth-scopes": "app_mentions:read,chat:write"},
        )


@dataclass
class Sample:
    """One run of one variant."""

    rate: float
    p50: float
    p99: float
    cpu: float
    rss: float


@dataclass
class Variant:
    """Something that answers, and how it is started."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    path: str = "/slack/events"
    event: str = "app_mention"
    """The kind of event that it answers."""


def as_they_come() -> Iterator[str]:
    """Words without end, of a few dozen questions."""
    for number in itertools.count():
        yield _PHRASES[number % len(_PHRASES)].format(n=10 + number % 5)


@cache
def _messages() -> tuple[str, ...]:
    """What people have asked about our topics, in an order of no meaning but always the same."""
    said = {
        str(one["text"])
        for part in LEARNED
        for path in (DIALOGS / part).glob("*.yaml")
        for one in read_yaml(path).get("messages") or ()
        if one["topic"] in SCENARIOS
    }
    listed = sorted(said)
    random.Random(SEED).shuffle(listed)  # noqa: S311  (an order, no secret)
    return tuple(listed)


@dataclass
class Target:
    """Where events go, and from where the replies are heard of."""

    http: aiohttp.ClientSession
    slack: Quick
    address: str
    event: str = "app_mention"

    def body(self, asked: Event) -> bytes:
        """What is delivered."""
        return asked.body().replace(b"app_mention", self.event.encode())


async def load(to: Target, asked: Iterator[str], seconds: float = math.inf) -> list[float]:
    """Times from event to reply, with so many in flight, for so long or until all are asked."""
    end = time.perf_counter() + seconds
    taken: list[float] = []

    async def one_after_the_other() -> None:
        while time.perf_counter() < end and (text := next(asked, None)) is not None:
            number = next(_NUMBERS)
            event = Event(number, f"T{number % 7}", f"C{number % 64}", text, "")
            body = to.body(event)
            ts = f"1700000000.{number:06}"
            done = to.slack.waiting[ts] = asyncio.get_running_loop().create_future()
            start = time.perf_counter()
            async with to.http.post(to.address, data=body, headers=signed(body)) as response:
                assert response.status == 200, response.status
            taken.append(await asyncio.wait_for(done, 20) - start)

    await asyncio.gather(*(one_after_the_other() for _ in range(IN_FLIGHT)))
    return sorted(taken)


_NUMBERS = itertools.count()


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


async def sample(
    variant: Variant, base: dict[str, str], slack: Quick, seconds: float, new: int
) -> Sample:
    """Start, warm up, measure, stop: so many new questions, or with none for so many seconds."""
    # Shorter than the server's, so that no connection is used that it has just closed.
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=2)
    async with (
        started(variant, base) as (process, address),
        aiohttp.ClientSession(connector=connector) as http,
    ):
        to = Target(http, slack, address, variant.event)
        if new:
            asked = iter(_messages()[: WARM_QUESTIONS + new])
            await load(to, itertools.islice(asked, WARM_QUESTIONS))
        else:
            asked = as_they_come()
            await load(to, asked, WARM_SECONDS)
        before, start = cpu_seconds(process), time.perf_counter()
        taken = await load(to, asked, math.inf if new else seconds)
        spent, lasted = cpu_seconds(process) - before, time.perf_counter() - start
        return Sample(
            rate=len(taken) / lasted,
            p50=taken[len(taken) // 2] * 1000,
            p99=taken[int(len(taken) * 0.99)] * 1000,
            cpu=spent / len(taken) * 1000,
            rss=resident(process),
        )


async def cold(variant: Variant, base: dict[str, str], slack: Quick) -> tuple[float, float, float]:
    """From the start of the process to its first answer, the processor time of that, and the
    answer's own wait. [s]"""
    start = time.perf_counter()
    async with started(variant, base) as (process, address), aiohttp.ClientSession() as http:
        asked = time.perf_counter()
        number = next(_NUMBERS)
        event = Event(number, "T1", "C1", _PHRASES[1].format(n=30), "")
        body = Target(http, slack, address, variant.event).body(event)
        done = asyncio.get_running_loop().create_future()
        slack.waiting[f"1700000000.{number:06}"] = done
        async with http.post(address, data=body, headers=signed(body)):
            ended = float(await asyncio.wait_for(done, 20))
            return ended - start, cpu_seconds(process), ended - asked


async def main(options: argparse.Namespace) -> None:
    """Print a table of medians, and of ratios within a round."""
    os.sched_setaffinity(0, {1})
    for folder in ("bot", "calculations"):
        compileall.compile_dir(ROOT / folder, quiet=1)
    slack = Quick()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(TestServer(slack.app()))
        base = {
            "SLACK_API_URL": str(server.make_url("/api/")),
            "SLACK_BOT_TOKEN": "xoxb-bench",
            "SLACK_SIGNING_SECRET": SECRET,
        }
        files = stack.enter_context(tempfile.TemporaryDirectory())
        bot = [sys.executable, "-m", "bot", "serve"]
        file = {"DATABASE_URL": f"sqlite:///{Path(files) / 'bot.db'}"}
        variants = [
            Variant(ECHO, [sys.executable, "-m", "tests.benchmarks.echo"]),
            Variant("bot, SQLite", bot, file),
        ]
        if await reachable():
            url = await stack.enter_async_context(database())
            await migrate(Settings(database_url=url))
            variants.append(Variant("bot, PostgreSQL", bot, {"DATABASE_URL": url}))
        if options.opsdroid:
            command = [options.opsdroid, str(Path(__file__).with_name("opsdroid_echo.py"))]
            variants.append(
                Variant("opsdroid, bare echo", command, {}, "/connector/slack", "message")
            )
        if options.errbot:
            command = [options.errbot, str(Path(__file__).with_name("errbot_echo.py"))]
            variants.append(Variant("errbot, bare echo", command, event="message"))
        for new in (0, options.new):
            print(f"\nquestions: {f'{new:,} never asked' if new else 'as they come'}", flush=True)
            found: dict[str, list[Sample]] = {one.name: [] for one in variants}
            for _ in range(options.rounds):
                for variant in variants:
                    taken = await sample(variant, base, slack, options.seconds, new)
                    found[variant.name].append(taken)
            _print(found)
        print(f"\n{'start to the first answer':32} {'s':>6} {'CPU s':>6} {'answer ms':>10}")
        times: dict[str, list[tuple[float, float, float]]] = {one.name: [] for one in variants}
        for _ in range(options.starts):
            for variant in variants:
                times[variant.name].append(await cold(variant, base, slack))
        for name, taken_ in times.items():
            whole, cpu, answer = (statistics.median(one) for one in zip(*taken_, strict=True))
            print(f"{name:32} {whole:6.2f} {cpu:6.2f} {answer * 1000:10.0f}")


def _print(found: dict[str, list[Sample]]) -> None:
    print(f"{'':32} {'answers/s':>9} {'x echo':>7} {'p50 ms':>7} {'p99 ms':>7} "
          f"{'x echo':>7} {'CPU ms':>7} {'RSS MB':>7}")  # fmt: skip
    floor = found[ECHO]
    for name, samples in found.items():
        rates = statistics.median(a.rate / b.rate for a, b in zip(samples, floor, strict=True))
        tails = statistics.median(a.p99 / b.p99 for a, b in zip(samples, floor, strict=True))
        rate, p50, p99, cpu, rss = (
            statistics.median(getattr(one, part) for one in samples)
            for part in ("rate", "p50", "p99", "cpu", "rss")
        )
        print(f"{name:32} {rate:9.0f} {rates:7.2f} {p50:7.1f} {p99:7.1f} {tails:7.2f} "
              f"{cpu:7.2f} {rss:7.0f}", flush=True)  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="slack_events")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--opsdroid", help="a Python that has opsdroid; see opsdroid_echo.py")
    parser.add_argument("--errbot", help="a Python that has errbot; see errbot_echo.py")
    parser.add_argument("--starts", type=int, default=10)
    asyncio.run(main(parser.parse_args()))
