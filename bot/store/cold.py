"""What is asked for now and then, the same on both engines: preferences, votes, cleaning up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Table, delete, func, select

from bot.store import tables
from bot.store.clock import Now
from bot.store.database import Database
from bot.store.fresh import Fresh
from bot.store.installations import Installations
from bot.store.protocol import Chosen, Feedback, Retention

_CHOSEN = TypeAdapter(Chosen)
_DAY = 86400.0
_KEPT = 5_000
_FRESH_SECONDS = 30.0


class Cold:
    """Reads and writes that are built when they are needed."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.installations = Installations(database)
        self._fresh = Fresh(_KEPT, _FRESH_SECONDS)

    async def reply_to(self, team: str, channel: str, message: str) -> str | None:
        """Timestamp of our answer to the question with timestamp `message`."""
        asked = tables.questions.c
        found = select(asked.reply).where(
            asked.channel == channel,
            asked.message == message,
            asked.team == team,
            asked.reply.is_not(None),
        )
        row = await self.database.first(found.limit(1))
        return row[0] if row else None

    async def preferences(self, team: str, person: str) -> Mapping[str, str]:
        """A person's own defaults."""
        text = await self._chosen(tables.preferences, team=team, person=person)
        found: dict[str, str] = json.loads(text) if text else {}
        return found

    async def set_preferences(self, team: str, person: str, chosen: Mapping[str, str]) -> None:
        """Replace a person's defaults; an empty mapping removes them."""
        kept = tables.preferences
        key = {"team": team, "person": person}
        if chosen:
            await self._put(kept, key, chosen=json.dumps(dict(chosen)), changed=Now())
            return
        self._fresh.forget()
        await self.database.execute(
            delete(kept).where(kept.c.team == team, kept.c.person == person)
        )

    async def workspace(self, team: str) -> Chosen:
        """What a workspace has set; defaults if nothing."""
        text = await self._chosen(tables.workspaces, team=team)
        return _CHOSEN.validate_json(text) if text else Chosen()

    async def set_workspace(self, team: str, chosen: Chosen) -> None:
        """Replace what a workspace has set."""
        text = _CHOSEN.dump_json(chosen).decode()
        await self._put(tables.workspaces, {"team": team}, chosen=text, changed=Now())

    async def vote(self, given: Feedback) -> None:
        """Keep a vote; the last one of a person on an answer counts."""
        values = {name: getattr(given, name) for name in Feedback.__slots__}
        key = {column.name: values.pop(column.name) for column in tables.feedback.primary_key}
        await self._put(tables.feedback, key, **values, given=Now())

    async def votes(self) -> Mapping[str, int]:
        """How many votes of each kind there are."""
        kind = tables.feedback.c.verdict
        counted = select(kind, func.count()).group_by(kind)
        return {row[0]: row[1] for row in await self.database.rows(counted)}

    async def forget_team(self, team: str) -> None:
        """Remove everything that belongs to a workspace."""
        self._fresh.forget()
        having = [table for table in tables.metadata.sorted_tables if "team" in table.c]
        await self.database.change(*(delete(one).where(one.c.team == team) for one in having))

    async def sweep(self, keep: Retention) -> Mapping[str, int]:
        """Remove what is older than it need be."""
        limits = (
            (tables.questions, tables.questions.c.finished, keep.questions),
            (tables.threads, tables.threads.c.seen, keep.threads),
            (tables.feedback, tables.feedback.c.given, keep.feedback),
            (tables.states, tables.states.c.expires, 0.0),
        )
        old = (delete(table).where(since < Now() - days * _DAY) for table, since, days in limits)
        gone = await self.database.change(*old)
        return {table.name: count for (table, *_), count in zip(limits, gone, strict=True)}

    async def _chosen(self, table: Table, **key: str) -> str | None:
        name = (table.name, *key.values())
        known, text = self._fresh.get(name)
        if known:
            return text
        found = select(table.c.chosen).filter_by(**key)
        row = await self.database.first(found)
        text = row[0] if row else None
        self._fresh.put(name, text)
        return text

    async def _put(self, table: Table, key: Mapping[str, str], **values: Any) -> None:
        """Insert a row, or replace the one that has this key."""
        self._fresh.forget()
        statement = self.database.insert(table).values(**key, **values)
        statement = statement.on_conflict_do_update(
            index_elements=list(key), set_={name: statement.excluded[name] for name in values}
        )
        await self.database.execute(statement)
        self._fresh.forget()
