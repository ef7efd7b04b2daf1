"""What can go wrong with a store."""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot be used; the message is one sentence a person can act on."""
