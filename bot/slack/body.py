"""The two shapes in which Slack sends things: JSON, or a form that may hold JSON."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

_FIELDS = 200


class Malformed(Exception):
    """A body that is neither; the message says in what way."""


class Checked(NamedTuple):
    """A body that is one of the two."""

    body: bytes
    """Sure to be read by Bolt without an error and as it was meant."""
    json: dict[str, Any] | None
    """What it says, where it is JSON."""


def checked(body: bytes, content_type: bytes) -> Checked:
    """The same body, and what it says.

    Raises
    ------
    Malformed
        If it is not what its content type says.
    """
    text = _text(body)
    kind = content_type.split(b";", maxsplit=1)[0].strip().lower()
    if kind == b"application/json":
        return Checked(body, _object(text))
    if kind == b"application/x-www-form-urlencoded":
        return Checked(_form(text).encode(), None)
    raise Malformed("content-type must be application/json or application/x-www-form-urlencoded")


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Malformed("the body is not UTF-8") from None


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Malformed("the JSON is broken") from None
    if not isinstance(value, dict):
        raise Malformed("a JSON object is needed")
    return value


def _form(text: str) -> str:
    if text.startswith("{"):
        raise Malformed("a form cannot begin with a brace")
    try:
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise Malformed("the form has too many fields") from None
    names = [name for name, _ in fields]
    if not names or len(names) != len(set(names)):
        raise Malformed("the form is empty or names a field twice")
    if "payload" in names:
        _object(dict(fields)["payload"])
        return text
    # Bolt takes every form with this word in it, even in a question, for one with such a field.
    return text.replace("payload", "%70ayload")
