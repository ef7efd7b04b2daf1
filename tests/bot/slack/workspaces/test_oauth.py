"""A browser leaves to Slack for an install and comes back, or is refused."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from aiohttp import web
from starlette.applications import Starlette

from bot.settings import Settings
from bot.slack.endpoint import slack_endpoint

from .. import fake
from ..conftest import Workspace
from ..fake import FakeDesk, FakeSlack
from .installing import granted, install


@pytest.mark.usefixtures("quiet")
async def test_an_install_asks_slack_with_our_scopes_and_a_state(workspace: Workspace) -> None:
    """The state is in the address and in a cookie of this browser only."""
    begun = await workspace.http.get("/slack/install")
    asked = urlsplit(begun.headers["location"])
    query = parse_qs(asked.query)
    assert (begun.status_code, asked.netloc) == (302, "slack.com")
    assert query["client_id"] == ["1.1"]
    assert query["redirect_uri"] == [f"{fake.BASE_URL}/slack/oauth_redirect"]
    assert {"app_mentions:read", "chat:write", "commands", "im:history"} <= set(
        query["scope"][0].split(",")
    )
    cookie = begun.headers["set-cookie"]
    assert query["state"][0] in cookie
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("error=access_denied&state=x", 200, "access_denied"),
        ("code=c", 400, "invalid_browser"),
        ("code=c&state=made-up", 400, "invalid_browser"),
        ("", 400, "invalid_browser"),
    ],
)
async def test_who_comes_back_without_having_left_is_refused(
    workspace: Workspace, slack: FakeSlack, query: str, status: int, words: str
) -> None:
    """One sentence, and nothing asked of Slack."""
    back = await workspace.http.get(f"/slack/oauth_redirect?{query}")
    assert (back.status_code, back.text.count("\n")) == (status, 1)
    assert words in back.text
    assert "/slack/install" in back.text
    assert slack.calls == []


async def test_a_state_is_good_once(workspace: Workspace, slack: FakeSlack) -> None:
    """Even in the browser that it was made for."""
    begun = await workspace.http.get("/slack/install")
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    cookie = {"cookie": begun.headers["set-cookie"].partition(";")[0]}
    address = f"/slack/oauth_redirect?code=c&state={state}"
    slack.answers["oauth.v2.access"] = [granted("xoxb-one"), granted("xoxb-two")]
    assert (await workspace.http.get(address, headers=cookie)).status_code == 302
    again = await workspace.http.get(address, headers=cookie)
    assert (again.status_code, "invalid_state" in again.text) == (401, True)


async def test_a_code_that_slack_does_not_know_is_refused(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """With Slack's own word kept out of the page."""
    refusal = web.json_response({"ok": False, "error": "invalid_code"})
    back = await install(workspace, slack, refusal)
    assert (back.status_code, "invalid_code" in back.text) == (401, True)


async def test_without_oauth_the_pages_say_what_is_missing(
    slack: FakeSlack, tmp_path: Path
) -> None:
    """A bot of one workspace has nothing to install."""
    settings = Settings(
        slack_bot_token="xoxb-1",
        slack_signing_secret=fake.SECRET,
        slack_api_url=slack.url + "/api/",
        database_url=f"sqlite:///{tmp_path / 'bot.db'}",
    )
    endpoint = slack_endpoint(settings, FakeDesk())  # type: ignore[arg-type]
    transport = httpx.ASGITransport(Starlette(routes=endpoint.routes()))
    async with (
        endpoint.lifespan(),
        httpx.AsyncClient(transport=transport, base_url=fake.BASE_URL) as http,
    ):
        for path in ("/slack/install", "/slack/oauth_redirect"):
            response = await http.get(path)
            assert (response.status_code, "SLACK_CLIENT_ID" in response.text) == (404, True)
