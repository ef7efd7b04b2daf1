"""``POST /mcp``: the tools, as the Model Context Protocol has them.

Stateless and without authentication: every request stands alone and everybody gets the same
answer. The library is loaded with the first request, so that whoever only wants pages, or asks
on a command line, need not wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web import rpc, tools
from calculations import METHOD_VERSION

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"
_LARGEST_BODY = 64 * 1024
_POST_ONLY = "Send messages of the Model Context Protocol to this address with POST.\n"
_NEARBY = ("127.0.0.1", "localhost", "[::1]")


class McpEndpoint:
    """ASGI app for ``/mcp``; what the protocol keeps open is closed with its lifespan."""

    path = PATH

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._app: ASGIApp | None = None
        self._running: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def lifespan(self, _app: object = None) -> AsyncIterator[None]:
        """Close at the end what the first request opened."""
        try:
            yield
        finally:
            await self.close()

    async def close(self) -> None:
        """Stop; a later request would start anew."""
        running, self._running, self._app = self._running, None, None
        if running is not None:
            self._stop.set()
            await running
        self._stop = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["method"] in ("GET", "HEAD"):
            # The protocol would listen here for what a server sends unasked: ours sends nothing,
            # and a stream that says nothing would only be held open.
            refusal = PlainTextResponse(_POST_ONLY, status_code=405, headers={"Allow": "POST"})
            await refusal(scope, receive, send)
            return
        if scope["method"] == "POST":
            # The library answers a malformed message in words that are about its own classes.
            body, receive = await rpc.whole(receive, _LARGEST_BODY)
            wrong = None if body is None else rpc.fault(body, tools.names())
            if wrong is not None:
                await JSONResponse(wrong.body, status_code=400)(scope, receive, send)
                return
        async with self._lock:
            if self._app is None:
                await self._start()
        app = self._app
        if app is not None:
            await app(scope, receive, send)

    async def _start(self) -> None:
        manager = _manager(self._base_url)
        ready = asyncio.Event()

        async def run() -> None:
            # The library's tasks must end in the task that began them, which no request is.
            async with manager.run():
                ready.set()
                await self._stop.wait()

        self._running = asyncio.create_task(run())
        await ready.wait()
        self._app = manager.handle_request


def _manager(base_url: str) -> StreamableHTTPSessionManager:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager  # noqa: PLC0415
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

    # A page from elsewhere must not reach a server on somebody's own machine under a name that
    # it has made point there.
    here = urlsplit(base_url)
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=[here.netloc, *(f"{name}:*" for name in _NEARBY)],
        allowed_origins=[
            f"{here.scheme}://{here.netloc}",
            *(f"http://{name}:*" for name in _NEARBY),
        ],
    )
    return StreamableHTTPSessionManager(
        server(base_url),
        json_response=True,
        stateless=True,
        security_settings=security,
        max_request_body_size=_LARGEST_BODY,
    )


def server(base_url: str) -> Any:
    """The protocol's server with our tools."""
    import mcp_types as types  # noqa: PLC0415
    from mcp.server import Server  # noqa: PLC0415
    from mcp.shared.exceptions import MCPError  # noqa: PLC0415

    async def list_tools(*_: Any) -> types.ListToolsResult:
        hints = types.ToolAnnotations(read_only_hint=True, open_world_hint=False)
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=one.name,
                    title=one.title,
                    description=one.description,
                    input_schema=one.arguments,
                    output_schema=one.result,
                    annotations=hints,
                )
                for one in tools.tools()
            ]
        )

    async def call_tool(_: Any, asked: types.CallToolRequestParams) -> types.CallToolResult:
        try:
            outcome = tools.call(asked.name, asked.arguments or {}, base_url)
        except tools.UnknownTool:
            raise MCPError(types.INVALID_PARAMS, f"unknown tool {asked.name[:80]!r}") from None
        return types.CallToolResult(
            content=[types.TextContent(type="text", text=outcome.text)],
            structured_content=outcome.found,
            is_error=outcome.found is None,
        )

    return Server(
        "ai-energy-bot",
        version=str(METHOD_VERSION),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
