"""A memory with an upper bound in bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Kind = TypeVar("Kind")


class Kept(Generic[Kind]):
    """Things by name; the one unused for longest goes first when there are too many bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._things: OrderedDict[str, tuple[Kind, int]] = OrderedDict()
        self.size = 0
        """How many bytes are kept."""

    def find(self, name: str) -> Kind | None:
        """What is kept under a name."""
        if name not in self._things:
            return None
        self._things.move_to_end(name)
        return self._things[name][0]

    def keep(self, name: str, thing: Kind, size: int) -> None:
        """Keep `thing`, which takes `size` bytes; one that is too large alone is not kept."""
        self.size += size - self._things.pop(name, (thing, 0))[1]
        self._things[name] = (thing, size)
        while self.size > self._most:
            _, (_, freed) = self._things.popitem(last=False)
            self.size -= freed

    def __len__(self) -> int:
        return len(self._things)
