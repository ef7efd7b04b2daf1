"""A Slack that fails in every way Slack can, and knows what really stands in its channels."""

from __future__ import annotations

import asyncio
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

from aiohttp import web

# How often a post meets which fate; the rest goes well.
FATES = {
    "limited": 0.05,
    "failed before": 0.03,
    "failed after": 0.03,
    "dropped before": 0.02,
    "dropped after": 0.03,
    "slow": 0.03,
}
SLOW_SECONDS = (0.5, 2.0)


@dataclass
class FlakySlack:
    """Plays the Web API for any number of workspaces."""

    chance: Random
    posts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """By event id: the path of every answer that was posted for it."""
    order: list[str] = field(default_factory=list)
    """Event ids in the order in which their answers appeared."""
    fates: Counter[str] = field(default_factory=Counter)
    _threads: dict[tuple[str, str], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _clock: int = 0

    def app(self) -> web.Application:
        """The aiohttp application that plays Slack."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_route("*", "/api/conversations.replies", self._replies)
        app.router.add_post("/api/{method}", self._other)
        return app

    async def _post(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        fate = self._fate()
        self.fates[fate] += 1
        if fate == "limited":
            return _refused("ratelimited", 429, {"Retry-After": "1"})
        if fate == "failed before":
            return _refused("internal_error", 500)
        if fate == "dropped before":
            return _dropped(request)
        if fate == "slow":
            await asyncio.sleep(self.chance.uniform(*SLOW_SECONDS))
        ts = self._write(body)
        if fate == "failed after":
            return _refused("fatal_error", 500)
        if fate == "dropped after":
            return _dropped(request)
        return web.json_response({"ok": True, "channel": body["channel"], "ts": ts})

    def _write(self, body: dict[str, Any]) -> str:
        self._clock += 1
        ts = f"1800000000.{self._clock:06}"
        payload = body["metadata"]["event_payload"]
        self.posts[payload["event"]].append(payload.get("path", ""))
        self.order.append(payload["event"])
        kept = {"ts": ts, "metadata": body["metadata"]}
        self._threads[body["channel"], body["thread_ts"]].append(kept)
        return ts

    async def _replies(self, request: web.Request) -> web.Response:
        asked = request.query if request.method == "GET" else await request.post()
        thread = self._threads[str(asked["channel"]), str(asked["ts"])]
        start = int(str(asked.get("cursor") or 0))
        page = thread[start : start + int(str(asked["limit"]))]
        more = start + len(page)
        cursor = str(more) if more < len(thread) else ""
        return web.json_response(
            {"ok": True, "messages": page, "response_metadata": {"next_cursor": cursor}}
        )

    async def _other(self, request: web.Request) -> web.Response:
        known = {"user_id": "UBOT", "bot_id": "BBOT", "team_id": "T0", "team": "Chaos"}
        return web.json_response({"ok": True, **known})

    def _fate(self) -> str:
        drawn = self.chance.random()
        for fate, share in FATES.items():
            if drawn < share:
                return fate
            drawn -= share
        return "fine"


def _refused(error: str, status: int, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(
        text=json.dumps({"ok": False, "error": error}),
        status=status,
        headers=headers,
        content_type="application/json",
    )


def _dropped(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response()
