"""An answer comes first: without a store there are only no defaults."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from bot.desk import Desk
from bot.slack import house
from bot.slack.house import House
from bot.store.errors import StoreError
from bot.store.protocol import Chosen


class Failing:
    """A store that cannot be read."""

    async def preferences(self, team: str, person: str) -> Mapping[str, str]:
        raise StoreError("the database is away.")

    async def workspace(self, team: str) -> Chosen:
        raise StoreError("the database is away.")


class Slow:
    """A store that does not answer in time."""

    async def preferences(self, team: str, person: str) -> Mapping[str, str]:
        await asyncio.sleep(60)
        raise AssertionError

    async def workspace(self, team: str) -> Chosen:
        await asyncio.sleep(60)
        raise AssertionError


class Set:
    """A store in which everything has been chosen."""

    async def preferences(self, team: str, person: str) -> Mapping[str, str]:
        return {"city": "Oslo, NO"} if (team, person) == ("T1", "U1") else {}

    async def workspace(self, team: str) -> Chosen:
        return Chosen(link_only=team == "T1")


def built(store: Any) -> House:
    """A house with that store."""
    return House(Desk(), "https://energy.example", store, inbox=None, workspaces=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("store", [Failing(), Slow()])
async def test_without_the_store_there_is_an_answer(
    store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if nothing had been chosen."""
    monkeypatch.setattr(house, "_PATIENCE_SECONDS", 0.01)
    reply = await built(store).ask("does DeepSeek cut energy use?", "T1", "U1")
    assert reply.answer.kind == "answer"
    assert not reply.query.link_only


async def test_what_was_chosen_is_heeded() -> None:
    """A person's town, a workspace's form; nobody else's."""
    mine = await built(Set()).ask("how many hours of sun do we get?", "T1", "U1")
    other = await built(Set()).ask("how many hours of sun do we get?", "T2", "U1")
    assert "Oslo" in mine.answer.headline
    assert mine.query.link_only
    assert "Oslo" not in other.answer.headline
    assert not other.query.link_only
