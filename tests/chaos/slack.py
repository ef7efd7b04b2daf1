"""A Slack that fails in every way Slack can, and knows what really stands in its channels."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from aiohttp import web

# How often a post meets which fate; the rest goes well.
FATES = {
    "limited": 0.05,
    "failed before": 0.03,
    "failed after": 0.03,
    "proxy before": 0.01,
    "proxy after": 0.01,
    "cut short": 0.01,
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
    """By event id: the path of every answer to it that stands in a channel."""
    order: list[str] = field(default_factory=list)
    """Event ids in the order in which their answers appeared."""
    times: dict[str, float] = field(default_factory=dict)
    """By event id: when its first answer appeared. [s, monotonic]"""
    fates: Counter[str] = field(default_factory=Counter)
    steady: bool = False
    """Every post goes well."""
    busy: bool = False
    """Nothing is taken now: come back in a second."""
    blind: bool = False
    """Nobody may look into a thread: the app has no history scope."""
    taken_back: list[str] = field(default_factory=list)
    """Event ids of which an answer was removed again."""
    _threads: dict[tuple[str, str], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _clock: int = 0

    def app(self) -> web.Application:
        """The aiohttp application that plays Slack."""
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_post("/api/chat.delete", self._delete)
        app.router.add_route("*", "/api/conversations.replies", self._replies)
        app.router.add_post("/api/{method}", self._other)
        return app

    async def _post(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        fate = self._fate()
        self.fates[fate] += 1
        if fate in _REFUSED_BEFORE:
            return _REFUSED_BEFORE[fate](request)
        if fate == "slow":
            await asyncio.sleep(self.chance.uniform(*SLOW_SECONDS))
        ts = self._write(body)
        if fate == "failed after":
            return _refused("fatal_error", 500)
        if fate == "dropped after":
            return _dropped(request)
        if fate == "proxy after":
            return _proxy()
        if fate == "cut short":
            return web.Response(text='{"ok": true, "chan', content_type="application/json")
        return web.json_response({"ok": True, "channel": body["channel"], "ts": ts})

    def _write(self, body: dict[str, Any]) -> str:
        self._clock += 1
        ts = f"1800000000.{self._clock:06}"
        payload = body["metadata"]["event_payload"]
        self.posts[payload["event"]].append(payload.get("path", ""))
        self.order.append(payload["event"])
        self.times.setdefault(payload["event"], time.monotonic())
        kept = {"ts": ts, "metadata": body["metadata"]}
        self._threads[body["channel"], body["thread_ts"]].append(kept)
        return ts

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        body = {**request.query, **(await request.post())}
        if (fate := self._fate()) in _REFUSED_BEFORE:
            return _REFUSED_BEFORE[fate](request)
        for (channel, _), thread in self._threads.items():
            for message in thread:
                if (channel, message["ts"]) == (body["channel"], body["ts"]):
                    thread.remove(message)
                    payload = message["metadata"]["event_payload"]
                    self.posts[payload["event"]].remove(payload.get("path", ""))
                    self.taken_back.append(payload["event"])
                    return web.json_response({"ok": True})
        return web.json_response({"ok": False, "error": "message_not_found"})

    async def _replies(self, request: web.Request) -> web.Response:
        if self.blind:
            return web.json_response({"ok": False, "error": "missing_scope"})
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
        if self.busy or self.steady:
            return "limited" if self.busy else "fine"
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


def _proxy() -> web.Response:
    """What stands between us and Slack has its own words."""
    return web.Response(text="upstream connect error", status=503)


def _dropped(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response()


_REFUSED_BEFORE: dict[str, Callable[[web.Request], web.Response]] = {
    "limited": lambda _: _refused("ratelimited", 429, {"Retry-After": "1"}),
    "failed before": lambda _: _refused("internal_error", 500),
    "dropped before": _dropped,
    "proxy before": lambda _: _proxy(),
}
"""Fates in which Slack does nothing."""
