"""Where the app is installed, and the installs that have begun."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from sqlalchemy import delete, or_, select, update

from bot.store.clock import Now
from bot.store.database import Database
from bot.store.tables import installations, states

_STATE_BYTES = 32


class Installations:
    """Sealed tokens by organisation and workspace; that of a whole organisation has no team."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, enterprise: str, team: str) -> str | None:
        """What is sealed for a workspace: its own installation, else its organisation's."""
        columns = installations.c
        found = (
            select(columns.sealed)
            .where(columns.enterprise == enterprise, or_(columns.team == team, columns.team == ""))
            .order_by(columns.team.desc())
            .limit(1)
        )
        row = await self._database.first(found)
        return row[0] if row else None

    async def put(self, enterprise: str, team: str, sealed: str) -> None:
        """Keep an installation; a new one of the same workspace replaces it."""
        statement = self._database.insert(installations).values(
            enterprise=enterprise, team=team, sealed=sealed, changed=Now()
        )
        statement = statement.on_conflict_do_update(
            index_elements=["enterprise", "team"],
            set_={"sealed": statement.excluded.sealed, "changed": statement.excluded.changed},
        )
        await self._database.execute(statement)

    async def renew(
        self, enterprise: str, team: str, renewed: Callable[[str], Awaitable[str | None]]
    ) -> None:
        """Replace what is sealed by what `renewed` makes of it, with nobody else at it meanwhile.

        A refresh token works once: two replicas must not use it at the same time.
        """
        columns = installations.c
        this = (columns.enterprise == enterprise, columns.team == team)
        async with self._database.locking() as run:
            rows = await run(select(columns.sealed).where(*this).with_for_update())
            new = await renewed(rows[0][0]) if rows else None
            if new is not None:
                await run(update(installations).where(*this).values(sealed=new, changed=Now()))

    async def remove(self, enterprise: str, team: str) -> None:
        """Forget an installation."""
        columns = installations.c
        await self._database.execute(
            delete(installations).where(columns.enterprise == enterprise, columns.team == team)
        )

    async def all(self) -> list[tuple[str, str, str]]:
        """Organisation, team and what is sealed, of all of them."""
        columns = installations.c
        found = select(columns.enterprise, columns.team, columns.sealed)
        return [(row[0], row[1], row[2]) for row in await self._database.rows(found)]

    async def begin(self, seconds: float) -> str:
        """A state that an install must come back with, within `seconds`."""
        state = secrets.token_urlsafe(_STATE_BYTES)
        await self._database.execute(
            self._database.insert(states).values(state=state, expires=Now() + seconds)
        )
        return state

    async def came_back(self, state: str) -> bool:
        """Whether an install with this state has begun; true only once."""
        used = delete(states).where(states.c.state == state, states.c.expires > Now())
        return bool(await self._database.execute(used))
