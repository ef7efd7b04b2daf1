"""The labelled dialogs as examples, each with who wrote it and what was said before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import calculations
from bot.questions.message import Message, take_apart
from bot.questions.query import Topic
from bot.questions.text import clean
from calculations.records import read_yaml

DIALOGS = Path(__file__).parents[3] / "tests" / "dialogs"
# Held-out dialogs measure what was learned, so they are never learned from.
LEARNED = ("train", "development")


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled message."""

    author: str
    part: str
    message: Message
    topic: Topic
    slots: Mapping[str, Any]
    before: tuple[Topic, Mapping[str, Any]] | None = None
    """Topic and slots of the turn it follows, None where it opens a thread or stands alone."""


def examples(parts: Collection[str] = LEARNED) -> Iterator[Example]:
    """All messages and turns of some parts, author by author."""
    parameters = calculations.parameters()
    for part in parts:
        for path in sorted((DIALOGS / part).glob("*.yaml")):
            listed = read_yaml(path)
            rows = [[message] for message in listed.get("messages") or ()]
            rows += [thread["turns"] for thread in listed.get("threads") or ()]
            for row in rows:
                before = None
                for turn in row:
                    message = take_apart(clean(turn["text"]), parameters)
                    yield Example(path.stem, part, message, turn["topic"], turn["slots"], before)
                    if turn["topic"] not in {"help", "off_topic"}:
                        before = (turn["topic"], _last_said_last(before, turn["slots"]))


def _last_said_last(
    before: tuple[Topic, Mapping[str, Any]] | None, slots: Mapping[str, Any]
) -> Mapping[str, Any]:
    """A turn's slots in the order that `fill` leaves them: kept ones first."""
    old = before[1] if before else {}
    kept = [slot for slot in old if slot in slots and old[slot] == slots[slot]]
    return {slot: slots[slot] for slot in (*kept, *(s for s in slots if s not in kept))}
