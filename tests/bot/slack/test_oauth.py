"""Many workspaces: each installs the app, speaks with its own token, and can leave."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from aiohttp import web
from sqlalchemy import text
from starlette.applications import Starlette

from bot.settings import Settings
from bot.slack import workspaces as module
from bot.slack.endpoint import slack_endpoint
from bot.store.opening import opened
from bot.store.sealing import new_key

from . import fake
from .conftest import Workspace, until
from .fake import FakeDesk, FakeSlack, command, mention

KEY = new_key()
HALF_A_DAY = 43_200


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


@pytest.mark.usefixtures("quiet")
async def test_each_workspace_is_answered_with_its_own_token(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """And the browser goes on to the app in Slack."""
    back = await install(workspace, slack, granted("xoxb-one", "T1"))
    assert back.status_code == 302
    assert back.headers["location"] == "https://slack.com/app_redirect?app=A1&team=T1"
    await install(workspace, slack, granted("xoxb-two", "T2"))
    await workspace.event(mention(), "Ev1")
    await workspace.event(mention(), "Ev2", team="T2")
    await workspace.settle()
    assert sorted(tokens(slack)) == ["Bearer xoxb-one", "Bearer xoxb-two"]


@pytest.mark.usefixtures("quiet")
async def test_a_command_is_authorized_without_asking_slack(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """What was learned at the install is enough."""
    await install(workspace, slack, granted("xoxb-one"))
    asked = len(slack.named("auth.test"))
    assert (await workspace.form(command("help"))).json()["blocks"]
    assert len(slack.named("auth.test")) == asked


@pytest.mark.usefixtures("quiet")
async def test_a_second_install_replaces_the_first(workspace: Workspace, slack: FakeSlack) -> None:
    """The old token may be revoked by then."""
    await install(workspace, slack, granted("xoxb-old"))
    await install(workspace, slack, granted("xoxb-new"))
    await workspace.event(mention())
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-new"]


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


async def test_tokens_are_encrypted_in_the_file(workspace: Workspace, slack: FakeSlack) -> None:
    """The refresh token too."""
    await install(
        workspace,
        slack,
        granted("xoxb-one", refresh_token="xoxe-one", expires_in=HALF_A_DAY),
    )
    await workspace.settle()
    async with opened(workspace.database) as store:
        ((sealed,),) = await store.database.rows(text("SELECT sealed FROM installations"))  # type: ignore[attr-defined]
    assert sealed.startswith("fernet:")
    assert "xox" not in sealed


async def test_a_token_is_exchanged_before_it_ends(
    workspace: Workspace, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, though many ask at the same time; the refresh token works only once."""
    monkeypatch.setattr(module, "FRESH_SECONDS", -1.0)
    soon = granted("xoxb-old", refresh_token="xoxe-old", expires_in=60)
    await install(workspace, slack, soon)
    slack.answers["oauth.v2.access"] = [
        granted("xoxb-new", refresh_token="xoxe-new", expires_in=HALF_A_DAY)
    ]
    for number in range(5):
        await workspace.event(mention(channel=f"C{number}"), f"Ev{number}")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-new"] * 5
    exchanged = slack.named("oauth.v2.access")[1:]
    assert [one["refresh_token"] for one in exchanged] == ["xoxe-old"]


async def test_a_failed_exchange_is_no_trouble_while_the_token_lasts(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """It is tried again later."""
    await install(workspace, slack, granted("xoxb-old", refresh_token="xoxe-old", expires_in=600))
    failure = web.json_response({"ok": False, "error": "internal_error"}, status=500)
    slack.answers["oauth.v2.access"] = [failure]
    await workspace.event(mention())
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-old"]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    "event",
    [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}}],
)
async def test_who_removes_the_app_leaves_nothing(
    workspace: Workspace, slack: FakeSlack, event: dict[str, Any]
) -> None:
    """Neither token nor thread nor preference; others stay."""
    await install(workspace, slack, granted("xoxb-one", "T1"))
    await install(workspace, slack, granted("xoxb-two", "T2"))
    for team in ("T1", "T2"):
        await workspace.event(mention(), f"Ev{team}", team=team)
    await until(lambda: len(tokens(slack)) == 2)
    await workspace.event(event, "EvBye", at=time.time() + 1)
    await workspace.settle()
    async with opened(workspace.database) as store:
        for table in ("installations", "threads", "questions"):
            rows = await store.database.rows(text(f"SELECT team FROM {table}"))  # type: ignore[attr-defined]  # noqa: S608
            assert [row[0] for row in rows] == ["T2"]


async def test_a_person_who_takes_their_own_token_back_changes_nothing(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """We hold none of theirs."""
    await install(workspace, slack, granted("xoxb-one"))
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}
    await workspace.event(revoked, "EvBye", at=time.time() + 1)
    await workspace.event(mention(), "Ev1")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-one"]


async def test_a_goodbye_that_comes_late_does_not_undo_a_new_install(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Slack repeats events for minutes, and some people change their minds faster."""
    await install(workspace, slack, granted("xoxb-one"))
    await workspace.event({"type": "app_uninstalled"}, "EvBye", at=time.time() - 60)
    await workspace.event(mention(), "Ev1")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-one"]


async def test_where_we_are_not_installed_nothing_is_posted(
    workspace: Workspace, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """The event is accepted all the same: any other answer and it would come again."""
    assert (await workspace.event(mention())).status_code == 200
    await workspace.settle()
    assert slack.calls == []
    assert "not_installed" in caplog.text


async def test_an_organisations_install_answers_in_all_its_workspaces(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Enterprise Grid: the token has no team."""
    organisation = {
        "team": None,
        "enterprise": {"id": "E1", "name": "Acme Group"},
        "is_enterprise_install": True,
    }
    await install(workspace, slack, granted("xoxb-org", **organisation))
    await workspace.event(mention(), "Ev1", team="T7", enterprise="E1")
    await workspace.event(mention(), "Ev2", team="T8", enterprise="E1")
    await workspace.settle()
    assert tokens(slack) == ["Bearer xoxb-org"] * 2


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


def test_an_event_names_its_workspace() -> None:
    """The fixture's own check: both places where Slack writes it."""
    envelope = json.loads(json.dumps(fake.event(mention(), "Ev1", team="T2")))
    assert envelope["team_id"] == envelope["authorizations"][0]["team_id"] == "T2"
