"""opsdroid's bare echo on HTTP events; `slack_events --opsdroid` starts it.

opsdroid is no library of ours, so that it gets an environment of its own:

    python3 -m venv FOLDER
    FOLDER/bin/pip install opsdroid slack_sdk certifi emoji "setuptools<81"
    .venv/bin/python -m tests.benchmarks.slack_events --opsdroid FOLDER/bin/python
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Any

from opsdroid.core import OpsDroid
from opsdroid.matchers import match_regex
from opsdroid.skill import Skill
from slack_sdk.web.async_base_client import AsyncBaseClient


class Echo(Skill):  # type: ignore[misc]
    """Says what it hears."""

    @match_regex(r".*")  # type: ignore[untyped-decorator]
    async def echo(self, message: Any) -> None:
        """Answer in the thread."""
        await message.respond(message.text)


def main() -> None:
    """Listen where the benchmark says, and speak to its Slack."""
    start: Any = AsyncBaseClient.__init__
    start.__defaults__ = tuple(
        os.environ["SLACK_API_URL"] if one == AsyncBaseClient.BASE_URL else one
        for one in start.__defaults__
    )
    slack = {
        "bot-token": os.environ["SLACK_BOT_TOKEN"],
        "socket-mode": False,
        "start-thread": True,
    }
    config = {
        "connectors": {"slack": slack},
        "skills": {"echo": {"path": str(Path(__file__))}},
        "parsers": {"regex": {"enabled": True}},
        "web": {"host": "127.0.0.1", "port": int(os.environ["PORT"])},
        "logging": {"level": "error", "path": False, "console": False},
        "welcome-message": False,
    }
    # Its own command does the same before anything else.
    gettext.install("opsdroid")
    with OpsDroid(config=config) as bot:
        bot.run()


if __name__ == "__main__":
    main()
