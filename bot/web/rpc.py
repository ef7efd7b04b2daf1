"""JSON-RPC 2.0, as far as it can be sent wrongly: what is amiss, in a sentence with an example."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive

PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS = -32700, -32600, -32602
EXAMPLE = '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a message is not taken."""

    code: int
    sentence: str
    id: str | int | None = None
    """Of the message, where it has one that can be repeated."""

    @property
    def body(self) -> dict[str, Any]:
        """The protocol's answer."""
        error = {"code": self.code, "message": self.sentence}
        return {"jsonrpc": "2.0", "id": self.id, "error": error}


def fault(body: bytes, tools: Sequence[str]) -> Fault | None:
    """What is wrong with a message, None where it can be given to the library.

    `tools` are the names that ``tools/call`` may call. Never raises on any bytes.
    """
    try:
        message = json.loads(body.decode(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return Fault(PARSE_ERROR, f"The body is no JSON. Send one message, for example {EXAMPLE}.")
    if isinstance(message, list):
        sentence = f"A list of messages is not taken. Send them one by one, each like {EXAMPLE}."
        return Fault(INVALID_REQUEST, sentence)
    if not isinstance(message, dict):
        sentence = f"A message is a JSON object, not {_shown(message)}. For example {EXAMPLE}."
        return Fault(INVALID_REQUEST, sentence)
    return _in_object(message, tools)


def _in_object(message: dict[str, Any], tools: Sequence[str]) -> Fault | None:
    name = message.get("id")
    known = name if isinstance(name, str | int) and not isinstance(name, bool) else None
    if message.get("jsonrpc") != "2.0":
        return Fault(INVALID_REQUEST, _must(message, "jsonrpc", 'be "2.0"'), known)
    if "id" in message and known is None:
        sentence = _must(message, "id", "be a text or a whole number")
        return Fault(INVALID_REQUEST, sentence)
    if "method" not in message and ("result" in message or "error" in message):
        return None
    if not isinstance(message.get("method"), str):
        return Fault(INVALID_REQUEST, _must(message, "method", "name what to do"), known)
    params = message.get("params", {})
    if not isinstance(params, dict):
        return Fault(INVALID_PARAMS, _must(message, "params", "be an object"), known)
    wrong = _in_call(params, tools) if message["method"] == "tools/call" else ""
    return Fault(INVALID_PARAMS, wrong, known) if wrong else None


def _in_call(params: dict[str, Any], tools: Sequence[str]) -> str:
    if not isinstance(params.get("name"), str):
        return f"Name the tool as params.name: one of {', '.join(tools)}."
    arguments = params.get("arguments")
    if arguments is not None and not isinstance(arguments, dict):
        example = '{"question": "does DeepSeek cut energy use?"}'
        return f"params.arguments must be an object, not {_shown(arguments)}. For ask, {example}."
    return ""


def _must(message: dict[str, Any], key: str, what: str) -> str:
    was = f"it is {_shown(message[key])}" if key in message else "it is missing"
    return f'"{key}" must {what}; {was}. For example {EXAMPLE}.'


def _shown(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


async def whole(receive: Receive, largest: int) -> tuple[bytes | None, Receive]:
    """A request's body, and how to receive it again; None where it is longer than `largest`."""
    read: list[Message] = []
    body = bytearray()
    more = True
    while more and len(body) <= largest:
        message = await receive()
        read.append(message)
        body += message.get("body", b"")
        more = message.get("more_body", False)

    async def again() -> Message:
        return read.pop(0) if read else await receive()

    return (bytes(body) if len(body) <= largest else None), again
