"""The page of a scenario: what it shows, and what it says to bad parameters."""

import json
from datetime import date

import pytest

from bot import links
from calculations import SCENARIOS, editions, records
from calculations.editions import EDITIONS, Edition

from .markup import faults, parse

CARD = "/explain/amortization?capex=30000&price=5&city=Berlin%2C+DE&v=1"


async def test_the_page_stands_in_the_promised_order(web):
    page = parse((await web.get(CARD)).text)
    headings = [one.attributes.get("id") for one in page.all("h1", "h2")]
    shown = [name for name in headings if name]
    assert shown == [
        "answer",
        "compared",
        "working",
        "try",
        "assumed",
        "left-out",
        "read",
        "take",
    ]


async def test_the_page_opens_with_the_answer_in_one_sentence_and_its_baseline(web):
    document = (await web.get(CARD.replace("?", ".json?"))).json()
    page = parse((await web.get(CARD)).text)
    said = " ".join(page.by_id("answer").text.split())
    for number in ("30,000 USD", "5 USD/h", "6,000 hours", "1,550 h a year", "8,760"):
        assert number in said
    assert said.endswith(".")
    assert document["answer"]["context"] in page.all("section")[0].text


async def test_the_short_answer_is_there_as_the_bot_posts_it(web):
    document = (await web.get(CARD.replace("?", ".json?"))).json()
    page = parse((await web.get(CARD)).text)
    posted = " ".join(page.by_id("share-slack").text.split())
    assert " ".join(document["answer"]["text"].split()) in posted
    assert posted.endswith(document["answer"]["link"])


async def test_the_numbers_are_put_into_the_formulas(web):
    page = parse((await web.get(CARD)).text)
    told = [one.attributes["alttext"] for one in page.all("math")]
    for formula in ("H = I ÷ q", "30,000 ÷ 5", "0.08 (1 + 0.08)^5 ÷ ((1 + 0.08)^5 − 1)"):
        assert formula in told


async def test_every_assumption_shows_where_it_is_from(web):
    page = parse((await web.get(CARD)).text)
    links_shown = {one.attributes["href"] for one in page.all("a")}
    for name in ("cost/server-life", "cost/pue", "cost/electricity-price"):
        assert f"/sources#{name}" in links_shown
    assert records.record("cost/server-life").latest.source.url in links_shown


async def test_what_differs_from_the_defaults_is_marked(web):
    page = parse((await web.get(CARD)).text)
    marked = [one.text for one in page.all("div") if "changed" in one.attributes.get("class", "")]
    assert len(marked) == 3
    assert all("yours" in text for text in marked)
    differs = next(x.text for x in page.all("div") if x.attributes.get("class") == "differs")
    assert "5 USD/h" in differs
    assert "instead of 2.95" in " ".join(differs.split())
    assert "/explain/amortization" in {a.attributes["href"] for a in page.all("a")}


async def test_a_sent_form_ends_at_the_permalink(web):
    page = parse((await web.get(CARD)).text)
    sent = [
        (one.attributes["name"], one.attributes["value"])
        for one in page.all("input")
        if one.attributes.get("name", "price") != "price"
    ]
    response = await web.get("/explain/amortization", params=[*sent, ("price", "4")])
    assert response.status_code == 303
    assert response.headers["location"] == CARD.replace("price=5", "price=4")
    assert (await web.get(response.headers["location"])).status_code == 200


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_a_form_sent_unchanged_changes_nothing(web, topic):
    page = parse((await web.get(f"/explain/{topic}")).text)
    sent = [
        (one.attributes["name"], one.attributes["value"])
        for one in page.all("input")
        if "name" in one.attributes
    ]
    response = await web.get(f"/explain/{topic}", params=sent)
    assert response.status_code == 303
    assert response.headers["location"] == links.path(SCENARIOS[topic]())


