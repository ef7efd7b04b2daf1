"""Results that were needed not long ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

Value = TypeVar("Value")
Subject = TypeVar("Subject")


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


class Same(Generic[Subject, Value]):
    """The latest results of a pure function of a frozen object; the oldest go first.

    An object is known by itself: to compare or to hash all that it holds would take longer.
    """

    def __init__(self, work: Callable[[Subject], Value], kept: int) -> None:
        self._work = work
        self._kept = kept
        # The objects too: while they are here, no other can have their place in memory.
        self._values: dict[int, tuple[Subject, Value]] = {}

    def __call__(self, subject: Subject) -> Value:
        """The result for this object."""
        if (found := self._values.get(id(subject))) is not None:
            return found[1]
        value = self._work(subject)
        self._values[id(subject)] = subject, value
        if len(self._values) > self._kept:
            del self._values[next(iter(self._values))]
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
