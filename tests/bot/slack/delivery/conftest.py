"""No test of a delivery waits for seconds."""

from __future__ import annotations

import pytest

from bot.slack.delivery import fence, worker


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failed attempt is followed by the next at once."""
    monkeypatch.setattr("bot.slack.delivery.worker.wait_before", lambda _: 0.01)
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.02)


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stops at once."""
    monkeypatch.setattr("bot.slack.app.DRAIN_SECONDS", 0.05)


@pytest.fixture
def renewing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No lease is so young that it needs no renewal."""
    monkeypatch.setattr(fence, "FRESH_SECONDS", -1.0)


@pytest.fixture
def arriving(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has left arrives in no time, and what failed is tried again as soon."""
    monkeypatch.setattr("bot.slack.delivery.outcomes.ARRIVAL_SECONDS", 0.01)
    monkeypatch.setattr("bot.slack.answering.wait_before", lambda _: 0.01)
