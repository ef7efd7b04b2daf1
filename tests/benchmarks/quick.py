"""Slack's side of the benchmark, which costs next to nothing."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

_PERSON = {"id": "U1", "name": "ann", "real_name": "Ann", "profile": {"bot_id": "BBOT"}}
_ROOM = {"name": "general", "topic": {"value": ""}, "purpose": {"value": ""}}


@dataclass
class Quick:
    """A Slack that answers at once and says when each thread got its reply."""

    waiting: dict[str, asyncio.Future[float]] = field(default_factory=dict)

    def app(self) -> web.Application:
        """The Web API."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        return app

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        json = request.content_type == "application/json"
        body: Any = await (request.json() if json else request.post())
        if method == "chat.postMessage":
            done = self.waiting.pop(str(body.get("thread_ts")), None)
            if done is not None and not done.done():
                done.set_result(time.perf_counter())
        if method == "users.info":
            return web.json_response({"ok": True, "user": _PERSON})
        known: dict[str, Any] = {"channels": [], "members": []}
        known |= {
            "user_id": "UBOT",
            "bot_id": "BBOT",
            "team_id": "T0",
            "team": "Bench",
            "user": "b",
        }
        if method == "conversations.info":
            known["channel"] = {"id": body.get("channel"), **_ROOM}
        return web.json_response(
            {"ok": True, "ts": "1.1", "channel": "C1", **known},
            headers={"x-oauth-scopes": "app_mentions:read,chat:write"},
        )
