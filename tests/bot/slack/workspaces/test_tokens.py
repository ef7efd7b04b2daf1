"""Each workspace is spoken to with its own token, kept sealed and renewed in time."""

from __future__ import annotations

import json

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.slack import workspaces as module
from bot.store.opening import opened

from .. import fake
from ..conftest import Workspace
from ..fake import FakeSlack, command, mention
from .installing import HALF_A_DAY, granted, install, tokens


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


def test_an_event_names_its_workspace() -> None:
    """The fixture's own check: both places where Slack writes it."""
    envelope = json.loads(json.dumps(fake.event(mention(), "Ev1", team="T2")))
    assert envelope["team_id"] == envelope["authorizations"][0]["team_id"] == "T2"
