"""How long a fresh process takes to its first answer, and how much memory.

    .venv/bin/python tests/benchmarks/cold_start.py

The floor is a Python that starts and prints a line. The ratio travels.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

ROUNDS = 9
FLOOR = [sys.executable, "-c", "print('5 USD/h')"]
COMMANDS = {
    "amortization": "30k card, sold at 5 USD/h, in Berlin?",
    "rebound": "does DeepSeek cut energy use?",
    "footprint": "how much energy does a ChatGPT prompt use?",
}


def milliseconds(command: list[str]) -> float:
    """Wall-clock time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print median, range and ratio to the floor, in turns so that drift hits all alike."""
    commands = {"floor: python": FLOOR} | {
        f"ask: {name}": [sys.executable, "-m", "bot", "ask", question]
        for name, question in COMMANDS.items()
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        milliseconds(command)
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(milliseconds(command))
    floor = statistics.median(times["floor: python"])
    print(f"{'':22} {'median ms':>10} {'min':>6} {'max':>6} {'x floor':>8}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:22} {middle:10.0f} {min(taken):6.0f} {max(taken):6.0f} {middle / floor:8.1f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest resident memory of a run: {peak:.0f} MB")


if __name__ == "__main__":
    main()
