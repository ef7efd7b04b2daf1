"""Commands for whoever runs the bot: tables and keys."""

from __future__ import annotations

from bot.settings import Settings
from bot.store.opening import opened
from bot.store.sealing import Sealer, new_key


async def migrate(settings: Settings) -> str:
    """Bring the database up to this version.

    Raises
    ------
    StoreError
        If it cannot be reached, or is of a newer version.
    """
    async with opened(settings.store_url, migrate=True) as store:
        health = await store.health()
    return f"The tables are those of this version; {health.waiting} questions wait."


async def reseal(settings: Settings) -> str:
    """Encrypt all stored tokens with the first of the keys.

    Raises
    ------
    StoreError
        If a token was encrypted with a key that is not given.
    """
    sealer = Sealer(settings.token_keys)
    count = 0
    async with opened(settings.store_url) as store:
        for enterprise, team, sealed in await store.installations.all():
            if not sealer.current(sealed):
                await store.installations.put(enterprise, team, sealer.seal(sealer.open(sealed)))
                count += 1
    return f"{count} tokens were encrypted anew; old keys are no longer needed."


def key() -> str:
    """A new key for TOKEN_KEY."""
    return new_key()
