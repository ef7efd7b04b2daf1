"""The door behind the guard: a question is on disk before Slack hears that we have it.

Bolt acknowledges an event before its listener runs, so that what a listener writes down can be
lost. The inbox stands in front of Bolt, and so before authorization, which may ask Slack or the
database for a token and need not hold up the acknowledgement.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from slack_bolt.request.internals import extract_enterprise_id, extract_team_id

from bot.desk import Desk, worth_remembering
from bot.questions.query import Query
from bot.slack.delivery.worker import Worker
from bot.slack.trouble import described
from bot.store.errors import StoreError
from bot.store.protocol import Question, Store

ANSWER = "answer"
"""The kind of question that is answered with a post."""
EDITED = "edited"
"""The kind of question whose answer is written anew."""
DELETED = "deleted"
"""The kind of question whose answer is taken back."""
BROKEN = "broken"
"""The kind of question that we could not even read."""

_LONGEST_NAME = 100
_UNREAD = Query(topic="help", aspect="", sure=False)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came: it is read and then forgotten."""

    text: str
    channel: str
    message: str
    """Timestamp of the question."""
    thread: str = ""
    """Timestamp of the thread to answer in; empty for the top level of a direct message."""
    person: str = ""
    kind: str = ANSWER
    """Which handler answers it."""

    @property
    def follows(self) -> bool:
        """Whether something may have been said before in this conversation."""
        return self.thread != self.message


class Origin(NamedTuple):
    """Where something comes from; a part is empty where Slack names none."""

    enterprise: str
    team: str

    @property
    def workspace(self) -> str:
        """The workspace, or the whole organisation where an app is installed for one."""
        return self.team or self.enterprise


Reader = Callable[[dict[str, Any]], Asked | None]
"""Finds the question in an event; None if there is none in it for us."""


AtOnce = Callable[[dict[str, Any], Origin], Awaitable[None]]
"""Does what an event asks for, given its envelope."""


class Inbox:
    """Takes questions on, each once."""

    def __init__(self, desk: Desk, store: Store, worker: Worker) -> None:
        self._desk = desk
        self._store = store
        self._worker = worker
        self._readers: dict[str, Reader] = {}
        self._at_once: dict[str, AtOnce] = {}

    def on(self, event: str) -> Callable[[Reader], Reader]:
        """Decorate what finds the question in events of this type.

        Where it finds one, no Bolt listener sees the event.
        """

        def put(reader: Reader) -> Reader:
            self._readers[event] = reader
            return reader

        return put

    def at_once(self, event: str) -> Callable[[AtOnce], AtOnce]:
        """Decorate what must be done before an event of this type is acknowledged."""

        def put(done: AtOnce) -> AtOnce:
            self._at_once[event] = done
            return done

        return put

    async def put(self, asked: Asked, event_id: str, origin: Origin) -> bool:
        """Take a question on; True once it is on disk, False if it was known.

        Raises
        ------
        StoreError
            If it could not be written down: then it must not be acknowledged.
        """
        question = Question(
            event_id=event_id,
            kind=asked.kind,
            team=origin.workspace,
            channel=asked.channel,
            thread=asked.thread,
            message=asked.message,
            query=_UNREAD,
            enterprise=origin.enterprise,
            person=asked.person,
        )
        before = await self._store.thread(question.place) if asked.follows else None
        try:
            query = self._desk.read(asked.text, before)
        except Exception as error:  # noqa: BLE001 - its asker hears of it from the worker
            _log.error(
                "reference %s: %s",
                question.reference,
                described(error),
                extra={"reference": question.reference},
            )
            broken = replace(question, kind=BROKEN)
            return await self._worker.take_on(broken, remember=False)
        read = replace(question, query=query)
        return await self._worker.take_on(read, remember=worth_remembering(query))

    async def deliver(self, body: dict[str, Any]) -> int | None:
        """Take an event's question on; the status that Slack hears, None if it is not for us."""
        kind = _kind(body)
        at_once, asked = self._at_once.get(kind), self._found(kind, body)
        if at_once is None and asked is None:
            return None
        origin = origin_of(body)
        try:
            if at_once is not None:
                await at_once(body, origin)
            if asked is not None:
                await self.put(asked, str(body["event_id"]), origin)
        except StoreError as error:
            # Slack sends it again: at once, after a minute, after five.
            _log.error("an event was not taken on: %s", error)
            return 503
        return 200

    def _found(self, kind: str, body: Mapping[str, Any]) -> Asked | None:
        reader = self._readers.get(kind)
        if reader is None or not body.get("event_id"):
            return None
        asked = reader(body["event"])
        if asked is None or asked.person in _us(body):
            return None
        for name in (asked.channel, asked.message, asked.thread, asked.person, body["event_id"]):
            _check(name)
        return asked


def _check(name: object) -> None:
    """Let nothing pass that cannot be written down: many events are written at once.

    Raises
    ------
    ValueError
        If it is no name as Slack gives them to channels, people and messages.
    """
    if not isinstance(name, str) or len(name) > _LONGEST_NAME or not _plain(name):
        raise ValueError("an event names a channel, a person or a message by no name of Slack's")


def _plain(name: str) -> bool:
    return name.isascii() and name.isprintable()


def origin_of(body: dict[str, Any]) -> Origin:
    """Where an event or a click comes from, as Bolt finds it too."""
    return Origin(extract_enterprise_id(body) or "", extract_team_id(body) or "")


def _kind(body: Mapping[str, Any]) -> str:
    """The type of an event; empty for all that is none."""
    event = body.get("event")
    if body.get("type") != "event_callback" or not isinstance(event, dict):
        return ""
    return str(event.get("type"))


def _us(body: Mapping[str, Any]) -> set[str | None]:
    """Who we are: we never answer ourselves."""
    return {one.get("user_id") for one in body.get("authorizations") or ()}
