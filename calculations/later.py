"""What is worked out only for whoever looks: a short answer needs no curve and no working."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, ParamSpec, TypeVar, overload

from calculations import editions

Item = TypeVar("Item")
Given = ParamSpec("Given")


class Later(Sequence[Item], Generic[Item]):
    """A tuple that is worked out when it is first looked at, and kept.

    It is worked out with the figures of the edition that was shown when it was put off.

    Examples
    --------
    >>> squares = Later(lambda: (n * n for n in range(4)))
    >>> list(squares), len(squares), squares[2], squares == (0, 1, 4, 9)
    ([0, 1, 4, 9], 4, 4, True)
    """

    __slots__ = ("_edition", "_found", "_work")

    def __init__(
        self, work: Callable[Given, Iterable[Item]], *args: Given.args, **kwargs: Given.kwargs
    ) -> None:
        self._work: Callable[[], Iterable[Item]] | None = lambda: work(*args, **kwargs)
        self._edition = editions.shown().version
        self._found: tuple[Item, ...] = ()

    def _all(self) -> tuple[Item, ...]:
        work = self._work
        if work is not None:
            with editions.showing(self._edition):
                self._found = tuple(work())
            # In this order: another thread that finds no work left finds the result.
            self._work = None
        return self._found

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, index: int | slice) -> Item | tuple[Item, ...]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())
