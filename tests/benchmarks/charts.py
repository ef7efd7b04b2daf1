"""How long a picture takes over HTTP, cold and kept, against a bare call of vl-convert.

    .venv/bin/python tests/benchmarks/charts.py

Wanted: under 120 ms cold, under 5 ms kept. Cold is a scenario never asked for before, with the
worker warm, as it is once the server has started. The floor is what vl-convert alone takes for
the same spec in this process.
"""

from __future__ import annotations

import asyncio
import statistics
import time

import httpx
import vl_convert

from bot import answers, links
from bot.desk import Desk
from bot.render.charts import CHARTS, charts
from bot.render.charts.frame import frame
from bot.render.charts.themes import dressed
from bot.render.charts.worker import draw
from bot.settings import Settings
from bot.web.app import build_web

ROUNDS = 12
TOWNS = (
    *("Berlin", "Oslo", "Rome", "Cairo", "Lima", "Delhi"),
    *("Quito", "Perth", "Osaka", "Denver", "Lagos", "Madrid"),
)
MODELS = ("gpt", "claude", "gemini", "llama", "qwen", "mistral", "deepseek", "gemma", "openai")
# Scenarios of each topic whose pictures all differ.
QUERIES = {
    "rebound": [f"yearly=2&horizon={2 + n}" for n in range(ROUNDS)],
    "amortization": [f"capex={1000 * (n + 1)}&price=5&city={TOWNS[n]}" for n in range(ROUNDS)],
    "diffuse": [f"load={n + 2}" for n in range(ROUNDS)],
    "sunlight": [f"city={town}" for town in TOWNS],
    "footprint": [
        f"model={MODELS[n % 9]}&model={MODELS[(n + 1 + n // 9) % 9]}" for n in range(ROUNDS)
    ],
    "outlook": [f"region={region}" for region in ("us", "europe", "germany", "china", "india")],
}


def milliseconds(since: float) -> float:
    """Time gone by."""
    return (time.perf_counter() - since) * 1000


async def asked(web: httpx.AsyncClient, path: str) -> float:
    """Milliseconds for one answer."""
    start = time.perf_counter()
    response = await web.get(path)
    assert response.status_code == 200, response.text
    return milliseconds(start)


def floor(topic: str, query: str, ending: str) -> float:
    """Milliseconds for vl-convert alone, with the spec ready."""
    made = links.scenario(topic, httpx.QueryParams(query).multi_items())
    chart = charts(answers.explain(made))[0]
    shape = "preview" if ending == "png" else "wide"
    around = frame(chart, "light", shape)
    job = {
        "spec": dressed(chart, "light", shape, around.height),
        "around": (around.before, around.after),
        "format": ending,
        "scale": 2,
        "locale": "en-US",
    }
    start = time.perf_counter()
    draw(job)
    return milliseconds(start)


async def main() -> None:
    """Print medians by topic and shape, and the ratio of cold to the floor."""
    app = build_web(Settings(), Desk())
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3000") as web,
    ):
        start = time.perf_counter()
        await asked(web, "/explain/outlook/chart/cases.svg?theme=dark")
        print(f"first picture after the start {milliseconds(start):.0f} ms")
        floor("outlook", "", "svg")
        print(f"vl-convert {vl_convert.__version__}; medians of {ROUNDS} in ms")
        print("topic        ending   cold    kept   floor  cold/floor")
        for topic, queries in QUERIES.items():
            name = next(iter(CHARTS[topic]))
            for ending in ("svg", "png"):
                paths = [f"/explain/{topic}/chart/{name}.{ending}?{query}" for query in queries]
                cold = statistics.median([await asked(web, path) for path in paths])
                kept = statistics.median([await asked(web, path) for path in paths])
                bare = statistics.median([floor(topic, query, ending) for query in queries])
                print(f"{topic:12} {ending:6} {cold:6.1f}  {kept:6.2f}", end="")
                print(f"  {bare:6.1f}  {cold / bare:6.2f}")


if __name__ == "__main__":
    asyncio.run(main())
