"""How long pages take: of a scenario nobody has asked for, kept ones, and unchanged ones.

    .venv/bin/python tests/benchmarks/pages.py

The floor is a bare Starlette app that sends a page of the same size. The ratio travels; on a
machine with other work, so does the processor's time, which waits for nobody.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.desk import Desk
from bot.ready import get_fast, get_ready
from bot.settings import Settings
from bot.web.app import build_web

ROUNDS = 200
# One number changes from page to page, so that none was asked for before.
NEW: dict[str, Callable[[int], str]] = {
    "amortization": lambda n: f"capex={20_000 + n}&price=5&city=Berlin&v=1",
    "rebound": lambda n: f"horizon={1.05 + n / 10:.2f}&v=1",
    "rebound, a gain": lambda n: f"efficiency={2.05 + n / 10:.2f}&elasticity=1.1&v=1",
    "diffuse": lambda n: f"load={100 + n}&v=1",
    "sunlight": lambda n: f"city=Berlin&solar={1.005 + n / 100:.3f}&v=1",
    "footprint": lambda n: f"prompts={101 + n}&v=1",
    "outlook": lambda n: f"horizon={4.005 + n / 100:.3f}&v=1",
}
Ask = Callable[[str, str, str], Awaitable[dict[str, Any]]]


def asking(app: Any) -> Ask:
    """Ask an app without a network."""

    async def ask(path: str, query: str, tag: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                found["status"] = message["status"]
                found["headers"] = dict(message["headers"])
            else:
                found["size"] = found.get("size", 0) + len(message.get("body", b""))

        await app(
            {
                "type": "http",
                "asgi": {"version": "3.0"},
                "http_version": "1.1",
                "method": "GET",
                "scheme": "http",
                "path": path,
                "raw_path": path.encode(),
                "query_string": query.encode(),
                "root_path": "",
                "headers": [(b"if-none-match", tag.encode())] if tag else [],
                "client": ("127.0.0.1", 1),
                "server": ("x", 80),
            },
            receive,
            send,
        )
        return found

    return ask


Taken = list[tuple[float, float]]
"""Wall-clock and processor time of each call. [ms]"""


async def milliseconds(ask: Ask, calls: Iterator[tuple[str, str, str]], status: int) -> Taken:
    """Both times of each call."""
    taken = []
    for path, query, tag in calls:
        start, worked = time.perf_counter(), time.process_time()
        found = await ask(path, query, tag)
        wall, processor = time.perf_counter() - start, time.process_time() - worked
        taken.append((wall * 1000, processor * 1000))
        if found["status"] != status:
            sys.exit(f"{path}?{query}: {found['status']}")
    return taken


def told(name: str, taken: Taken, floor: float, size: int = 0) -> None:
    """One line: median and the slowest one in a hundred of both times, ratio to the floor."""
    times = [f"{one:9.2f}" for n in (0, 1) for one in _spread([pair[n] for pair in taken])]
    ratio = statistics.median(wall for wall, _ in taken) / floor
    weight = f"{size / 1000:7.0f}" if size else ""
    print(f"{name:26} {' '.join(times)} {ratio:9.0f} {weight}")


def _spread(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


async def measure() -> None:
    """Print every topic's times."""
    get_ready()
    await get_fast()
    ask = asking(build_web(Settings(), Desk()))
    size = (await ask("/explain/amortization", NEW["amortization"](-1), ""))["size"]
    page = "x" * size

    async def bare(_: Any) -> HTMLResponse:
        return HTMLResponse(page)

    still = asking(Starlette(routes=[Route("/", bare)]))
    base = await milliseconds(still, iter([("/", "", "")] * ROUNDS), 200)
    floor = statistics.median(wall for wall, _ in base)
    heads = ("median ms", "p99 ms", "CPU ms", "p99 CPU", "x floor")
    print(f"{'':26} {' '.join(f'{head:>9}' for head in heads)} {'kB':>7}")
    told("floor: bare Starlette", base, floor, size)
    for name, query in NEW.items():
        path = f"/explain/{name.partition(',')[0]}"
        first = await ask(path, query(ROUNDS), "")
        new = await milliseconds(ask, ((path, query(n), "") for n in range(ROUNDS)), 200)
        told(f"{name}: new", new, floor, first["size"])
    path, query = "/explain/amortization", NEW["amortization"](ROUNDS - 1)
    kept = await milliseconds(ask, iter([(path, query, "")] * ROUNDS), 200)
    told("kept", kept, floor)
    tag = (await ask(path, query, ""))["headers"][b"etag"].decode()
    same = await milliseconds(ask, iter([(path, query, tag)] * ROUNDS), 304)
    told("unchanged (304)", same, floor)


if __name__ == "__main__":
    asyncio.run(measure())
