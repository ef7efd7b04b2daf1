"""How long a full amortization result takes, warm.

    .venv/bin/python tests/benchmarks/amortization.py

Wanted: under 10 ms for any scenario, under 25 ms where the towns are new.
"""

from __future__ import annotations

import statistics
import time

from calculations import Amortization, calculate

ROUNDS = 50
SCENARIOS = {
    "nothing stated": {},
    "one card in Berlin": {"capex": [30000], "price_per_hour": 5, "cities": ["Berlin"]},
    "four cards, six towns, output": {
        "capex": [30000, 10000, 5000, 400],
        "tokens_per_hour": [3e6, 1e6, 8e5, 1e5],
        "cities": ["Berlin", "Los Angeles", "Tokyo", "Sydney", "Mumbai", "Sao Paulo"],
    },
}


def main() -> None:
    """Print the first time and the median of the rest."""
    for name, given in SCENARIOS.items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            calculate(Amortization.make(given))
            times.append((time.perf_counter() - start) * 1000)
        print(f"{name}: first {times[0]:.1f} ms, then {statistics.median(times[1:]):.2f} ms")


if __name__ == "__main__":
    main()
