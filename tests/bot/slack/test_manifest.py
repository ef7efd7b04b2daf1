"""The manifest asks for what the listeners need, and for nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.slack.endpoint import PATH
from bot.slack.listeners.step import OUTPUTS
from bot.slack.manifest import EXAMPLE_HOST, manifest
from bot.slack.surfaces import SURFACES, needed, optional

from .manifest_rules import RULES

ROOT = Path(__file__).parents[3]
FILE = ROOT / "deploy" / "slack-manifest.yaml"
KINDS = [(EXAMPLE_HOST, False), ("energy.example", True), ("", True)]


def read(host: str = EXAMPLE_HOST, *, socket: bool = False) -> Any:
    """The manifest as Slack reads it."""
    return yaml.safe_load(manifest(host, socket=socket))


def test_the_file_is_up_to_date() -> None:
    """`make manifest` renews it."""
    assert FILE.read_text(encoding="utf-8") == manifest()


@pytest.mark.parametrize(("host", "socket"), KINDS)
def test_slack_takes_it(host: str, socket: bool) -> None:
    """Every key known, every length within its limit."""
    problems = Draft7Validator(RULES).iter_errors(read(host, socket=socket))
    assert [f"{list(one.path)}: {one.message}" for one in problems] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"features": {"agent_view": {"suggested_prompts": [{"title": "x"}]}}},
        {"features": {"shortcuts": []}},
        {"features": {"assistant_view": {}}},
        {"settings": {"socket_mode": True}},
        {"display_information": {"name": "x" * 36}},
        {"mcp_servers": {"x": {"url": "http://x", "auth_type": "no_auth"}}},
    ],
)
def test_the_rules_would_see_a_mistake(broken: dict[str, Any]) -> None:
    """So that the test above means something."""
    assert not Draft7Validator(RULES).is_valid({"display_information": {"name": "x"}, **broken})


def test_permissions_are_those_of_the_surfaces() -> None:
    """Each with its reason behind it; those that may be refused stand apart."""
    found = read()["oauth_config"]["scopes"]
    assert (found["bot"], found["bot_optional"]) == (needed(), optional())
    assert not set(found["bot"]) & set(found["bot_optional"])
    lines = manifest().splitlines()
    for scope in [*found["bot"], *found["bot_optional"]]:
        assert any(f"- {scope} # " in line for line in lines), scope


def test_the_readme_gives_the_same_reasons() -> None:
    """For every permission, and for no other."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## Permissions")[2].partition("\n## ")[0]
    listed = re.findall(r"`([a-z_]+:[a-z]+|commands)`", table)
    found = read()["oauth_config"]["scopes"]
    assert sorted(listed) == sorted([*found["bot"], *found["bot_optional"]])


def test_no_message_of_a_channel_can_be_read() -> None:
    """Only direct messages to us, and mentions."""
    found = read()["oauth_config"]["scopes"]
    histories = [one for one in [*found["bot"], *found["bot_optional"]] if "history" in one]
    assert histories == ["im:history"]


def test_events_are_those_of_the_surfaces() -> None:
    """And each that a listener waits for is one of them."""
    events = set(read()["settings"]["event_subscriptions"]["bot_events"])
    assert events == {event for one in SURFACES for event in one.events}
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "bot" / "slack" / "listeners").glob("*.py"))
    )
    waited = set(re.findall(r"(?:app\.event|inbox\.on|inbox\.at_once)\(\s*\"(\w+)\"", code))
    waited |= {"function_executed"} if "app.function(" in code else set()
    assert {event.partition(".")[0] for event in events} == waited


def test_every_listener_file_is_a_surface() -> None:
    """None is forgotten."""
    files = {path.stem for path in (ROOT / "bot" / "slack" / "listeners").glob("[a-z]*.py")}
    assert {one.register.__module__.rpartition(".")[2] for one in SURFACES} == files


def test_every_request_comes_to_our_one_route() -> None:
    """Events, clicks, type-ahead and the command."""
    found = read()
    settings, (command,) = found["settings"], found["features"]["slash_commands"]
    addresses = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        settings["interactivity"]["message_menu_options_url"],
        command["url"],
    }
    assert addresses == {f"https://{EXAMPLE_HOST}{PATH}"}
    assert settings["socket_mode_enabled"] is False


def test_the_step_gives_what_it_declares() -> None:
    """Names and order."""
    (step,) = read()["functions"].values()
    assert tuple(step["output_parameters"]["properties"]) == OUTPUTS
    assert step["input_parameters"]["required"] == ["question"]


def test_socket_mode_needs_no_address() -> None:
    """And asks for nothing that only an address makes use of."""
    text = manifest("", socket=True)
    assert "://" not in re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    found = yaml.safe_load(text)
    assert not {"links:read", "links:write", "mcp:connect"} & set(
        found["oauth_config"]["scopes"]["bot"]
    )
    assert "link_shared" not in found["settings"]["event_subscriptions"]["bot_events"]
