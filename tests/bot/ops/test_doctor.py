"""The doctor finds what is wrong and says what to do."""

from __future__ import annotations

import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.ops import doctor
from bot.settings import Settings
from bot.slack.surfaces import needed
from bot.store.sealing import new_key
from tests.bot.slack.fake import FakeSlack

ALL = ",".join([*needed(), "channels:history", "groups:history"])


async def findings(tmp_path: Path, slack: FakeSlack, **changed: Any) -> dict[str, doctor.Finding]:
    """What is found in an installation that is well but for what is changed."""
    async with TestServer(slack.app()) as server:
        slack.url = str(server.make_url("")).rstrip("/")
        given = {
            "slack_bot_token": "xoxb-1",
            "slack_signing_secret": "s",
            "slack_api_url": slack.url + "/api/",
            "database_url": f"sqlite:///{tmp_path / 'bot.db'}",
            "public_url": "",
            **changed,
        }
        found = [one async for one in doctor.examine(Settings(**given))]
    return {one.subject: one for one in found}


def granted(names: str) -> FakeSlack:
    """A Slack that grants these scopes."""
    known = {"ok": True, "team": "Acme", "bot_id": "B", "user_id": "U"}
    answer = web.json_response(known, headers={"x-oauth-scopes": names})
    return FakeSlack(answers={"auth.test": [answer]})


async def test_a_sound_installation_is_told_so(tmp_path: Path) -> None:
    """Only the missing public address is worth a note."""
    found = await findings(tmp_path, granted(ALL))
    assert [name for name, one in found.items() if not one.good] == ["public address"]
    assert not found["public address"].serious
    assert str(found["bot token"]) == "ok   bot token: of Acme"


async def test_a_refused_token_is_named(tmp_path: Path) -> None:
    """With Slack's word for it, never with the token."""
    refused = web.json_response({"ok": False, "error": "invalid_auth"})
    found = await findings(tmp_path, FakeSlack(answers={"auth.test": [refused]}))
    assert str(found["bot token"]).startswith("FIX  bot token: Slack refuses it (invalid_auth)")
    assert "xoxb" not in str(found["bot token"])


async def test_missing_scopes_are_listed(tmp_path: Path) -> None:
    """Those that we need, and apart from them those that only help."""
    found = await findings(tmp_path, granted("commands,app_mentions:read,im:history"))
    assert "chat:write" in found["scopes"].said
    assert "commands" not in found["scopes"].said
    assert not found["scopes to look"].serious
    assert "there may be two" in found["scopes to look"].said


@pytest.mark.parametrize("off", [-400, 400])
async def test_a_wrong_clock_is_found(tmp_path: Path, off: float) -> None:
    """By the date in Slack's answer."""
    late = web.json_response({"ok": True}, headers={"Date": formatdate(time.time() - off)})
    slack = granted(ALL)
    slack.answers["api.test"] = [late]
    found = await findings(tmp_path, slack)
    assert found["clock"].serious
    assert f"{off:+d} s" in found["clock"].said or f"{off + 1:+d} s" in found["clock"].said


async def test_an_unusable_store_is_named(tmp_path: Path) -> None:
    """In the store's own sentence."""
    found = await findings(tmp_path, granted(ALL), database_url="sqlite:////proc/nowhere/bot.db")
    assert "/proc/nowhere" in found["store"].said


async def test_missing_settings_are_named_for_both_ways(tmp_path: Path) -> None:
    """HTTP or Socket Mode."""
    found = await findings(tmp_path, granted(ALL), slack_signing_secret=None)
    assert "SLACK_SIGNING_SECRET for HTTP, or SLACK_APP_TOKEN" in found["settings"].said


async def test_many_workspaces_should_have_a_key(tmp_path: Path) -> None:
    """A note without one, nothing to say with one."""
    many = {
        "slack_bot_token": None,
        "slack_client_id": "1.1",
        "slack_client_secret": "secret",
    }
    found = await findings(tmp_path, granted(ALL), **many)
    assert (found["token key"].good, found["token key"].serious) == (False, False)
    found = await findings(tmp_path, granted(ALL), **many, token_key=new_key())
    assert found["token key"].good
    found = await findings(tmp_path, granted(ALL), **many, token_key="short")
    assert found["token key"].serious


async def test_a_public_address_must_answer(tmp_path: Path) -> None:
    """And by TLS."""
    closed = await findings(tmp_path, granted(ALL), public_url="http://127.0.0.1:1")
    assert "does not answer" in closed["public address"].said
    async with TestServer(FakeSlack().app()) as server:
        there = str(server.make_url("")).rstrip("/")
        wrong = await findings(tmp_path, granted(ALL), public_url=there)
    assert "answers 404" in wrong["public address"].said


async def test_without_a_network_slack_is_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each, and the exit code of a failure."""
    settings = Settings(
        slack_bot_token="xoxb-1",
        slack_signing_secret="s",
        slack_app_token="xapp-1",
        slack_api_url="http://127.0.0.1:1/api/",
        database_url=f"sqlite:///{tmp_path / 'bot.db'}",
    )
    assert await doctor.report(settings) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line[:4].strip() in {"ok", "FIX", "note"} for line in lines)
    assert sum("check the network" in line or "try again" in line for line in lines) == 3
