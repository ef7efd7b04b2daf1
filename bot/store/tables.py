"""The tables, declared once for both engines; times are seconds since 1970.

A change here needs a step in ``migrations/versions``; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text, text

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"}
)

questions = Table(
    "questions",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("enterprise", String, nullable=False),
    Column("team", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("message", String, nullable=False),
    Column("person", String, nullable=False),
    Column("query", Text, nullable=False),
    Column("received", Float, nullable=False),
    Column("owner", String, nullable=False),
    Column("lease", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("finished", Float),
    Column("outcome", String),
    Column("reply", String),
    # Likewise on PostgreSQL; saying so here would load that dialect into every process.
    Index("ix_questions_open", "lease", sqlite_where=text("finished IS NULL")),
    Index("ix_questions_message", "channel", "message"),
)  # fmt: skip

threads = Table(
    "threads",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("thread", String, primary_key=True),
    Column("query", Text, nullable=False),
    Column("message", String, nullable=False),
    Column("seen", Float, nullable=False),
)

preferences = Table(
    "preferences",
    metadata,
    Column("team", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("chosen", Text, nullable=False),
    Column("changed", Float, nullable=False),
)

workspaces = Table(
    "workspaces",
    metadata,
    Column("team", String, primary_key=True),
    Column("chosen", Text, nullable=False),
    Column("changed", Float, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    Column("message", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("path", Text, nullable=False),
    Column("method", Integer, nullable=False),
    Column("given", Float, nullable=False),
)

installations = Table(
    "installations",
    metadata,
    Column("enterprise", String, primary_key=True),
    Column("team", String, primary_key=True),
    Column("sealed", Text, nullable=False),
    Column("changed", Float, nullable=False),
)

states = Table(
    "states",
    metadata,
    Column("state", String, primary_key=True),
    Column("expires", Float, nullable=False),
)
