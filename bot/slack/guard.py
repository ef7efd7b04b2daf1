"""The door: nothing that Slack did not sign gets past it, and nothing malformed.

Bolt parses a body before it checks who sent it, and answers a broken one with a traceback.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.slack.body import Checked, Malformed, checked
from bot.slack.trouble import described

MAX_BODY = 1_000_000
WINDOW_SECONDS = 300
READ_SECONDS = 10.0

_SINGLE = (b"x-slack-signature", b"x-slack-request-timestamp", b"content-type", b"content-length")

Headers = dict[bytes, bytes]

Events = Callable[[dict[str, Any]], Awaitable[int | None]]
"""Takes JSON on and gives the status of the answer; None leaves it to the app."""

_log = logging.getLogger(__name__)


class Refused(Exception):
    """A request that goes no further, and the status it gets."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Guard:
    """ASGI middleware in front of Bolt: lets signed, well-formed POSTs to `path` through.

    First to `events`, which answers most of them. Requests to other paths pass untouched.
    """

    def __init__(
        self,
        app: ASGIApp,
        signing_secret: str,
        path: str = "/slack/events",
        clock: Callable[[], float] = time.time,
        events: Events | None = None,
    ) -> None:
        self._app = app
        self._events = events
        self._secret = signing_secret.encode()
        self._path = path
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check one request."""
        if scope["type"] != "http" or scope["path"] != self._path:
            await self._app(scope, receive, send)
            return
        try:
            body, said = await self._admitted(scope, receive)
        except Refused as refused:
            await answer(send, refused.status, refused.reason)
            return
        except Disconnected:
            return
        try:
            status = await self._events(said) if self._events and said is not None else None
            if status is None:
                await self._app(scope, _replay(body, receive), send)
            else:
                await answer(send, status)
        except Exception as error:  # noqa: BLE001 - Bolt expects shapes that it does not check
            _log.error("a signed request was not understood: %s", described(error))
            await answer(send, 400, "a payload of Slack's is needed")

    async def _admitted(self, scope: Scope, receive: Receive) -> Checked:
        """The body of a request that may pass."""
        if scope["method"] != "POST":
            raise Refused(405, "only POST is answered here")
        headers = _headers(scope)
        timestamp = self._timestamp(headers)
        body = await _read(receive, _announced(headers))
        self._check_signature(headers, timestamp, body)
        try:
            return checked(body, headers.get(b"content-type", b""))
        except Malformed as malformed:
            raise Refused(400, str(malformed)) from None

    def _timestamp(self, headers: Headers) -> bytes:
        text = headers.get(b"x-slack-request-timestamp", b"")
        # bytes.isdigit is ASCII only; the length keeps int() from long work.
        if not text.isdigit() or len(text) > 12:
            raise Refused(401, "no valid timestamp")
        if abs(self._clock() - int(text)) > WINDOW_SECONDS:
            raise Refused(401, "timestamp too far from now")
        return text

    def _check_signature(self, headers: Headers, timestamp: bytes, body: bytes) -> None:
        signed = b"v0:" + timestamp + b":" + body
        expected = b"v0=" + hmac.new(self._secret, signed, sha256).hexdigest().encode()
        if not hmac.compare_digest(expected, headers.get(b"x-slack-signature", b"")):
            raise Refused(401, "signature does not match")


class Disconnected(Exception):
    """The other side went away."""


def _headers(scope: Scope) -> Headers:
    found: Headers = {}
    for name, value in scope["headers"]:
        key = name.lower()
        # Two of a kind: which one did the other end mean, and which one would Bolt take?
        if key in _SINGLE and key in found:
            raise Refused(400, f"{key.decode()} stands more than once")
        found[key] = value
    return found


def _announced(headers: Headers) -> int | None:
    text = headers.get(b"content-length")
    if text is None:
        return None
    if not text.isdigit():
        raise Refused(400, "content-length is no number")
    if len(text) > 12 or int(text) > MAX_BODY:
        raise Refused(413, "body too large")
    return int(text)


async def _read(receive: Receive, announced: int | None) -> bytes:
    body = bytearray()
    more = True
    try:
        async with asyncio.timeout(READ_SECONDS):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Disconnected
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > MAX_BODY:
                    raise Refused(413, "body too large")
    except TimeoutError:
        raise Refused(408, "body took too long") from None
    if announced is not None and announced != len(body):
        raise Refused(400, "content-length does not match the body")
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


async def answer(send: Send, status: int, reason: str = "") -> None:
    """Send a plain sentence, or none."""
    body = f"{reason}\n".encode() if reason else b""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *([(b"allow", b"POST")] if status == 405 else []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
