"""Installing the app as a person does it in a browser, and whose token speaks then."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from aiohttp import web

from ..conftest import Workspace
from ..fake import FakeSlack

HALF_A_DAY = 43_200


def granted(token: str, team: str = "T1", **more: Any) -> web.Response:
    """What Slack gives for a code."""
    return web.json_response(
        {
            "ok": True,
            "app_id": "A1",
            "access_token": token,
            "token_type": "bot",
            "scope": "chat:write,commands",
            "bot_user_id": "UBOT",
            "team": {"id": team, "name": "Acme"},
            "enterprise": None,
            "authed_user": {"id": "U1"},
            "is_enterprise_install": False,
            **more,
        }
    )


async def install(workspace: Workspace, slack: FakeSlack, answer: web.Response) -> httpx.Response:
    """Visit the install address, come back with a code."""
    begun = await workspace.http.get("/slack/install")
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    slack.answers["oauth.v2.access"] = [answer]
    return await workspace.http.get(f"/slack/oauth_redirect?code=c&state={state}")


def tokens(slack: FakeSlack) -> list[str]:
    """Whose tokens posted."""
    return [call.token for call in slack.calls if call.method == "chat.postMessage"]
