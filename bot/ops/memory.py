"""Memory that is free is given back to the system, as far as the C library lets us say so.

Arrays of a megabyte and more come and go with questions on rebound. The library keeps what was
freed for the next time, and for every thread a heap of its own: together some 5 MB.
"""

from __future__ import annotations

import asyncio
import ctypes

_C = ctypes.CDLL(None)
# glibc's number for how many heaps there may be.
_HEAPS = -8
_EVERY_SECONDS = 5.0


def one_heap() -> None:
    """Let all threads share one heap: ours wait for each other anyway."""
    if hasattr(_C, "mallopt"):
        _C.mallopt(_HEAPS, 1)


async def give_back() -> None:
    """Return what is free every few seconds; takes a millisecond or less."""
    while hasattr(_C, "malloc_trim"):
        _C.malloc_trim(0)
        await asyncio.sleep(_EVERY_SECONDS)
