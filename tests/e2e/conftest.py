"""A person in a workspace where our app is installed."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from .workspace import Person, emulator, serving


@pytest.fixture
async def ann(tmp_path: Path) -> AsyncIterator[Person]:
    """Ann."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        events_url = f"http://127.0.0.1:{listening.getsockname()[1]}/slack/events"
        async with (
            emulator(events_url) as slack,
            serving(listening, slack["url"], tmp_path),
            aiohttp.ClientSession() as http,
        ):
            yield Person(http, slack, events_url)
