"""How long a footprint or an outlook takes, warm.

    .venv/bin/python tests/benchmarks/footprint.py

Bound: 10 ms each.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from calculations import Footprint, Outlook, calculate
from calculations.scenario import Scenario

ROUNDS = 200
CASES: list[tuple[type[Scenario], dict[str, Any]]] = [
    (Footprint, {}),
    (Footprint, {"models": ["gpt"]}),
    (Footprint, {"models": ["deepseek", "gpt", "claude", "llama"], "country": "DE"}),
    (Footprint, {"hardware": ["a100"], "gpus": 4, "run_hours": 72}),
    (Outlook, {}),
    (Outlook, {"region": "us"}),
]


def main() -> None:
    """Print the median and the worst of each scenario."""
    print(f"{'median ms':>10} {'worst':>7}")
    for model, given in CASES:
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            calculate(model.make(given))
            taken.append((time.perf_counter() - start) * 1000)
        print(f"{statistics.median(taken):10.2f} {max(taken):7.2f}  {model.__name__} {given}")


if __name__ == "__main__":
    main()
