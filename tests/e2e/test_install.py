"""A workspace installs the app by OAuth, asks, and removes it again; all against the emulator."""

from __future__ import annotations

import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import pytest

from .workspace import MANY, PAGES, Person, emulator, serving

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20"),
    pytest.mark.skipif(
        not (Path(__file__).parent / "node_modules" / "emulate").is_dir(),
        reason="needs `npm ci` in tests/e2e (make e2e)",
    ),
]


@pytest.fixture
async def ann(tmp_path: Path) -> AsyncIterator[Person]:
    """Somebody in a workspace that does not have the app yet."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with (
            emulator(f"{app_url}/slack/events") as slack,
            serving(listening, slack["url"], tmp_path, MANY),
            aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http,
        ):
            yield Person(http, slack, f"{app_url}/slack/events")


async def visit(ann: Person, url: str, **more: Any) -> tuple[str, str]:
    """Where a page sends the browser, and the cookie that it sets."""
    async with ann.http.get(url, allow_redirects=False, **more) as response:
        cookie = response.headers.get("Set-Cookie", "").partition(";")[0]
        return response.headers.get("Location", ""), cookie


async def install(ann: Person) -> None:
    """Click through Slack's consent."""
    app = ann.events_url.removesuffix("/slack/events")
    to_slack, cookie = await visit(ann, f"{app}/slack/install")
    asked = dict(parse_qsl(urlsplit(to_slack).query))
    consent = {**asked, "user_id": ann.slack["person"]["user"]}
    async with ann.http.post(
        f"{ann.slack['url']}/oauth/v2/authorize/callback", data=consent, allow_redirects=False
    ) as response:
        back = response.headers["Location"]
    assert back.startswith(f"{PAGES}/slack/oauth_redirect?")
    returned = back.replace(PAGES, app)
    async with ann.http.get(
        returned, headers={"Cookie": cookie}, allow_redirects=False
    ) as response:
        assert response.status in (200, 302), await response.text()


async def test_installed_asked_and_removed(ann: Person) -> None:
    """In between nobody answers; installed again, it does."""
    channel = await ann.channel()
    await install(ann)
    ts = await ann.say(channel, "<@UBOT> does DeepSeek cut energy use?")
    (reply,) = await ann.replies(channel, ts, 1)
    assert "TWh" in reply["text"]

    await ann.event({"type": "app_uninstalled"}, "EvGone")
    unheard = await ann.say(channel, "<@UBOT> does DeepSeek cut energy use?")

    await install(ann)
    again = await ann.say(channel, "<@UBOT> does DeepSeek cut energy use?")
    assert len(await ann.replies(channel, again, 1)) == 1
    thread = await ann.call("conversations.replies", channel=channel, ts=unheard)
    assert [one["user"] for one in thread["messages"]] == [ann.slack["person"]["user"]]
