"""What our own answers cost: counted and timed while they are worked out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Meter:
    """CPU time of reading and answering, and how many answers it went into."""

    cpu_seconds: float = 0.0
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By topic and kind of answer."""

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the CPU time of this thread while the block runs."""
        start = time.thread_time()
        try:
            yield
        finally:
            self.cpu_seconds += time.thread_time() - start

    @property
    def per_answer(self) -> float | None:
        """Mean CPU time of an answer [s]; None before the first."""
        count = self.answers.total()
        return self.cpu_seconds / count if count else None
