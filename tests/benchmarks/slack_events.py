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
import statistics
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import aiohttp
from aiohttp.test_utils import TestServer

from tests.chaos.load import Event, signed
from tests.chaos.replicas import SECRET

from .asked import PHRASES, as_they_come, messages
from .quick import Quick
from .variants import ECHO, ROOT, Variant, cpu_seconds, resident, started, variants

IN_FLIGHT = 16
WARM_SECONDS = 3.0
WARM_QUESTIONS = 50


@dataclass
class Sample:
    """One run of one variant."""

    rate: float
    p50: float
    p99: float
    cpu: float
    rss: float


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
            asked = iter(messages()[: WARM_QUESTIONS + new])
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
        event = Event(number, "T1", "C1", PHRASES[1].format(n=30), "")
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
        compared = await variants(stack, options)
        for new in (0, options.new):
            print(f"\nquestions: {f'{new:,} never asked' if new else 'as they come'}", flush=True)
            found: dict[str, list[Sample]] = {one.name: [] for one in compared}
            for _ in range(options.rounds):
                for variant in compared:
                    taken = await sample(variant, base, slack, options.seconds, new)
                    found[variant.name].append(taken)
            _print(found)
        print(f"\n{'start to the first answer':32} {'s':>6} {'CPU s':>6} {'answer ms':>10}")
        times: dict[str, list[tuple[float, float, float]]] = {one.name: [] for one in compared}
        for _ in range(options.starts):
            for variant in compared:
                times[variant.name].append(await cold(variant, base, slack))
        _print_starts(times)


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


def _print_starts(times: dict[str, list[tuple[float, float, float]]]) -> None:
    for name, taken in times.items():
        whole, cpu, answer = (statistics.median(one) for one in zip(*taken, strict=True))
        print(f"{name:32} {whole:6.2f} {cpu:6.2f} {answer * 1000:10.0f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="slack_events")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--new", type=int, default=1000)
    parser.add_argument("--opsdroid", help="a Python that has opsdroid; see opsdroid_echo.py")
    parser.add_argument("--errbot", help="a Python that has errbot; see errbot_echo.py")
    parser.add_argument("--starts", type=int, default=10)
    asyncio.run(main(parser.parse_args()))
