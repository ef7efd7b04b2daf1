"""What every question needs, built on the tables once and compiled for one engine's driver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import (
    Boolean,
    Float,
    Integer,
    String,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import ClauseElement

from bot.questions.query import Query
from bot.store.clock import Now
from bot.store.encoding import decode, encode
from bot.store.protocol import LEASE_SECONDS, Lease, Question
from bot.store.tables import questions, threads

Insert = Callable[..., Any]
"""SQLite's or PostgreSQL's own: the standard one knows no conflicts."""

_OPEN = questions.c.finished.is_(None)
_LEASE = Now() + LEASE_SECONDS
# In the order of Question's fields, so that a row is one.
_COLUMNS = (
    "event_id",
    "kind",
    "team",
    "channel",
    "thread",
    "message",
    "query",
    "enterprise",
    "person",
    "received",
    "attempts",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL for a driver, and the order in which it wants its parameters."""

    sql: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]

    def ordered(self, **values: Any) -> tuple[Any, ...]:
        """The values as the driver takes them."""
        return tuple(values[n] if n in values else self.fixed[n] for n in self.names)


def compiled(statement: ClauseElement, dialect: Dialect) -> Statement:
    """A statement in the words of one engine's driver."""
    done: Any = statement.compile(dialect=dialect)
    return Statement(str(done), tuple(done.positiontup or ()), done.params)


class Statements:
    """The hot statements of one engine."""

    def __init__(self, dialect: Dialect, insert: Insert) -> None:
        made = partial(compiled, dialect=dialect)
        self.accept = made(_accept(insert))
        self.remember = made(_remember(insert))
        self.accept_and_remember = made(_accept_and_remember(insert))
        self.thread = made(_thread())
        self.renew = made(_renew())
        self.finish = made(_finish())
        self.extend = made(_held().values(lease=_LEASE))
        self.give_back = made(_held().values(lease=0.0))
        self.take = made(_take())
        self.health = made(
            select(func.count(), Now() - func.min(questions.c.received)).where(_OPEN)
        )


def accepted(question: Question, owner: str, *, remember: bool) -> dict[str, Any]:
    """Parameters of ``accept`` and ``remember``."""
    values: dict[str, Any] = {name: getattr(question, name) for name in _COLUMNS}
    return values | {
        "query": encode(question.query),
        "owner": owner,
        # What nobody holds is free at once.
        "hold": LEASE_SECONDS if owner else 0.0,
        "kept": remember,
    }


def renewed(lease: Lease) -> dict[str, Any]:
    """Parameters of ``renew``."""
    return {"held": lease.event_id, "by": lease.owner, "nth": lease.attempt}


def finished(lease: Lease, outcome: str, reply: str) -> dict[str, Any]:
    """Parameters of ``finish``."""
    return renewed(lease) | {"ending": outcome, "posted": reply or None}


def asked(row: Iterable[Any]) -> Question:
    """The question of a row; one that an older version wrote and we cannot read asks back."""
    values = dict(zip(_COLUMNS, row, strict=True))
    try:
        query = decode(values["query"])
    except ValueError:
        query = Query(topic="help", aspect="", sure=False)
    return Question(**values | {"query": query})


def _accept(insert: Insert) -> Any:
    """A question that is there already stays as it is; nothing comes back then."""
    given: dict[str, Any] = {
        name: bindparam(name, type_=questions.c[name].type) for name in _COLUMNS
    }
    given |= {
        "owner": bindparam("owner", type_=String()),
        "received": Now(),
        "attempts": literal(1),
        "lease": Now() + bindparam("hold", type_=Float()),
    }
    return insert(questions).values(given).on_conflict_do_nothing().returning(questions.c.event_id)


def _remember(insert: Insert, values: Any = None) -> Any:
    """The reading of the latest message of a thread."""
    names = ("team", "channel", "thread", "query", "message", "seen")
    given: dict[str, Any] = {
        name: bindparam(name, type_=threads.c[name].type) for name in names[:-1]
    }
    statement = (
        insert(threads).values(given | {"seen": Now()})
        if values is None
        else insert(threads).from_select(names, values)
    )
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=["team", "channel", "thread"],
        set_={"query": new.query, "message": new.message, "seen": new.seen},
        where=threads.c.message < new.message,
    )


def _accept_and_remember(insert: Insert) -> Any:
    """Both in one round trip, for an engine that can write inside of a query."""
    columns = [questions.c[name] for name in ("event_id", "team", "channel", "thread")]
    columns += [questions.c.query, questions.c.message]
    new = _accept(insert).returning(*columns[1:]).cte("new")
    read = select(*new.c[1:], Now()).where(bindparam("kept", type_=Boolean()))
    return select(new.c.event_id).add_cte(_remember(insert, read).cte("kept"))


def _thread() -> Any:
    return select(threads.c.query).where(
        threads.c.team == bindparam("of_team"),
        threads.c.channel == bindparam("of_channel"),
        threads.c.thread == bindparam("of_thread"),
    )


def _held() -> Any:
    this = questions.c.event_id == bindparam("held")
    return update(questions).where(_OPEN, this, questions.c.owner == bindparam("by"))


def _renew() -> Any:
    """Nothing comes back where the question ended or passed to another."""
    this = questions.c.attempts == bindparam("nth", type_=Integer())
    return _held().where(this).values(lease=_LEASE).returning(questions.c.event_id)


def _finish() -> Any:
    """The first reply that is noted stays; it comes back to whoever notes another."""
    row, posted = questions.c, bindparam("posted", type_=String())
    held = and_(row.owner == bindparam("by"), row.attempts == bindparam("nth", type_=Integer()))
    return (
        update(questions)
        .where(row.event_id == bindparam("held"), or_(held, posted.is_not(None)))
        .values(
            finished=func.coalesce(row.finished, Now()),
            outcome=case(
                (row.reply.is_(None), bindparam("ending", type_=String())), else_=row.outcome
            ),
            reply=func.coalesce(row.reply, posted),
        )
        .returning(row.event_id, row.reply)
    )


def _take() -> Any:
    """Locked rows are passed over: two replicas never take the same one."""
    free = (
        select(questions.c.event_id)
        .where(_OPEN, questions.c.lease <= Now())
        .order_by(questions.c.received)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    return (
        update(questions)
        .where(questions.c.event_id.in_(select(free.c.event_id)))
        .values(
            owner=bindparam("by"),
            lease=_LEASE,
            # A question that nobody ever held was certainly not answered.
            attempts=case((questions.c.owner == "", 1), else_=questions.c.attempts + 1),
        )
        .returning(*(questions.c[name] for name in _COLUMNS))
    )
