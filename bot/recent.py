"""Results that were needed not long ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """The latest results of a pure function; the ones not needed for longest go first."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._values: OrderedDict[bytes, Value] = OrderedDict()

    def get(self, key: bytes, work: Callable[[], Value]) -> Value:
        """The result for `key`, by `work` if it is not here."""
        if key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = self._values[key] = work()
        if len(self._values) > self._kept:
            self._values.popitem(last=False)
        return value


def digest(*parts: str) -> bytes:
    """A key from which the parts cannot be read.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return made.digest()
