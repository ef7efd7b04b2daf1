"""Slack Connect and Enterprise Grid: the same answers, under other payloads."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest

from bot.render.blocks import button_value

from . import fake
from .conftest import Workspace
from .fake import FORM, FakeSlack, answered, command, event, mention, signed
from .payloads import form, message_shortcut

pytestmark = pytest.mark.usefixtures("quiet")

ORGANISATION = {"id": "E1", "name": "Acme Group"}


async def deliver(workspace: Workspace, body: dict[str, Any]) -> int:
    """Deliver an event's whole body."""
    sent = json.dumps(body).encode()
    return (await workspace.post(sent, signed(sent))).status_code


async def test_somebody_of_another_company_is_answered(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """In a channel that two workspaces share; the event is ours by its authorization."""
    inner = mention(user="U9", user_team="T9", source_team="T9", team="T9")
    body = event(inner) | {"is_ext_shared_channel": True, "context_team_id": "T1"}
    assert await deliver(workspace, body) == 200
    await workspace.settle()
    (post,) = slack.posts
    assert (post["channel"], post["thread_ts"]) == ("C1", "1700000000.000100")


async def test_an_event_of_a_whole_organisation_is_answered(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """Installed once for all its workspaces."""
    granted = {"enterprise_id": "E1", "team_id": None, "is_enterprise_install": True}
    body = event(mention()) | {
        "enterprise_id": "E1",
        "authorizations": [{**granted, "user_id": "UBOT", "is_bot": True}],
    }
    assert await deliver(workspace, body) == 200
    await workspace.settle()
    assert len(slack.posts) == 1


async def test_a_command_of_an_organisation_is_answered(workspace: Workspace) -> None:
    """Slack names the organisation beside the workspace."""
    fields = {name: values[0] for name, values in parse_qs(command("does it?").decode()).items()}
    fields |= {
        "enterprise_id": "E1",
        "enterprise_name": "Acme Group",
        "is_enterprise_install": "true",
    }
    response = await workspace.form(urlencode(fields).encode())
    assert answered().answer.headline in response.json()["text"]


@pytest.mark.parametrize("action", ["share", "change", "ask-1"])
async def test_a_click_without_a_workspace_is_understood(
    workspace: Workspace, slack: FakeSlack, action: str
) -> None:
    """Slack leaves `team` empty where an app is installed for an organisation."""
    payload = {
        "type": "block_actions",
        "team": None,
        "enterprise": ORGANISATION,
        "is_enterprise_install": True,
        "container": {
            "type": "message",
            "message_ts": "1.2",
            "channel_id": "C1",
            "is_ephemeral": True,
        },
        "channel": {"id": "C1", "name": "general"},
        "trigger_id": "t.7",
        "response_url": f"{slack.url}/respond/respond",
        "actions": [{"type": "button", "action_id": action, "value": button_value(answered())}],
    }
    sent = form(payload)
    assert (await workspace.post(sent, signed(sent, FORM))).status_code == 200
    await workspace.settle()
    assert [one.method for one in slack.calls if one.method in {"respond", "views.open"}]


async def test_a_claim_in_a_shared_channel_is_weighed(
    workspace: Workspace, slack: FakeSlack
) -> None:
    """By somebody whose workspace has us; its author's need not."""
    url = f"{slack.url}/respond/respond"
    body = message_shortcut("check_claim", "AI uses less and less", url, user="U9", team="T9")
    assert (await workspace.post(body, fake.signed(body, FORM))).status_code == 200
    await workspace.settle()
    assert slack.posts[0]["response_type"] == "ephemeral"
