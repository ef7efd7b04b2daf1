"""The manifest asks for what the listeners need, and for nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.slack.endpoint import PATH
from bot.slack.listeners.command import COMMAND

FILE = Path(__file__).parents[3] / "deploy" / "slack-manifest.yaml"


@pytest.fixture(scope="module")
def manifest() -> Any:
    """The manifest as Slack reads it."""
    return yaml.safe_load(FILE.read_text())


def test_it_names_our_command_and_events(manifest: Any) -> None:
    """One of each listener's kind."""
    (command,) = manifest["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == [
        "app_mention",
        "message.im",
        "app_uninstalled",
        "tokens_revoked",
    ]
    assert manifest["settings"]["interactivity"]["is_enabled"] is True
    assert manifest["settings"]["socket_mode_enabled"] is False


def test_every_address_is_our_one_route(manifest: Any) -> None:
    """And each stands on a line that says it must be changed."""
    addresses = [line for line in FILE.read_text().splitlines() if "url: http" in line]
    assert len(addresses) == 3
    assert all(f"{PATH} # HOST" in line for line in addresses)


def test_every_scope_has_its_reason(manifest: Any) -> None:
    """Behind it, in the file."""
    lines = FILE.read_text().splitlines()
    for scope in manifest["oauth_config"]["scopes"]["bot"]:
        assert any(f"- {scope} # " in line for line in lines), scope


def test_it_stays_within_slacks_limits(manifest: Any) -> None:
    """Lengths of names and descriptions."""
    shown = manifest["display_information"]
    (command,) = manifest["features"]["slash_commands"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert len(manifest["features"]["bot_user"]["display_name"]) <= 80
    assert len(command["command"]) <= 32
    assert len(command["usage_hint"]) <= 1000
