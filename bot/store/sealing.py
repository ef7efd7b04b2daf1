"""Tokens at rest: encrypted when there is a key, and readable through a change of keys."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.store.errors import StoreError

_SEALED = "fernet:"
_PLAIN = "plain:"


class Sealer:
    """Encrypts with the first key; decrypts with any of them, so that keys can be changed.

    Raises
    ------
    StoreError
        If a key is none.
    """

    def __init__(self, keys: Sequence[str] = ()) -> None:
        try:
            self._keys = [Fernet(key) for key in keys]
        except ValueError:
            raise StoreError(
                "TOKEN_KEY: must be 32 bytes in URL-safe base64, or several of them with commas "
                "between. Example: ai-energy-bot key prints a new one."
            ) from None

    @property
    def encrypts(self) -> bool:
        """Whether there is a key."""
        return bool(self._keys)

    def seal(self, text: str) -> str:
        """What may be written down."""
        if not self._keys:
            return _PLAIN + text
        return _SEALED + self._keys[0].encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was sealed.

        Raises
        ------
        StoreError
            If its key is not among ours.
        """
        if sealed.startswith(_PLAIN):
            return sealed.removeprefix(_PLAIN)
        try:
            return MultiFernet(self._keys).decrypt(sealed.removeprefix(_SEALED)).decode()
        except (InvalidToken, ValueError):
            raise StoreError(
                "TOKEN_KEY: the stored tokens were encrypted with another key. "
                "Put it behind the new one: TOKEN_KEY=NEW,OLD."
            ) from None

    def current(self, sealed: str) -> bool:
        """Whether it is sealed as it would be today."""
        if not self._keys:
            return sealed.startswith(_PLAIN)
        try:
            self._keys[0].decrypt(sealed.removeprefix(_SEALED))
        except InvalidToken:
            return False
        return sealed.startswith(_SEALED)


def new_key() -> str:
    """A key that nobody else has."""
    return Fernet.generate_key().decode()
