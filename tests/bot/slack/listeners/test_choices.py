"""Type-ahead: what Slack lists while somebody types."""

from __future__ import annotations

import pytest

from bot.render import checks

from ..conftest import Workspace
from ..payloads import typing

pytestmark = pytest.mark.usefixtures("quiet")


async def offered(workspace: Workspace, action_id: str, value: str) -> list[str]:
    """The values offered for what was typed."""
    response = await workspace.form(typing(action_id, value))
    options = response.json()["options"]
    menu = {"type": "static_select", "action_id": "a", "options": options or [1]}
    if options:
        assert checks.problems([{"type": "actions", "elements": [menu]}]) == []
    return [one["value"] for one in options]


@pytest.mark.parametrize("action_id", ["set-city", "own-city"])
@pytest.mark.parametrize(
    ("typed", "first"),
    [("Ber", "Berlin, DE"), ("los an", "Los Angeles, US"), ("MÜNCH", "Munich, DE")],
)
async def test_towns_begin_with_what_was_typed(
    workspace: Workspace, action_id: str, typed: str, first: str
) -> None:
    """The largest first, by any of its names."""
    assert (await offered(workspace, action_id, typed))[0] == first


async def test_a_whole_town_finds_itself(workspace: Workspace) -> None:
    """As it stands in the menu."""
    assert "Springfield, IL, US" in await offered(workspace, "set-city", "Springfield, IL, US")


async def test_nothing_begins_with_that(workspace: Workspace) -> None:
    """An empty list, as Slack wants it."""
    assert await offered(workspace, "set-city", "xqzzy") == []


@pytest.mark.parametrize("typed", ["<!channel>", "%", "'; --", "\u202e", "x" * 3000])
async def test_whatever_is_typed_gets_a_list(workspace: Workspace, typed: str) -> None:
    """Of towns, however it is spelled."""
    assert all(", " in one for one in await offered(workspace, "set-city", typed))


async def test_cards_and_models_are_listed_before_anything_is_typed(workspace: Workspace) -> None:
    """There are few."""
    assert "h100" in await offered(workspace, "set-hardware", "")
    assert await offered(workspace, "set-model", "deep") == ["deepseek"]
    assert "rtx 4090" in await offered(workspace, "own-hardware", "RTX4090")
