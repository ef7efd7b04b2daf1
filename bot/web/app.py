"""Everything over HTTP, as one ASGI app: pages, JSON, health, and Slack's own traffic."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.desk import Desk
from bot.render.charts.renderer import Renderer
from bot.settings import Settings
from bot.slack.endpoint import slack_endpoint
from bot.web import api, compare, health, pages
from bot.web.charts import Gallery, chart
from bot.web.explain import embed, explain
from bot.web.guard import HEADERS, Guard
from bot.web.mcp import McpEndpoint
from bot.web.site import Site, site
from bot.web.static import static

_log = logging.getLogger(__name__)


def build_web(settings: Settings, desk: Desk) -> Starlette:
    """The web app; Slack's session is open for as long as its lifespan lasts."""
    slack = slack_endpoint(settings, desk)
    renderer, mcp = Renderer(), McpEndpoint(settings.base_url)
    app = Starlette(
        # One after the other is asked whether a request is its own: the most frequent stand first.
        routes=[*slack.routes(), *_routes(), Route(mcp.path, mcp)],
        middleware=[Middleware(Guard, encrypted=settings.base_url.startswith("https://"))],
        exception_handlers=_handlers(),
        lifespan=_lifespans(slack.lifespan, renderer.lifespan, mcp.lifespan),
    )
    app.state.site = Site(settings, desk)
    app.state.slack = slack
    app.state.gallery = Gallery(renderer)
    return app


Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def _lifespans(*lifespans: Lifespan) -> Lifespan:
    """All of them at once; the last to start is the first to stop."""

    @asynccontextmanager
    async def together(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for lifespan in lifespans:
                await stack.enter_async_context(lifespan(app))
            yield

    return together


def _routes() -> list[BaseRoute]:
    return [
        Route("/", pages.home),
        Route("/explain/{name}", explain),
        Route("/explain/{topic}/chart/{file}", chart),
        Route("/embed/{topic}", embed),
        Route("/compare", compare.compare),
        Route("/compare.json", compare.compare),
        Route("/compare/chart/{file}", compare.chart),
        Route("/sources", pages.sources),
        Route("/methods", pages.methods),
        Route("/methods/{topic}", pages.methods),
        Route("/api/ask", api.ask),
        Route("/api/openapi.json", api.openapi),
        Route("/healthz", health.alive),
        Route("/readyz", health.ready),
        Route("/metrics", health.measured),
        Route("/static/{name}", static),
    ]


def _handlers() -> Mapping[Any, Any]:
    return {HTTPException: _on_http_error, Exception: _on_surprise}


async def _on_http_error(request: Request, error: HTTPException) -> Response:
    reasons = {404: "not_found", 405: "wrong_method"}
    reason = reasons.get(error.status_code, "broken")
    response = site(request).trouble(request, error.status_code, reason)
    response.headers.update(error.headers or {})
    return response


async def _on_surprise(request: Request, error: Exception) -> Response:
    _log.error("while answering %s", request.url.path[:200], exc_info=error)
    response = site(request).trouble(request, 500, "broken")
    # This one is sent from outside of the guard.
    response.headers.update(HEADERS)
    return response
