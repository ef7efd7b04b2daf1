"""The web app, asked without a network."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.desk import Desk
from bot.settings import Settings
from bot.web.app import build_web

BASE = "http://127.0.0.1:3000"


@pytest.fixture
def app(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return build_web(Settings(), Desk())


@pytest.fixture
async def web(app) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client
