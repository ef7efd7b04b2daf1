"""Every address answers, and every answer is guarded."""

import httpx
import pytest

from bot.web.guard import HEADERS
from bot.web.static import FILES
from calculations import SCENARIOS

from .markup import faults

PAGES = [
    "/",
    "/?q=Does+DeepSeek+cut+energy+use%3F",
    *(f"/explain/{topic}" for topic in SCENARIOS),
    *(f"/methods/{topic}" for topic in SCENARIOS),
    "/methods",
    "/sources",
    "/explain/amortization?capex=30000&price=5&city=Berlin%2C+DE&v=1",
    "/explain/amortization?capex=10000&capex=30000&hardware=h100&hours=2000&city=Berlin",
    "/explain/amortization?capex=30000&currency=EUR",
    "/explain/footprint?model=deepseek&model=llama&tokens=500",
    "/explain/rebound?efficiency=10&elasticity=1.1&saturation=0.2&share=0.8&evidence=growth",
]


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_is_valid_and_small(web, path):
    response = await web.get(path)
    assert response.status_code == 200, path
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert faults(response.text) == []
    assert len(response.content) < (500_000 if path == "/sources" else 100_000)
    for name, value in HEADERS.items():
        assert response.headers[name] == value


async def test_the_policy_lets_nothing_in_from_elsewhere(web):
    policy = (await web.get("/")).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/nothing", "/explain/weather", "/methods/weather", "/static/x"])
async def test_an_unknown_address_lists_the_topics(web, path):
    response = await web.get(path)
    assert response.status_code == 404
    assert faults(response.text) == []
    for topic in SCENARIOS:
        assert f"/explain/{topic}" in response.text


@pytest.mark.parametrize("path", ["/explain/weather.json", "/api/nothing"])
async def test_programs_are_refused_in_json(web, path):
    response = await web.get(path)
    assert response.status_code == 404
    assert response.json()["error"]["kind"] == "not_found"


async def test_pages_can_only_be_read(web):
    response = await web.post("/sources")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


async def test_a_head_request_has_no_body(web):
    response = await web.head("/explain/outlook")
    assert (response.status_code, response.content) == (200, b"")


async def test_a_surprise_is_hidden_and_still_guarded(app, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(app.state.site.desk, "ask", broken)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        response = await client.get("/api/ask?q=x")
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert response.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert "secret detail" in caplog.text


async def test_without_credentials_slack_says_what_is_missing(web):
    response = await web.post("/slack/events", content=b"{}")
    assert response.status_code == 503
    assert "SLACK_SIGNING_SECRET" in response.text


async def test_files_are_kept_for_ever_under_a_name_that_changes_with_them(web):
    for path in FILES.values():
        response = await web.get(path)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
        assert "url(" not in response.text
        assert "@import" not in response.text
