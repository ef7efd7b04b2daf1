"""Which language a page is wanted in: the address says so, else the browser."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from bot.links import LANGUAGE_KEY
from bot.render.page import LANGUAGES
from bot.web.addresses import Pairs

# Nobody's browser lists more than a few.
_LONGEST_HEADER = 200


@dataclass(frozen=True)
class Tongue:
    """A page's language."""

    code: str
    stated: bool
    """Whether the address names it."""

    @property
    def key(self) -> str:
        """What tells the pages apart that are kept for one address."""
        return f"{self.code}{'!' if self.stated else ''}"

    @property
    def headers(self) -> dict[str, str]:
        """What caches between us and the reader must know."""
        return {"Content-Language": self.code, "Vary": "Accept-Language"}


def chosen(request: Request, given: Pairs) -> tuple[Tongue, Pairs]:
    """The language of the answer, and the pairs of the address without it."""
    named = [text.strip().lower() for key, text in given if key == LANGUAGE_KEY]
    rest = [pair for pair in given if pair[0] != LANGUAGE_KEY]
    if named and named[-1] in LANGUAGES:
        return Tongue(named[-1], stated=True), rest
    return Tongue(preferred(request.headers.get("accept-language", "")), stated=False), rest


def preferred(header: str) -> str:
    """The first of our languages by a browser's preference.

    >>> preferred("de-AT,de;q=0.9,en;q=0.8"), preferred("fr, en;q=0.5, de;q=0.4"), preferred("")
    ('de', 'en', 'en')
    """
    wishes = []
    for place, wish in enumerate(header[:_LONGEST_HEADER].split(",")):
        tag, _, weight = wish.strip().partition(";")
        code = tag.strip().lower().partition("-")[0]
        if code in LANGUAGES:
            wishes.append((-_weight(weight), place, code))
    return min(wishes)[2] if wishes and min(wishes)[0] < 0 else LANGUAGES[0]


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text.strip() else 1.0
    except ValueError:
        return 0.0


def other(path: str, given: Pairs, code: str) -> str:
    """The same page in the other of our two languages."""
    wanted = next(one for one in LANGUAGES if one != code)
    return f"{path}?{urlencode([*given, (LANGUAGE_KEY, wanted)])}"
