"""Getting ready: what every question needs is loaded before anything is served, the rest beside.

    python -m bot.ready

makes what takes long to make, once for all later starts: the index of towns and compiled templates.
"""

from __future__ import annotations

import asyncio
import gc

from bot import phrasing
from bot.desk import Desk
from bot.render import page
from bot.slack.posting import public
from calculations import gazetteer

# Of the topic that takes longest to load: cards, prices, towns and their sun.
_FIRST = "30k card, sold at 5 USD/h, in Berlin?"
# One of each other topic and language, so that each calculator and template has been at work.
_OTHERS = (
    "does DeepSeek cut energy use?",
    "how much energy do 100 ChatGPT prompts a day use?",
    "how many hours of sun does Los Angeles get?",
    "how much electricity will data centres use in 2030?",
    "100 MW on 50 sites or on one?",
    "was kostet eine Stunde auf einer Karte für 30.000 €?",
)
_PAUSE_SECONDS = 0.05


def get_ready() -> None:
    """Answer a first question, and keep what that has loaded out of garbage collection.

    It is there to stay, and looking through all of it makes somebody wait for a tenth of a second.
    From here on garbage is collected, also where that was switched off for the start.
    """
    _answer(_FIRST)
    gc.freeze()
    gc.enable()


async def get_fast() -> None:
    """Answer a question on every other topic, while the first that are asked are let past."""
    for question in _OTHERS:
        await asyncio.sleep(_PAUSE_SECONDS)
        _answer(question)
    gc.collect()
    gc.freeze()


def _answer(question: str) -> None:
    # Nothing of it is counted among what was asked: the desk is no one's.
    public(Desk().ask(question), base_url="")


def build() -> None:
    """Make the index of towns and compile every template, for all languages."""
    gazetteer.build()
    for language in page.LANGUAGES:
        chat = phrasing.environment(language)
        for name in chat.list_templates(["j2"]):
            if name.startswith((f"slack/{language}/", f"charts/{language}/")):
                chat.get_template(name)
        for stated in (False, True):
            pages = page.environment(language, stated=stated)
            for name in pages.list_templates(["j2"]):
                folder, _, rest = name.partition("/")
                if folder == "pages" and (rest.startswith(f"{language}/") or "/" not in rest):
                    pages.get_template(name)


if __name__ == "__main__":
    build()