async def test_a_page_says_where_it_lives(web):
    page = parse((await web.get("/explain/amortization?price=5&capex=30k")).text)
    canonical = next(x for x in page.all("link") if x.attributes["rel"] == "canonical")
    assert canonical.attributes["href"].endswith("/explain/amortization?capex=30000&price=5&v=1")
    named = {x.attributes.get("property"): x.attributes.get("content") for x in page.all("meta")}
    assert named["og:title"] == page.all("h1")[0].text.replace("\xa0", " ")
    assert "2,680" not in named["og:description"]
    assert "1,550 h a year" in named["og:description"]


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_a_link_unfurls_to_title_sentence_and_picture(web, topic):
    page = parse((await web.get(f"/explain/{topic}")).text)
    named = {x.attributes.get("property"): x.attributes.get("content") for x in page.all("meta")}
    picture = page.all("img")[0].attributes
    assert named["og:image"].startswith(f"http://127.0.0.1:3000/explain/{topic}/chart/")
    assert f"/{picture['src'].split('/')[-1].partition('.')[0]}.png?" in named["og:image"]
    assert named["og:image:alt"] == picture["alt"]
    assert any(letter.isdigit() for letter in named["og:title"])
    assert named["og:url"].endswith(f"/explain/{topic}?v=1")


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_topic_is_there_as_json_and_markdown(web, topic):
    answer = await web.get(f"/explain/{topic}.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["topic"] == topic
    notes = await web.get(f"/explain/{topic}.md")
    assert notes.headers["content-type"] == "text/markdown; charset=utf-8"
    assert notes.text.startswith("# ")


@pytest.mark.parametrize("ending", ["", ".json", ".md", ".csv", ".bib"])
async def test_an_answer_is_sent_once(web, ending):
    first = await web.get(f"/explain/outlook{ending}")
    again = await web.get(
        f"/explain/outlook{ending}", headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = await web.get(f"/explain/outlook{ending}?horizon=9")
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("price=-1", "in-price", ["Selling price", "-1", "1,000,000", "For example: 5"]),
        ("price=lots", "in-price", ["lots", "For example: 5"]),
        ("price=5&price=6", "in-price", ["more often", "For example: 5"]),
        ("currency=dollars-ish", "in-currency", ["dollars-ish"]),
        ("city=Xyzzyqwv", "in-city", ["Xyzzyqwv", "For example: Berlin"]),
        ("rate=8", "in-rate", ["Interest rate", "0.5", "0.08"]),
        ("life=nan", "in-life", ["nan", "1 to 30"]),
        ("power=1e999", "in-power", ["1e999"]),
    ],
)
async def test_a_bad_value_is_named_beside_its_field(web, query, field, words):
    response = await web.get(f"/explain/amortization?{query}")
    assert response.status_code == 422
    assert faults(response.text) == []
    page = parse(response.text)
    assert page.by_id(field).attributes["aria-invalid"] == "true"
    said = page.by_id(f"{field}-problem").text
    for word in words:
        assert word in said
    nearest = page.all("a")
    link = next(a.attributes["href"] for a in nearest if "nearest" in a.text)
    assert (await web.get(link)).status_code == 200


async def test_all_problems_are_named_at_once(web):
    response = await web.get("/explain/amortization?price=-1&hours=99999&capx=30000&v=99")
    page = parse(response.text)
    problems = next(x for x in page.all("ul") if x.attributes.get("class") == "problems").text
    for word in ("capx", "capex", "-1", "99999", "version"):
        assert word in problems
    link = next(a.attributes["href"] for a in page.all("a") if "nearest" in a.text)
    assert link == "/explain/amortization?capex=30000&price=0.0001&hours=8760&v=1"


async def test_the_nearest_value_is_one_click_away_and_the_rest_stays(web):
    response = await web.get("/explain/amortization?capex=30000&price=5&hours=99999")
    field = parse(response.text).by_id("in-hours-problem").text
    assert "8760" in field
    assert "/explain/amortization?capex=30000&amp;price=5&amp;hours=8760" in response.text


async def test_the_ready_made_worlds_are_one_click_away(web):
    page = parse((await web.get("/explain/rebound?preset=vacuum+cleaner")).text)
    worlds = {a.text: a.attributes for a in page.all("a") if "preset=" in a.attributes["href"]}
    assert "aria-current" in worlds["Vacuum cleaner"]
    assert (await web.get(worlds["Steam engine"]["href"])).status_code == 200


async def test_a_bad_choice_is_refused_with_the_choices(web):
    response = await web.get("/explain/rebound?evidence=hearsay")
    assert response.status_code == 422
    assert "published, growth" in response.text


async def test_programs_get_the_problems_as_json(web):
    response = await web.get("/explain/amortization.json?price=-1")
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["problems"][0]["key"] == "price"
    assert error["problems"][0]["low"] == 0.0001
    assert error["nearest"].startswith("http://127.0.0.1:3000/explain/amortization?price=")


async def test_nothing_given_is_marked_up(web):
    bad = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    for query in (f"price={bad}", f"{bad}=1", f"city={bad}", f"hardware={bad}", f"model={bad}"):
        for topic in ("amortization", "footprint"):
            response = await web.get(f"/explain/{topic}?{query}")
            assert response.status_code < 500
            assert "<script>" not in response.text
            assert faults(response.text) == []


async def test_json_holds_no_infinity(web):
    def refuse(name):
        raise AssertionError(name)

    for path in ("price=0.0001", "hours=1&price=1000000", "capex=0.01", "currency=EUR&capex=1"):
        response = await web.get(f"/explain/amortization.json?{path}")
        json.loads(response.text, parse_constant=refuse)


async def test_a_page_says_which_figures_it_shows(web):
    page = (await web.get("/explain/outlook?v=1")).text
    day = EDITIONS[0].day
    assert f'figures known on <time datetime="{day.isoformat()}">{day.isoformat()}</time>' in page
    german = (await web.get("/explain/outlook?v=1&lang=de")).text
    assert f'<time datetime="{day.isoformat()}">{day:%d.%m.%Y}</time>' in german
    assert '<input type="hidden" name="v" value="1">' in page
    told = (await web.get("/explain/outlook.json?v=1")).json()
    assert told["answer"]["link"].endswith("v=1")


async def test_a_page_of_an_old_edition_leads_to_the_newest(web, monkeypatch):
    monkeypatch.setattr(editions, "EDITIONS", (*EDITIONS, Edition(2, date(2027, 5, 1))))
    page = (await web.get("/explain/outlook?horizon=9&v=1")).text
    assert 'href="/explain/outlook?horizon=9&amp;v=2"' in page
    assert "v=1" in page
    assert "renewed since" not in (await web.get("/explain/outlook?v=2")).text
