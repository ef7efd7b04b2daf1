"""The log: one JSON object a line for machines, one readable line for a terminal.

Nothing a person wrote is in it. Every question has a reference, the same in every process, and
all that is said of it carries it; a user who was told that something went wrong was told it too.
"""

from __future__ import annotations

import datetime
import json
import logging
import sys
from typing import Any, TextIO

# These write requests and whole messages at lower levels; ours say enough.
_LOUD = ("slack_bolt", "slack_sdk", "aiohttp", "httpx", "alembic", "sqlalchemy", "asyncio", "mcp")
_OF_EVERY_RECORD = frozenset([*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"])


def start(stream: TextIO = sys.stderr) -> None:
    """Send what everybody logs to `stream`: readable if it is a terminal, else as JSON."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(readable=stream.isatty()))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


class Line(logging.Formatter):
    """One line a record, with everything that was said besides its sentence."""

    def __init__(self, *, readable: bool) -> None:
        super().__init__()
        self._readable = readable

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, or as words with a traceback below."""
        more = {name: one for name, one in vars(record).items() if name not in _OF_EVERY_RECORD}
        now = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        failed = self.formatException(record.exc_info) if record.exc_info else ""
        event, level = record.getMessage(), record.levelname.lower()
        if self._readable:
            told = "".join(f" {name}={value}" for name, value in more.items())
            below = f"\n{failed}" if failed else ""
            return f"{now:%Y-%m-%d %H:%M:%S} {level:7} {event} [{record.name}]{told}{below}"
        said: dict[str, Any] = {"event": event, "level": level, "logger": record.name}
        said |= {"timestamp": now.isoformat().replace("+00:00", "Z"), **more}
        if failed:
            said["exception"] = failed
        return json.dumps(said, ensure_ascii=False, default=repr)
