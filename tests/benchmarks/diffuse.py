"""How long a full diffuse-demand result takes, warm and with towns never asked for.

    .venv/bin/python tests/benchmarks/diffuse.py

Wanted: under 10 ms for any scenario, under 25 ms where the towns are new.
"""

from __future__ import annotations

import statistics
import time

from calculations import Diffuse, calculate

ROUNDS = 50
NEW = (
    ["Tokyo", "Sydney", "Mumbai", "Nairobi", "Honolulu", "Sao Paulo"],
    ["Cairo", "Lima", "Quito", "Oslo", "Paris", "Rome"],
    ["Madrid", "Perth", "Osaka", "Denver", "Lagos", "Delhi"],
)


def timed(given: dict[str, object]) -> float:
    """Milliseconds for one result."""
    start = time.perf_counter()
    calculate(Diffuse.make(given))
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the first time, the median of the rest, and each set of new towns."""
    times = [timed({}) for _ in range(ROUNDS)]
    print(f"nothing stated: first {times[0]:.1f} ms, then {statistics.median(times[1:]):.2f} ms")
    for towns in NEW:
        print(f"six new towns: {timed({'cities': towns}):.1f} ms")
    again = [timed({"cities": NEW[0], "battery_hours": float(n)}) for n in range(ROUNDS)]
    print(f"six known towns, another battery: {statistics.median(again):.2f} ms")


if __name__ == "__main__":
    main()
