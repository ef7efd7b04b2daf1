"""How long a full rebound result takes, and random draws against drawing the bare numbers.

    .venv/bin/python tests/benchmarks/rebound.py

Wanted: under 10 ms for any scenario once warm, 50 ms for 100,000 draws. "New" scenarios differ in
their horizon and their spread each time, so that no cache has them.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable

import numpy as np

from calculations import calculate
from calculations.rebound import futures
from calculations.rebound.draws import drawn
from calculations.rebound.scenario import Rebound

ROUNDS = 40
DRAWS = 100_000
SCENARIOS = {
    "nothing stated": {},
    "gain and elasticity": {"efficiency_gain": 10, "elasticity": 1.1, "horizon_years": 3},
    "the article's view": {"preset": "article"},
    "lag, users, ceilings": {
        "saturation": 0.1,
        "elasticity": 1.5,
        "yearly_gain": 2,
        "slowing": 0.2,
        "ceiling_growth": 1.6,
        "ceiling_slowing": 0.3,
        "lag": 0.5,
        "adopted": 0.2,
        "adoption_speed": 0.5,
    },
}


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median time of one call. [ms]"""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print medians, and the ratio to a bare draw of as many numbers."""
    start = time.perf_counter()
    calculate(Rebound.make({}))
    print(f"{'the first result of all':32} {(time.perf_counter() - start) * 1000:8.1f} ms")
    for name, given in SCENARIOS.items():
        taken = median(lambda given=given: calculate(Rebound.make(given)))
        print(f"{name:32} {taken:8.2f} ms")
    horizon = (1 + n / 97 for n in itertools.count())
    taken = median(lambda: calculate(Rebound.make({"horizon_years": next(horizon)})))
    print(f"{'a horizon that is new':32} {taken:8.2f} ms")
    spread = (0.3 + n / 997 for n in itertools.count())
    taken = median(lambda: calculate(Rebound.make({"forecast_spread": next(spread)})))
    print(f"{'a spread that is new':32} {taken:8.2f} ms")
    seeds = itertools.count()
    view = futures.view()
    taken = median(lambda: drawn(view, 7.0, DRAWS, next(seeds)))
    bare = median(lambda: np.random.default_rng(next(seeds)).random((len(view.priors), DRAWS)))
    print(f"{f'{DRAWS:,} draws, matched':32} {taken:8.2f} ms, {taken / bare:.1f} times")
    print(f"{'the bare numbers':32} {bare:8.2f} ms")


if __name__ == "__main__":
    main()
