"""The same scenario in other shapes."""

import csv
import html
import io
import re

import pytest

from calculations import SCENARIOS, records

from .markup import faults, parse

CARD = "/explain/amortization{}?capex=30000&price=5&city=Berlin%2C+DE&v=1"


async def rows(web, path):
    response = await web.get(path)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.text)))


async def test_the_csv_holds_the_numbers_of_the_json(web):
    found = await rows(web, CARD.format(".csv"))
    result = (await web.get(CARD.format(".json"))).json()["result"]
    listed = {row["name"]: row for row in found if row["section"] == "result"}
    assert listed.keys() == result.keys()
    # 30,000 ÷ 5 = 6,000
    assert (listed["payback_hours"]["value"], listed["payback_hours"]["unit"]) == ("6000", "h")
    for name, quantity in result.items():
        for part in ("value", "low", "high"):
            shown = listed[name][part]
            assert shown == ("" if quantity[part] is None else str(quantity[part]))


async def test_the_csv_tells_what_was_stated_from_what_was_assumed(web):
    found = await rows(web, CARD.format(".csv"))
    stated = {row["name"]: row["value"] for row in found if row["section"] == "input"}
    assert stated == {"capex": "30000", "price_per_hour": "5", "cities": "Berlin, DE"}
    assumed = {row["name"]: row for row in found if row["section"] == "default"}
    life = assumed["lifetime_years"]
    assert life["record"] == "cost/server-life"
    assert life["url"] == (records.record("cost/server-life").latest.source.url or "")


async def test_no_cell_is_a_formula(web):
    response = await web.get("/explain/amortization.csv?hardware=%3Dcmd%7C%27calc%27")
    cells = [cell for line in csv.reader(io.StringIO(response.text)) for cell in line]
    assert not [cell for cell in cells if re.match(r"[=@+]|-\D", cell)]


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_topic_can_be_cited(web, topic):
    response = await web.get(f"/explain/{topic}.bib")
    assert response.headers["content-type"].startswith("application/x-bibtex")
    text = response.text
    assert text.startswith(f"@misc{{ai-energy-bot-{topic}-")
    assert f"url    = {{http://127.0.0.1:3000/explain/{topic}?v=1}}" in text
    assert text.count("{") == text.count("}")
    assert not re.search(r"(?<!\\)[%&#]", text.split("url ")[0])


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_topic_can_stand_in_a_frame_elsewhere(web, topic):
    response = await web.get(f"/embed/{topic}")
    assert response.status_code == 200
    assert faults(response.text) == []
    assert "x-frame-options" not in response.headers
    policy = response.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    page = parse(response.text)
    link = next(one.attributes for one in page.all("a"))
    assert link["href"] == f"http://127.0.0.1:3000/explain/{topic}?v=1"
    assert link["target"] == "_blank"


async def test_no_other_page_can_be_framed(web):
    for path in ("/", "/explain/rebound", "/embed", "/embedded"):
        response = await web.get(path)
        assert response.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


async def test_the_page_offers_its_own_scenario(web):
    page = parse((await web.get(CARD.format(""))).text)
    assert page.by_id("share-link").text == "http://127.0.0.1:3000" + CARD.format("")
    frame = html.unescape(page.by_id("share-embed").text)
    assert CARD.format("").replace("/explain/", "/embed/") in frame
    offered = [a.attributes["href"] for a in page.all("a")]
    for ending in (".csv", ".json", ".md", ".bib"):
        assert CARD.format(ending) in offered
        assert (await web.get(CARD.format(ending))).status_code == 200


async def test_a_german_page_gives_german_files_and_a_german_frame(web):
    page = parse((await web.get(CARD.format("") + "&lang=de")).text)
    frame = html.unescape(page.by_id("share-embed").text)
    assert (
        f'src="http://127.0.0.1:3000{CARD.format("").replace("/explain/", "/embed/")}&lang=de"'
        in (html.unescape(frame))
    )
    offered = [a.attributes["href"] for a in page.all("a")]
    for ending in (".csv", ".json", ".md", ".bib"):
        assert CARD.format(ending) + "&lang=de" in offered
    notes = await web.get(CARD.format(".md") + "&lang=de")
    assert notes.headers["content-language"] == "de"
    assert "## Was hier fehlt" in notes.text


async def test_a_browser_that_speaks_german_gets_links_that_say_so(web):
    page = parse((await web.get(CARD.format(""), headers={"accept-language": "de"})).text)
    assert "&lang=de" in html.unescape(page.by_id("share-embed").text)
    assert CARD.format(".md") + "&lang=de" in [a.attributes["href"] for a in page.all("a")]


async def test_the_csv_differs_between_languages_in_its_labels_alone(web):
    english = await rows(web, CARD.format(".csv"))
    german = await rows(web, CARD.format(".csv") + "&lang=de")
    labels = {row["name"]: row["label"] for row in german if not row["subject"]}
    assert labels["capex"] == "Kaufpreis"
    assert labels["payback_hours"] == "Bezahlt nach Stunden, insgesamt"
    assert [row.pop("label") for row in english] != [row.pop("label") for row in german]
    assert english == german


@pytest.mark.parametrize("ending", [".json", ".md", ".csv", ".bib"])
async def test_files_refuse_in_json(web, ending):
    response = await web.get(f"/explain/amortization{ending}?price=-1")
    assert response.status_code == 422
    assert response.json()["error"]["problems"][0]["key"] == "price"


async def test_what_is_no_shape_is_not_found(web):
    for path in ("/explain/rebound.embed", "/explain/rebound.exe", "/embed/weather"):
        assert (await web.get(path)).status_code == 404
