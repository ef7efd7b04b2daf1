"""How long loading every record takes, and importing the calculators.

    .venv/bin/python tests/benchmarks/records.py

Bounds: records under 80 ms, import under 150 ms above the interpreter's own start.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from calculations import records

ROUNDS = 11


def loading() -> float:
    """One load of all records. [ms]"""
    records.records.cache_clear()
    start = time.perf_counter()
    records.records()
    return (time.perf_counter() - start) * 1000


def process(code: str) -> float:
    """A fresh interpreter that runs a line. [ms]"""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print medians and best times."""
    loads = [loading() for _ in range(ROUNDS)]
    bare = [process("pass") for _ in range(ROUNDS)]
    full = [process("import calculations") for _ in range(ROUNDS)]
    imports = [one - statistics.median(bare) for one in full]
    print(f"{'':24} {'median ms':>10} {'best':>6}")
    for name, taken in ((f"{len(records.records())} records", loads), ("import", imports)):
        print(f"{name:24} {statistics.median(taken):10.1f} {min(taken):6.1f}")


if __name__ == "__main__":
    main()
