"""What a failed attempt means for the next one."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack import refusals
from bot.slack.delivery.fence import ARRIVAL_SECONDS, Lost
from bot.store.errors import StoreError

_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_PASSING = frozenset(
    {
        "",
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "token_expired",
    }
)
_DEFAULT_WAIT = 1.0
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Limited:
    """Slack took nothing and says when to come back."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """Slack may have posted it or not: to be looked up before it is posted again."""

    reason: str
    settles: float = 0.0
    """How long it may take until a look tells. [s]"""


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will not post this, now or later."""

    reason: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The question has ended, or is another process's by now."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Our own fault; the same would happen again."""

    error: Exception


Failure = Limited | Unknown | Refused | Passed | Broken


def judged(error: Exception) -> Failure:
    """What an exception of an attempt means."""
    if isinstance(error, SlackApiError):
        return _of_slack(error)
    if isinstance(error, Lost):
        return Passed()
    if isinstance(error, TimeoutError):
        return Unknown("TimeoutError", settles=ARRIVAL_SECONDS)
    if isinstance(error, aiohttp.ClientError | OSError | StoreError):
        return Unknown(type(error).__name__)
    return Broken(error)


def wait_before(failures: int) -> float:
    """How long to wait after so many attempts of this process that ended unknown. [s]

    >>> [wait_before(failures) for failures in (1, 2, 3, 4, 50)]
    [1.0, 2.0, 4.0, 8.0, 60.0]
    """
    return float(min(2 ** min(failures - 1, 10), _LONGEST_WAIT))


def _of_slack(error: SlackApiError) -> Failure:
    reason, status = refusals.reason(error), refusals.status(error)
    if status == 429 or reason in _LIMITED:
        return Limited(_seconds(refusals.retry_after(error)))
    if status >= 500 or reason in _PASSING:
        return Unknown(reason or f"http_{status}")
    return Refused(reason)


def _seconds(text: str | None) -> float:
    try:
        return max(float(text or _DEFAULT_WAIT), 0.0)
    except ValueError:
        return _DEFAULT_WAIT
