"""A query as text for a column, and back; without what a person typed."""

from __future__ import annotations

from dataclasses import replace

from pydantic import TypeAdapter

from bot.questions.query import Query
from bot.recent import Same

_QUERY = TypeAdapter(Query)
UNREAD = "…"
"""Stands for something typed that could not be read."""
_KEPT = 100
"""Each question asks for its text several times, and many are asked again."""


def encode(query: Query) -> str:
    """The query as JSON: topic, stated numbers, names of ours, problems; no word of a message.

    Left out are the words that led to the reading, and what was typed where nothing could be
    read: an answer given after a crash says which input is meant, but no longer quotes it.
    """
    return _encoded(query)


def _encode(query: Query) -> str:
    problems = tuple(replace(one, given=_number(one.given)) for one in query.problems)
    left_out = tuple(UNREAD for _ in query.left_out)
    kept = replace(query, clues=(), naming="", problems=problems, left_out=left_out)
    return _QUERY.dump_json(kept).decode()


_encoded = Same(_encode, _KEPT)


def decode(text: str) -> Query:
    """The query that `text` stands for.

    Raises
    ------
    ValueError
        If it was written by a version that had another idea of a query.
    """
    return _QUERY.validate_json(text)


def _number(given: str) -> str:
    try:
        float(given)
    except ValueError:
        return UNREAD
    return given
