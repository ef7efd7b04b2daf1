"""The words of modals and of the Home tab."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from bot import phrasing
from bot.figures import DEFAULT_LANGUAGE


@lru_cache(maxsize=8)
def words(language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Every title, label and notice that needs no value."""
    return worded(language)


def worded(language: str = DEFAULT_LANGUAGE, **values: Any) -> dict[str, str]:
    """The same with values put in."""
    said = phrasing.say(phrasing.template("views", language), values)
    return {name: " ".join(text.split()) for name, text in said.items()}
