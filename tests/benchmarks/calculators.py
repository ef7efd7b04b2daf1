"""How long results, look-ups and imports take, and how much memory an answer needs.

    .venv/bin/python tests/benchmarks/calculators.py

Medians, beside the bound we hold ourselves to and as a ratio to a floor that is measured in the
same run: checking the inputs alone for a result, one query of SQLite for a look-up, an import of
pydantic for the calculators, a Python that starts and ends for a process.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from calculations import SCENARIOS, calculate, places
from calculations.errors import UnknownPlace
from calculations.gazetteer import connection

ROUNDS, PROCESSES = 60, 7
CASES: dict[str, list[dict[str, Any]]] = {
    "rebound": [{}, {"efficiency_gain": 10, "elasticity": 1.1, "horizon_years": 3}],
    "amortization": [
        {},
        {"capex": [30000], "price_per_hour": 5, "cities": ["Berlin"]},
        {
            "capex": [30000, 10000, 5000, 400],
            "tokens_per_hour": [3e6, 1e6, 8e5, 1e5],
            "cities": ["Berlin", "Los Angeles", "Tokyo", "Sydney", "Mumbai", "Sao Paulo"],
        },
    ],
    "diffuse": [{}, {"cities": ["Tokyo", "Sydney", "Mumbai", "Nairobi", "Honolulu", "Lima"]}],
    "sunlight": [{}, {"cities": ["Phoenix", "Oslo", "Quito"]}],
    "footprint": [{}, {"models": ["deepseek", "gpt", "claude", "llama"], "country": "DE"}],
    "outlook": [{}, {"region": "us"}],
}
NEW_TOWNS = ("Lyon", "Porto", "Kyoto", "Durban", "Calgary", "Hobart", "Graz", "Leeds", "Arequipa")
NAMES = ("Paris", "München", "東京", "Springfield, IL", "Lagos", "القاهرة", "St. Louis", "NYC")
SLIPS = ("Berln", "Pheonix", "Johanesburg", "Amsterdm", "Rekjavik", "Copenhagn", "Stokholm")


def timed(work: Callable[[], object]) -> float:
    """One run. [ms]"""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some runs, after one that warms up. [ms]"""
    work()
    return statistics.median(timed(work) for _ in range(rounds))


def line(name: str, found: float, bound: float, floor: float, of: str) -> None:
    """One measurement, its bound and its floor."""
    print(f"{name:46} {found:8.2f} of {bound:6.1f} ms   {found / floor:6.1f} x {of}")


def results() -> None:
    """Every topic's full result, warm."""
    for topic, scenes in CASES.items():
        for number, given in enumerate(scenes, start=1):
            model = SCENARIOS[topic]
            floor = median(lambda m=model, g=given: m.make(g))  # type: ignore[misc]
            made = model.make(given)
            found = median(lambda s=made: calculate(s))  # type: ignore[misc]
            line(f"{topic} {number}", found, 10, floor, "its inputs checked")


def towns() -> None:
    """A result for a town that nobody has asked for yet."""
    model = SCENARIOS["sunlight"]
    calculate(model())
    floor = median(lambda: calculate(model()))
    first = [timed(lambda n=name: calculate(model.make({"cities": [n]}))) for name in NEW_TOWNS]  # type: ignore[misc]
    line("sunlight, a new town", statistics.median(first), 25, floor, "the known two")


def look_ups() -> None:
    """Exact and misspelt names, each for the first time."""
    floor = median(lambda: connection().execute("SELECT 1").fetchone())

    def each(names: Iterable[str]) -> float:
        taken = []
        for name in names:
            places.find.cache_clear()
            taken.append(timed(lambda n=name: _find(n)))  # type: ignore[misc]
        return statistics.median(taken)

    _find("Berln")
    line("look-up, exact", each(NAMES), 1, floor, "one query")
    line("look-up, misspelt", each(SLIPS), 20, floor, "one query")
    line("look-up, no town at all", each(("Qwertzville", "Xyzzyton")), 20, floor, "one query")


def _find(name: str) -> None:
    try:
        places.find(name)
    except UnknownPlace:
        return


def process(code: str) -> float:
    """A fresh interpreter that runs a line. [ms]"""
    command = [sys.executable, "-c", code]
    return statistics.median(
        timed(lambda: subprocess.run(command, check=True)) for _ in range(PROCESSES)
    )


def imports() -> None:
    """Importing the calculators, alone and with every topic's inputs; above a bare start."""
    bare = process("pass")
    floor = process("from pydantic import BaseModel") - bare
    alone = process("import calculations") - bare
    line("import calculations", alone, 150, floor, "import pydantic")
    whole = process("import calculations; calculations.parameters()") - bare
    line("import, and the inputs of all topics", whole, 150, floor, "import pydantic")


def memory() -> None:
    """Largest resident memory of a process that answers one question."""
    asked = [sys.executable, "-m", "bot", "ask", "30k card, sold at 5 USD/h, in Berlin?"]
    subprocess.run(asked, check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'resident memory of an answer':46} {peak:8.0f} of    120 MB")


def main() -> None:
    """Print everything."""
    results()
    towns()
    look_ups()
    imports()
    memory()


if __name__ == "__main__":
    main()
