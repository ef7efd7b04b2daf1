"""What Slack said when it did not do what it was asked.

Not every answer is Slack's own: a proxy on the way says 503 in plain words, and a body can come
cut short. The SDK raises its error for these too, with a response that cannot be asked.
"""

from __future__ import annotations

from typing import Any

from slack_sdk.errors import SlackApiError


def reason(error: SlackApiError) -> str:
    """What Slack calls it, as ``channel_not_found``; empty where it does not say."""
    data: Any = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def status(error: SlackApiError) -> int:
    """The status of the response."""
    response: Any = error.response
    found = getattr(response, "status_code", None) or getattr(response, "status", None)
    return int(found or 500)


def retry_after(error: SlackApiError) -> str | None:
    """The header that says when to come back."""
    headers: Any = getattr(error.response, "headers", None) or {}
    found: str | None = headers.get("Retry-After")
    return found
