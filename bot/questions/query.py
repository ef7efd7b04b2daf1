"""Query: what a person said, and nothing more.

`slots` hold only stated values, normalised as the README's table gives them; defaults belong
to the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from calculations.errors import Problem
from calculations.lookup import Number
from calculations.places import Match

Topic = Literal[
    "rebound",
    "amortization",
    "diffuse",
    "sunlight",
    "footprint",
    "outlook",
    "reading",
    "help",
    "off_topic",
]
TOPICS: tuple[Topic, ...] = (
    "rebound",
    "amortization",
    "diffuse",
    "sunlight",
    "footprint",
    "outlook",
    "reading",
    "help",
    "off_topic",
)

# What within its topic a question asks; the first of each is meant where nothing says more.
ASPECTS: Mapping[Topic, tuple[str, ...]] = MappingProxyType(
    {
        "rebound": ("total", "per_answer", "mechanism", "baseline", "breakeven", "course"),
        "amortization": (
            "payback",
            "cost",
            "compare",
            "required",
            "energy_share",
            "affordable",
            "sun",
            "intermittent",
        ),
        "diffuse": ("spread", "land", "grid", "follow_sun", "storage", "density"),
        "sunlight": ("hours", "alone", "months"),
        "footprint": ("energy", "carbon", "water", "training", "own", "search"),
        "outlook": ("future", "now", "growth", "share"),
        "reading": ("who", "source"),
        "help": ("what", "hello", "thanks", "why", "own_cost"),
        "off_topic": ("other",),
    }
)


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that spoke for a topic, and how loudly."""

    words: str
    topic: Topic
    weight: float


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood."""

    topic: Topic
    aspect: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    """Stated values by slot name: numbers, lists of numbers, words, towns as ``Berlin, DE``."""
    former: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """Lists of values that those in the slots have replaced, one turn ago or more."""
    hints: Mapping[str, Any] = field(default_factory=dict)
    """What else was said that a scenario can use, by parameter name; no part of the slots."""
    sure: bool = True
    """False when it would be honest to ask back."""
    readings: tuple[Topic, ...] = ()
    """When not sure: what it could be about, likeliest first."""
    towns: tuple[Match, ...] = ()
    """What each stated town was taken for, in the order of ``slots["cities"]``."""
    left_out: tuple[str, ...] = ()
    """Places that were named beside towns, and that we do not know, as typed."""
    problems: tuple[Problem, ...] = ()
    """What was stated and could not be read."""
    link_only: bool = False
    language: str = "en"
    clues: tuple[Clue, ...] = ()
    """Which words led to this reading."""
    naming: str = ""
    """The words that named the aspect; empty where it was only heard or kept."""
    quoted: Number | None = None
    """The number whose source is asked for."""
    about: Query | None = None
    """The question before, where the sources of its answer are asked for."""
    follows: bool = False
    """Whether the words only made sense after an earlier turn (``and in LA?``)."""
