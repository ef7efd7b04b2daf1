"""The choices of menus that fill while somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from bot.questions import names
from bot.render import limits
from bot.render.elements import Block, option
from calculations import places

_TOWNS = 30


def choices(key: str, typed: str) -> list[Block]:
    """Options for a parameter's menu: towns, models or cards, the likeliest first."""
    found = _towns(typed) if key == "city" else _names(key, typed)
    return [option(one, one) for one in dict.fromkeys(found)][: limits.OPTIONS]


def _towns(typed: str) -> Iterable[str]:
    return map(str, places.starting_with(typed.partition(",")[0], _TOWNS))


def _names(key: str, typed: str) -> Iterable[str]:
    wanted = "".join(typed.casefold().split())
    every = names.known("model" if key == "model" else "hardware")
    return (name for name in every if wanted in name.replace(" ", ""))
