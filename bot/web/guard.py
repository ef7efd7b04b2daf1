"""Around every response: headers that tell browsers to trust nothing but ourselves."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
HEADERS = {
    "Content-Security-Policy": f"{_POLICY}'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

EMBEDDED = "/embed/"
"""Pages below this path are made to stand in other people's pages; they run no script."""
_EMBEDDED_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors *"


class Guard:
    """ASGI middleware that adds the security headers to every response."""

    def __init__(self, app: ASGIApp, *, encrypted: bool = False) -> None:
        self._app = app
        more = {"Strict-Transport-Security": "max-age=31536000"} if encrypted else {}
        self._headers = _raw({**HEADERS, **more})
        open_to_all = {"Content-Security-Policy": _EMBEDDED_POLICY}
        kept = {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"}
        self._embedded = _raw({**kept, **more, **open_to_all})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mark the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = self._embedded if scope["path"].startswith(EMBEDDED) else self._headers
                said = list(message.get("headers", ()))
                names = {name.lower() for name, _ in said}
                message["headers"] = said + [one for one in ours if one[0] not in names]
            await send(message)

        await self._app(scope, receive, marked)


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as a server takes them."""
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]
