"""What was read a moment ago."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Fresh:
    """Values that every question needs and that hardly ever change.

    What this process writes is seen at once; what another one writes, after `seconds` at most.
    """

    def __init__(
        self, kept: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._kept = kept
        self._seconds = seconds
        self._clock = clock
        self._values: OrderedDict[Hashable, tuple[float, str | None]] = OrderedDict()

    def get(self, key: Hashable) -> tuple[bool, str | None]:
        """Whether there is a fresh value for `key`, and which."""
        since, value = self._values.get(key, (0.0, None))
        if key in self._values and self._clock() - since < self._seconds:
            return True, value
        return False, None

    def put(self, key: Hashable, value: str | None) -> None:
        """Keep a value; the oldest go first."""
        self._values.pop(key, None)
        self._values[key] = (self._clock(), value)
        if len(self._values) > self._kept:
            self._values.popitem(last=False)

    def forget(self) -> None:
        """Read everything anew."""
        self._values.clear()
