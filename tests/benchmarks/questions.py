"""How long it takes to understand a message, and how far its confidence can be trusted.

    .venv/bin/python tests/benchmarks/questions.py

Bounds: 5 ms for 99 of 100 messages, 50 ms for 20 kB. The floor is what cannot be left out:
cleaning a message and cutting it into words.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import calculations
from bot.questions.message import take_apart
from bot.questions.parse import parse
from bot.questions.text import clean
from bot.questions.topics import judge
from bot.questions.words import tokenise
from calculations.records import read_yaml

DIALOGS = Path(__file__).parents[1] / "dialogs"
STEPS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
LONG = {
    "20 kB of towns": "in Berlin " * 2000,
    "20 kB of numbers": "30k usd at 5 an hour " * 950,
    "20 kB of models": "gpt claude llama " * 1200,
    "20 kB of signs": "<" * 20000,
}


def main() -> None:
    """Print times, their ratio to the floor, and the table of confidence."""
    start = time.perf_counter()
    parse("does a leaner model use less?")
    print(f"first message, with all tables read: {(time.perf_counter() - start) * 1000:.0f} ms")
    messages = _messages("development")
    texts = [text for text, _ in messages]
    floor = _times(lambda text: tokenise(clean(text)), texts)
    understood = _times(parse, texts)
    print(f"\n{len(texts)} messages, warm:{'median ms':>14}{'p99 ms':>9}")
    for name, taken in (("floor", floor), ("understood", understood)):
        print(f"{name:<22}{statistics.median(taken):10.3f}{_p99(taken):9.3f}")
    print(
        f"ratio to the floor    {statistics.median(understood) / statistics.median(floor):10.1f}\n"
    )
    for name, text in LONG.items():
        print(f"{name:<22}{statistics.median(_times(parse, [text] * 5)):10.1f} ms")
    _reliability(_messages("held_out"))


def _messages(part: str) -> list[tuple[str, str]]:
    files = sorted((DIALOGS / part).glob("*.yaml"))
    listed = [one for file in files for one in read_yaml(file).get("messages") or ()]
    return [(one["text"], one["topic"]) for one in listed]


def _times(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    for text in texts:
        work(text)
    taken = []
    for text in texts:
        start = time.perf_counter()
        work(text)
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def _p99(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=100)[-1]


def _reliability(messages: Sequence[tuple[str, str]]) -> None:
    """How often the likeliest topic is right, by how likely it was said to be."""
    parameters = calculations.parameters()
    rows = []
    for text, topic in messages:
        shares = judge(take_apart(clean(text), parameters)).shares
        best = max(shares, key=lambda one: shares[one])
        rows.append((shares[best], best == topic))
    print(f"\n{'said to be right':>18} {'is right':>9} {'messages':>9}   (held out)")
    for low, high in pairwise(STEPS):
        inside = [(share, right) for share, right in rows if low <= share < high]
        if inside:
            said = statistics.fmean(share for share, _ in inside)
            right = statistics.fmean(right for _, right in inside)
            bar = "#" * round(40 * right)
            print(f"{said:18.0%} {right:9.0%} {len(inside):9}   {bar}")


if __name__ == "__main__":
    main()
