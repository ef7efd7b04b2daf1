"""Editions: which figures a permalink means.

Figures are only ever added (see `data/README.md`). Each time some are, a new edition is opened;
its number stands in every permalink as ``v=``, so that an old link is worked out with what was
known when it was made, and not with what has been learnt since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Edition:
    """The figures that were known on a day."""

    version: int
    day: dt.date
    """The last on which a figure of it was entered."""
    seal: str = ""
    """`records.seal` of its figures: what it holds must never change again."""


EDITIONS = (Edition(1, dt.date(2026, 11, 26), "f256f3c4fca03638"),)
"""Every edition, oldest first. Adding a figure needs a new one at the end."""
FIRST = EDITIONS[0]

_SHOWN: ContextVar[Edition | None] = ContextVar("_SHOWN", default=None)


def newest() -> Edition:
    """The edition that new permalinks name."""
    return EDITIONS[-1]


def shown() -> Edition:
    """The edition whose figures everything is worked out with just now; else the newest."""
    return _SHOWN.get() or newest()


@contextmanager
def showing(version: int) -> Iterator[Edition]:
    """Work everything out with the figures of one edition.

    Raises
    ------
    LookupError
        If there is no such edition.

    Examples
    --------
    >>> with showing(1) as edition:
    ...     shown() is edition
    True
    """
    edition = next((one for one in EDITIONS if one.version == version), None)
    if edition is None:
        raise LookupError(f"no edition {version}")
    before = _SHOWN.set(edition)
    try:
        yield edition
    finally:
        _SHOWN.reset(before)


class _ByEdition(Generic[Given, Found]):
    """A function whose results are kept apart for each edition."""

    __module__: str

    def __init__(self, function: Callable[Given, Found], kept: int) -> None:
        @lru_cache(maxsize=kept)
        def cached(_version: int, *args: Any, **kwargs: Any) -> Found:
            return function(*args, **kwargs)

        self._cached: Any = cached
        update_wrapper(self, function)

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        found: Found = self._cached(shown().version, *args, **kwargs)
        return found

    def cache_clear(self) -> None:
        """Forget everything that was worked out."""
        self._cached.cache_clear()


def kept_by_edition(
    kept: int = 4,
) -> Callable[[Callable[Given, Found]], _ByEdition[Given, Found]]:
    """Cache a function that reads figures: like `lru_cache`, with a result for each edition.

    >>> @kept_by_edition()
    ... def double(number: int) -> int:
    ...     return 2 * number
    >>> double(4)
    8
    """

    def decorate(function: Callable[Given, Found]) -> _ByEdition[Given, Found]:
        return _ByEdition(function, kept)

    return decorate
