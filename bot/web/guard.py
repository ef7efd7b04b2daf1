"""Around every response: headers that tell browsers to trust nothing but ourselves."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
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
        self._headers = dict(HEADERS)
        if encrypted:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mark the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._for(scope["path"]).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, marked)

    def _for(self, path: str) -> dict[str, str]:
        if not path.startswith(EMBEDDED):
            return self._headers
        open_to_all = {"Content-Security-Policy": _EMBEDDED_POLICY}
        return {k: v for k, v in self._headers.items() if k != "X-Frame-Options"} | open_to_all
