"""The log: one JSON object a line for machines, one readable line for a terminal.

Nothing a person wrote is in it. Every question has a reference, the same in every process, and
all that is said of it carries it; a user who was told that something went wrong was told it too.
"""

from __future__ import annotations

import logging
import sys
from typing import Any, TextIO

import structlog

# These write requests and whole messages at lower levels; ours say enough.
_LOUD = ("slack_bolt", "slack_sdk", "aiohttp", "httpx", "alembic", "sqlalchemy", "asyncio", "mcp")


def start(stream: TextIO = sys.stderr) -> None:
    """Send what everybody logs to `stream`: readable if it is a terminal, else as JSON."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter(readable=stream.isatty()))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter(*, readable: bool) -> logging.Formatter:
    """How a line looks."""
    drawn: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if readable:
        drawn = structlog.dev.ConsoleRenderer(pad_event_to=0)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            drawn,
        ],
    )
