"""What the bot needs of a store, whichever engine it runs on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import TYPE_CHECKING, Protocol

from bot.questions.query import Query

if TYPE_CHECKING:
    from bot.store.installations import Installations


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation: a thread of a channel, or a whole direct message (`thread` is empty)."""

    team: str
    channel: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question taken on: what it asks and where its answer goes; no word of it."""

    event_id: str
    kind: str
    """Which handler answers it."""
    team: str
    channel: str
    thread: str
    """Timestamp of the thread to answer in; empty for the top level of a direct message."""
    message: str
    """Timestamp of the question itself."""
    query: Query
    enterprise: str = ""
    person: str = ""
    received: float = 0.0
    """When it was accepted. [s since 1970]"""
    attempts: int = 1
    """How many processes have held it; above 1 an earlier one may have posted the answer."""

    @property
    def place(self) -> Place:
        """The conversation it belongs to."""
        return Place(self.team, self.channel, self.thread)

    @property
    def reference(self) -> str:
        """What logs and users call it: the same in every process."""
        return blake2s(self.event_id.encode(), digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True)
class Feedback:
    """One vote on one answer; a later vote of the same person replaces it."""

    team: str
    channel: str
    message: str
    """Timestamp of the answer."""
    person: str
    verdict: str
    topic: str = ""
    path: str = ""
    """Permalink of the answer, without the host."""
    reason: str = ""
    """One of a list to choose from; never free text."""
    method: int = 0
    """Version of the method that answered."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a workspace has set."""

    link_only: bool = False


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept. [days]"""

    questions: float = 7.0
    """After they were answered: long enough that no repetition of Slack's comes later."""
    threads: float = 30.0
    """After the last turn."""
    feedback: float = 730.0


@dataclass(frozen=True, slots=True)
class Health:
    """How the store is doing."""

    waiting: int
    """Questions accepted and not answered yet."""
    oldest: float
    """Age of the oldest of them. [s]"""


LEASE_SECONDS = 7.0
"""How long a question stays with a process that gives no sign of life."""


@dataclass(frozen=True, slots=True)
class Lease:
    """By what right a process answers a question; nobody else has the same."""

    event_id: str
    owner: str
    """The process, by a name that it has for itself."""
    attempt: int
    """How many had held the question when this one took it on, itself among them."""


class Inbox(Protocol):
    """Questions taken on and not answered yet."""

    async def accept(self, question: Question, owner: str, *, remember: bool) -> bool:
        """Write a question down, held by `owner`; True once it is on disk, False if it was known.

        With `remember` its reading is what the next turn of its conversation builds on. Without
        an owner, whoever has room takes it.
        """

    async def renew(self, lease: Lease) -> bool:
        """Hold a question for another `LEASE_SECONDS`, from some moment of this call on.

        False if it has ended, or passed to another: then nothing may be posted for it.
        """

    async def finish(self, lease: Lease, outcome: str, reply: str = "") -> str | None:
        """Note how a question ended, and the timestamp of our `reply`.

        Gives the timestamp of the reply that counts: the one that was noted first. Who posted is
        heard whoever holds the question; who did not post and holds it no more changes nothing.
        """

    async def extend(self, owner: str, events: Sequence[str]) -> None:
        """Hold these for another `LEASE_SECONDS`, of those that `owner` still holds.

        By name, so that nothing is held that nobody remembers.
        """

    async def take(self, owner: str, limit: int) -> list[Question]:
        """Take over up to `limit` questions that nobody holds any more, oldest first."""

    async def give_back(self, owner: str, events: Sequence[str]) -> None:
        """Let others take these at once, of those that `owner` holds."""

    async def health(self) -> Health:
        """How much is waiting.

        Raises
        ------
        StoreError
            If the store cannot be read, or its tables are of another version.
        """


class Memory(Protocol):
    """Threads, preferences and votes."""

    async def thread(self, place: Place) -> Query | None:
        """How the last question of a conversation was understood."""

    async def remember(self, place: Place, message: str, query: Query) -> None:
        """Keep a reading for the next turn; one of an older `message` changes nothing."""

    async def reply_to(self, team: str, channel: str, message: str) -> str | None:
        """Timestamp of our answer to the question with timestamp `message`."""

    async def preferences(self, team: str, person: str) -> Mapping[str, str]:
        """A person's own defaults: short name of a parameter to its text, as in a permalink."""

    async def set_preferences(self, team: str, person: str, chosen: Mapping[str, str]) -> None:
        """Replace a person's defaults; an empty mapping removes them."""

    async def workspace(self, team: str) -> Chosen:
        """What a workspace has set; defaults if nothing."""

    async def set_workspace(self, team: str, chosen: Chosen) -> None:
        """Replace what a workspace has set."""

    async def vote(self, given: Feedback) -> None:
        """Keep a vote."""

    async def votes(self) -> Mapping[str, int]:
        """How many votes of each verdict there are."""

    async def forget_team(self, team: str) -> None:
        """Remove everything that belongs to a workspace, as after an uninstall."""

    async def sweep(self, keep: Retention) -> Mapping[str, int]:
        """Remove what is older than it need be; how many rows of each table went."""


class Store(Inbox, Memory, Protocol):
    """All of it, on one database."""

    installations: Installations

    async def close(self) -> None:
        """Give back files and connections."""
