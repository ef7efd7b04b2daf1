"""What Slack says of a post, and of the thread that it stands in."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.slack.delivery.reconcile import EVENT


def failing(*statuses: int, **headers: str) -> list[web.Response]:
    """Answers of Slack that say it went wrong."""
    errors = {429: "ratelimited", 500: "internal_error", 503: "service_unavailable"}
    return [
        web.json_response({"ok": False, "error": errors[one]}, status=one, headers=headers)
        for one in statuses
    ]


def thread(*messages: dict[str, Any], cursor: str = "") -> web.Response:
    """A page of a thread."""
    page = {"ok": True, "messages": list(messages), "response_metadata": {"next_cursor": cursor}}
    return web.json_response(page)


def reply(event_id: str, ts: str) -> dict[str, Any]:
    """An answer of ours in a thread."""
    return {"ts": ts, "metadata": {"event_type": "x", "event_payload": {EVENT: event_id}}}


def posted() -> web.Response:
    """Slack took it."""
    return web.json_response({"ok": True, "channel": "C1", "ts": "1700000100.000200"})
