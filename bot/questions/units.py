"""The words of `phrases/units.yaml`, turned around for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from calculations import records

PHRASES = Path(__file__).with_name("phrases")


_SETS = (
    "articles", "glued_scales", "before_point", "factor_marks", "percent", "sizes",
    "shy_currencies", "national", "priced", "warm", "cored", "bought", "costing", "fillers",
    "not_always", "iberian", "between", "and_words", "numbered", "months", "hour_kinds",
    "day_kinds", "heads", "whole_days", "product_leads", "product_tails", "tariffs", "after_amount",
    "unnamed_money", "price_leads", "cards", "of_share", "part_leads", "halved",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Units:
    """What words around a number mean."""

    numbers: Mapping[str, float]
    articles: frozenset[str]
    scales: Mapping[str, float]
    glued_scales: frozenset[str]
    fractions: Mapping[str, float]
    ordinals: Mapping[str, float]
    factors: Mapping[str, float]
    times: Mapping[str, float]
    before_point: frozenset[str]
    factor_marks: frozenset[str]
    time: Mapping[str, str]
    per_year: Mapping[str, float]
    adverbs: Mapping[str, str]
    power: Mapping[str, float]
    energy: Mapping[str, float]
    workdays: frozenset[str]
    percent: frozenset[str]
    sizes: frozenset[str]
    currencies: Mapping[str, str]
    shy_currencies: frozenset[str]
    dollars: Mapping[str, str]
    nations: Mapping[str, str]
    national: frozenset[str]
    nations_behind: Mapping[str, str]
    after_amount: frozenset[str]
    notes: Mapping[str, float]
    price_leads: frozenset[str]
    of_share: frozenset[str]
    part_leads: frozenset[str]
    halved: frozenset[str]
    unnamed_money: frozenset[str]
    cards: frozenset[str]
    minor: Mapping[str, str]
    priced: frozenset[str]
    warm: frozenset[str]
    cored: frozenset[str]
    bought: frozenset[str]
    costing: frozenset[str]
    fillers: frozenset[str]
    always: tuple[str, ...]
    always_alone: tuple[str, ...]
    not_always: frozenset[str]
    iberian: frozenset[str]
    between: frozenset[str]
    and_words: frozenset[str]
    numbered: frozenset[str]
    months: frozenset[str]
    counted: frozenset[str]
    placed: frozenset[str]
    hour_kinds: frozenset[str]
    day_kinds: frozenset[str]
    heads: frozenset[str]
    whole_days: frozenset[str]
    product_leads: frozenset[str]
    product_tails: frozenset[str]
    tariffs: frozenset[str]


def read_yaml(name: str) -> Any:
    """One file of the phrases folder."""
    return records.read_yaml(PHRASES / name)


def turned(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """From ``{meaning: [words]}`` to ``{word: meaning}``."""
    return {str(word): meaning for meaning, words in groups.items() for word in words}


@lru_cache(maxsize=1)
def units() -> Units:
    """Load the words once."""
    raw = read_yaml("units.yaml")
    sets: dict[str, Any] = {name: frozenset(raw[name]) for name in _SETS}
    return Units(
        **sets,
        numbers=raw["numbers"],
        scales=raw["scales"],
        fractions={word: 1 / below for word, below in raw["fractions"].items()},
        ordinals=raw["ordinals"],
        factors=raw["factors"],
        times=raw["times"],
        time=turned(raw["time"]),
        per_year=raw["per_year"],
        adverbs=raw["adverbs"],
        power=raw["power"],
        energy=raw["energy"],
        workdays=frozenset((*raw["time"]["weekday"], *raw["workdays"])),
        currencies=turned(raw["currencies"]),
        dollars=raw["dollars"],
        nations=raw["nations"],
        notes=raw["notes"],
        nations_behind=raw["nations_behind"],
        minor=raw["minor"],
        always=tuple(raw["always"]),
        always_alone=tuple(raw["always_alone"]),
        counted=frozenset(read_yaml("roles.yaml")["prompts"]),
        placed=frozenset(read_yaml("roles.yaml")["sites"]),
    )
