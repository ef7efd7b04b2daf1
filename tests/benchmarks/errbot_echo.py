"""errbot's bare echo on HTTP events; `slack_events --errbot` starts it.

errbot is no library of ours, so that it gets an environment of its own:

    python3 -m venv FOLDER
    FOLDER/bin/pip install errbot errbot-backend-slackv3
    .venv/bin/python -m tests.benchmarks.slack_events --errbot FOLDER/bin/python
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import slackv3
from errbot import BotPlugin, re_botcmd
from errbot.bootstrap import setup_bot
from errbot.core_plugins import flask_app
from errbot.logs import root_logger
from slack_sdk.web.base_client import BaseClient

PLUGIN = """
[Core]
Name = BenchmarkEcho
Module = errbot_echo

[Python]
Version = 3
"""
SERVER = {"HOST": "127.0.0.1", "SSL": None}


class BenchmarkEcho(BotPlugin):  # type: ignore[misc]
    """Says what it hears."""

    @re_botcmd(pattern=r".*", prefixed=False)  # type: ignore[untyped-decorator]
    def echo(self, message: Any, _match: Any) -> str:
        """Answer; in the thread, as the configuration says."""
        return str(message.body)


def settings(folder: Path) -> SimpleNamespace:
    """What its `config.py` would hold."""
    return SimpleNamespace(
        BACKEND="SlackV3",
        BOT_DATA_DIR=str(folder / "data"),
        BOT_EXTRA_PLUGIN_DIR=str(folder / "plugins"),
        BOT_EXTRA_BACKEND_DIR=str(Path(slackv3.__file__).parent),
        BOT_LOG_FILE=None,
        BOT_LOG_LEVEL=logging.ERROR,
        BOT_LOG_SENTRY=False,
        BOT_ADMINS=("@ann",),
        BOT_IDENTITY={
            "token": os.environ["SLACK_BOT_TOKEN"],
            "signing_secret": os.environ["SLACK_SIGNING_SECRET"],
        },
        DIVERT_TO_THREAD=("ALL_COMMANDS",),
    )


def main() -> None:
    """Listen where the benchmark says, and speak to its Slack."""
    start: Any = BaseClient.__init__
    start.__defaults__ = tuple(
        os.environ["SLACK_API_URL"] if one == BaseClient.BASE_URL else one
        for one in start.__defaults__
    )
    flask_app.add_url_rule("/healthz", view_func=lambda: "ok")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("data", "plugins"):
            (folder / part).mkdir()
        (folder / "plugins" / "errbot_echo.py").symlink_to(__file__)
        (folder / "plugins" / "errbot_echo.plug").write_text(PLUGIN, encoding="utf-8")
        bot = setup_bot("SlackV3", root_logger, settings(folder))
        # Without this its web server stays shut; people say it in the chat, `!plugin config`.
        port = int(os.environ["PORT"])
        bot.plugin_manager.set_plugin_configuration("Webserver", {**SERVER, "PORT": port})
        bot.serve_forever()


if __name__ == "__main__":
    main()
