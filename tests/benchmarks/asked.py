"""Two streams of questions: a few dozen that repeat, and what people have asked, each once."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache

from bot.questions.learn.corpus import DIALOGS, LEARNED
from calculations import SCENARIOS
from calculations.records import read_yaml

SEED = 7
PHRASES = (
    "does DeepSeek cut energy use?",
    "{n}k card, sold at 5 USD/h, in Berlin?",
    "how much energy does a ChatGPT prompt use?",
    "how much energy do {n} prompts a day use?",
    "how many hours of sun does Los Angeles get?",
    "how much electricity will data centres use in 2030?",
    "{n} MW on 100 sites or on one?",
    "what does an hour of a {n}k server cost at 12 ct/kWh?",
)


def as_they_come() -> Iterator[str]:
    """Words without end, of a few dozen questions."""
    for number in itertools.count():
        yield PHRASES[number % len(PHRASES)].format(n=10 + number % 5)


@cache
def messages() -> tuple[str, ...]:
    """What people have asked about our topics, in an order of no meaning but always the same."""
    said = {
        str(one["text"])
        for part in LEARNED
        for path in (DIALOGS / part).glob("*.yaml")
        for one in read_yaml(path).get("messages") or ()
        if one["topic"] in SCENARIOS
    }
    listed = sorted(said)
    random.Random(SEED).shuffle(listed)  # noqa: S311  (an order, no secret)
    return tuple(listed)
