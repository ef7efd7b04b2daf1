"""Getting ready: what the first question would wait for is loaded before anything is served.

    python -m bot.ready

makes what takes long to make, once for all later starts: the index of towns and compiled templates.
"""

from __future__ import annotations

import gc

from bot import phrasing
from bot.desk import Desk
from bot.render import page
from bot.slack.posting import public
from calculations import gazetteer

# One of each topic, so that every calculator and every part of the reader has been at work.
_TYPICAL = (
    "does DeepSeek cut energy use?",
    "30k card, sold at 5 USD/h, in Berlin?",
    "how much energy do 100 ChatGPT prompts a day use?",
    "how many hours of sun does Los Angeles get?",
    "how much electricity will data centres use in 2030?",
    "100 MW on 50 sites or on one?",
)
_GERMAN = "was kostet eine Stunde auf einer Karte für 30.000 €?"


def get_ready() -> None:
    """Answer a question on every topic, and keep what that has loaded out of garbage collection.

    It is there to stay, and looking through all of it makes somebody wait for a tenth of a second.
    From here on garbage is collected, also where that was switched off for the start.
    """
    desk = Desk()
    for question in (*_TYPICAL, _GERMAN):
        public(desk.ask(question), base_url="")
    gc.collect()
    gc.freeze()
    gc.enable()


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
