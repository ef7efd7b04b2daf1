"""Scenarios side by side on a page."""

import re
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from bot.settings import Settings
from bot.web.app import build_web
from calculations import SCENARIOS, parameters

from .markup import faults, parse

CARDS = "/compare?topic=amortization&1.capex=10000&2.capex=30000&price=5&v=1"
RATES = "/compare?topic=amortization&1.rate=0.02&2.rate=0.2&v=1"


@pytest.mark.parametrize("path", [CARDS, RATES, f"{CARDS}&lang=de", f"{RATES}&lang=de"])
async def test_the_page_is_sound(web, path):
    response = await web.get(path)
    assert response.status_code == 200
    assert faults(response.text) == []
    assert "<script" not in response.text


async def test_the_page_asks_says_shows_and_lists(web):
    page = parse((await web.get(CARDS)).text)
    assert page.all("h1")[0].text == "10,000 USD or 30,000 USD?"
    text = page.all("main")[0].text
    # 10,000 ÷ 5 and 30,000 ÷ 5
    assert "2,000 h in all" in text
    assert "6,000 h in all" in text
    assert "3.0 times the first" in text
    (picture,) = page.all("img")
    assert picture.attributes["alt"].startswith("To break even")
    links = [a.attributes["href"] for a in page.all("a")]
    assert "/explain/amortization?capex=10000&price=5&v=1" in links


async def test_what_differs_otherwise_has_a_picture_of_its_own(web):
    page = parse((await web.get(RATES)).text)
    assert page.all("h1")[0].text == "Interest rate 0.02 a year or Interest rate 0.2 a year?"
    (picture,) = page.all("img")
    assert picture.attributes["src"].startswith("/compare/chart/scenarios.svg?")
    for ending in ("svg", "png"):
        path = picture.attributes["src"].replace(".svg", f".{ending}")
        response = await web.get(path)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


@pytest.fixture(autouse=True)
def _no_process_is_left(app):
    yield
    app.state.gallery.renderer.close()


async def test_a_sent_form_ends_at_the_permalink(web):
    page = parse((await web.get(CARDS)).text)
    sent = [(one.attributes["name"], one.attributes["value"]) for one in page.all("input")]
    moved = [(name, "20k" if name == "2.capex" else text) for name, text in sent]
    response = await web.get("/compare", params=moved)
    assert response.status_code == 303
    assert response.headers["location"] == CARDS.replace("30000", "20000")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("topic=amortization", "two scenarios"),
        ("topic=weather", "choose one of: rebound"),
        ("1.price=5&2.price=6", "Say which topic; choose one of: rebound"),
        ("", "choose one of: rebound"),
        ("topic=amortization&1.price=-1&2.price=5", "Allowed is"),
        ("topic=amortization&1.colour=red&2.price=5", "no setting called"),
        ("topic=amortization&7.price=5", "more often"),
        ("topic=amortization&1.price=5&1.price=6&2.price=7", "more often"),
    ],
)
async def test_what_cannot_be_compared_is_said_in_words(web, query, words):
    for path in ("/compare", "/compare.json", "/compare/chart/scenarios.svg"):
        response = await web.get(f"{path}?{query}")
        assert response.status_code == 422
        assert words in response.text


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_page_leads_to_comparisons_that_open(web, topic, language):
    page = parse((await web.get(f"/explain/{topic}?lang={language}")).text)
    offered = [a.attributes["href"] for a in page.all("a") if "/compare?" in a.attributes["href"]]
    assert offered
    for path in offered:
        response = await web.get(path)
        assert response.status_code == 200
        assert faults(response.text) == []


async def test_our_defaults_are_called_so(web):
    path = "/compare?topic=amortization&1.price=5&scenarios=2&v=1"
    page = parse((await web.get(path)).text)
    assert page.all("h1")[0].text == "5 USD/h or our defaults?"


async def test_another_grid_changes_carbon_and_says_so(web):
    page = parse((await web.get("/compare?topic=footprint&2.country=FR&v=1")).text)
    assert page.all("h1")[0].text == "Our defaults or the grid of France?"
    text = page.all("main")[0].text
    assert "Carbon of a prompt:" in text
    assert "of the first" in text


async def test_programs_get_every_answer_and_the_differences(web):
    found = (await web.get(CARDS.replace("?", ".json?"))).json()
    assert [one["result"]["payback_hours"]["value"] for one in found["scenarios"]] == [2000, 6000]
    assert found["differences"]["payback_hours"]["over_first_2"]["value"] == 3
    assert found["together"]["scenario"]["capex"] == [10000, 30000]


async def test_a_comparison_is_sent_once(web):
    first = await web.get(CARDS)
    again = await web.get(CARDS, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["vary"] == "Accept-Language"


APP = build_web(Settings(), Desk())
KEYS = st.sampled_from([*parameters(), "topic", "v", "lang"])
NUMBERED = st.builds("{}.{}".format, st.integers(0, 9), KEYS)
VALUES = st.text(max_size=12) | st.floats().map(str) | st.sampled_from(["Berlin", "h100", "5", "1"])


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    topic=st.sampled_from(list(SCENARIOS)),
    pairs=st.lists(st.tuples(KEYS | NUMBERED, VALUES), max_size=5),
)
async def test_nothing_that_is_sent_breaks_it(topic, pairs):
    transport = httpx.ASGITransport(APP)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as web:
        response = await web.get("/compare", params=[("topic", topic), *pairs])
        assert response.status_code in (200, 303, 400, 422)
        if response.status_code == 303:
            location = urlsplit(response.headers["location"])
            assert dict(parse_qsl(location.query))["topic"] in SCENARIOS
            assert (await web.get(response.headers["location"])).status_code == 200


async def test_towns_are_answered_with_their_sun(web):
    path = "/compare?topic=amortization&1.city=Berlin%2C+DE&2.city=Los+Angeles%2C+US&v=1"
    said = parse((await web.get(path)).text).all("main")[0].text
    assert re.search(r"Sunshine: 1,730 h a year .*for Berlin; 3,250 h a year .*for Los", said)
