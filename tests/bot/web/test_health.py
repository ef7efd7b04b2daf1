"""How we are, with Slack connected and without."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from bot.desk import Desk
from bot.settings import Settings
from bot.store.protocol import Feedback
from bot.web.app import build_web


@pytest.fixture
async def connected(tmp_path: Path) -> AsyncIterator[tuple[httpx.AsyncClient, str]]:
    """The whole app, with a store."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    settings = Settings(slack_bot_token="xoxb-1", slack_signing_secret="s", database_url=url)
    app = build_web(settings, Desk())
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:3000"
        ) as http,
    ):
        await app.state.slack.store.vote(Feedback("T1", "C1", "1.1", "U1", "up"))
        http.app = app  # type: ignore[attr-defined]
        yield http, url


async def test_ready_means_that_the_store_answers(
    connected: tuple[httpx.AsyncClient, str],
) -> None:
    """A replica whose database is gone gets no traffic."""
    http, _ = connected
    response = await http.get("/readyz")
    assert (response.status_code, response.json()["waiting"]) == (200, 0)
    store = http.app.state.slack.store  # type: ignore[attr-defined]
    await store.database.execute(text("DROP TABLE questions"))
    response = await http.get("/readyz")
    assert (response.status_code, response.json()["ready"]) == (503, False)
    assert "questions" in response.json()["store"]
    assert (await http.get("/metrics")).status_code == 503
    assert (await http.get("/healthz")).status_code == 200


async def test_metrics_count_answers_by_topic_and_kind(
    connected: tuple[httpx.AsyncClient, str],
) -> None:
    """And votes, and what waits; no word of a question."""
    http, _ = connected
    await http.get("/api/ask", params={"q": "does DeepSeek cut energy use?"})
    await http.get("/api/ask", params={"q": "what is the weather in Secretville?"})
    response = await http.get("/metrics")
    lines = response.text.splitlines()
    assert response.headers["content-type"].startswith("text/plain")
    assert 'ai_energy_answers_total{kind="answer",topic="rebound"} 1.0' in lines
    assert 'ai_energy_answers_total{kind="declined",topic="off_topic"} 1.0' in lines
    assert 'ai_energy_votes{verdict="up"} 1.0' in lines
    assert "ai_energy_waiting_questions 0.0" in lines
    assert any(one.startswith("ai_energy_reply_seconds_bucket") for one in lines)
    (cpu,) = (one for one in lines if one.startswith("ai_energy_answer_cpu_seconds_total"))
    assert float(cpu.split()[1]) > 0
    assert "Secretville" not in response.text


async def test_without_slack_there_is_no_store_to_wait_for() -> None:
    """The pages need none."""
    app = build_web(Settings(), Desk())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3000") as http:
        assert (await http.get("/readyz")).json()["ready"] is True
        assert "ai_energy_answers" in (await http.get("/metrics")).text
