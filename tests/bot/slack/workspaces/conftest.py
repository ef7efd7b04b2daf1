"""An app that anybody may install."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings
from bot.slack.endpoint import slack_endpoint
from bot.store.sealing import new_key

from .. import fake
from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack

KEY = new_key()


@pytest.fixture
def settings(slack: FakeSlack, tmp_path: Path) -> Settings:
    """Settings of an app that anybody may install."""
    return Settings(
        slack_bot_token=None,
        slack_client_id="1.1",
        slack_client_secret="client-secret",
        slack_signing_secret=fake.SECRET,
        slack_api_url=slack.url + "/api/",
        public_url=fake.BASE_URL,
        database_url=f"sqlite:///{tmp_path / 'bot.db'}",
        token_key=KEY,
    )


@pytest.fixture
async def workspace(settings: Settings, desk: FakeDesk) -> AsyncIterator[Workspace]:
    """The app, with its install pages."""
    endpoint = slack_endpoint(settings, desk)  # type: ignore[arg-type]
    transport = httpx.ASGITransport(Starlette(routes=endpoint.routes()))
    async with (
        httpx.AsyncClient(transport=transport, base_url=fake.BASE_URL) as http,
        AsyncExitStack() as stopping,
    ):
        await stopping.enter_async_context(endpoint.lifespan())
        yield Workspace(http, endpoint, stopping, settings.database_url)
