"""The ask box, the sources and the methods."""

import html
import re

import pytest

from bot.render.mathml import mathml
from calculations import SCENARIOS, records

from .markup import faults, parse


async def test_the_ask_box_leads_to_the_page_behind_the_answer(web):
    question = "30k card, sold at 5 USD/h, in Berlin?"
    asked = await web.get("/", params={"q": question})
    assert asked.status_code == 200
    page = parse(asked.text)
    assert page.by_id("q").attributes["value"] == question
    assert "6,000 h" in page.all("article")[0].text
    link = next(a.attributes["href"] for a in page.all("a") if "/explain/" in a.attributes["href"])
    explained = await web.get(link)
    assert explained.status_code == 200
    assert "6,000 h" in parse(explained.text).all("h1")[0].text + explained.text


async def test_the_ask_box_shows_what_the_bot_posts(web, app):
    question = "Does DeepSeek cut energy use?"
    reply = app.state.site.desk.ask(question)
    shown = parse((await web.get("/", params={"q": question})).text).all("article")[0].text
    for line in (reply.answer.headline, *reply.answer.body.splitlines(), reply.answer.context):
        assert line in shown


async def test_every_example_gets_an_answer(web):
    page = parse((await web.get("/")).text)
    examples = [a.attributes["href"] for a in page.all("a") if "?q=" in a.attributes["href"]]
    assert examples
    for path in examples:
        assert "/explain/" in (await web.get(path)).text


@pytest.mark.parametrize("question", ["What is the weather?", "", "   ", "?", "x" * 10_000])
async def test_any_question_gets_a_page(web, question):
    response = await web.get("/", params={"q": question})
    assert response.status_code == 200
    assert faults(response.text) == []


async def test_nothing_asked_is_marked_up(web):
    response = await web.get("/", params={"q": '"><script>alert(1)</script><b onload=x>'})
    assert response.status_code == 200
    assert "<script>" not in response.text
    assert faults(response.text) == []


async def test_every_record_can_be_linked_to(web):
    page = parse((await web.get("/sources")).text)
    ids = {one.attributes.get("id") for one in page.elements}
    assert set(records.records()) <= ids
    links = {one.attributes["href"] for one in page.all("a")}
    for record in records.records().values():
        for figure in record.values:
            assert figure.source.url is None or figure.source.url in links
    for reading in records.readings():
        assert reading.url in links


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_formula_of_a_topic_is_shown_with_its_source(web, topic):
    page = parse((await web.get(f"/methods/{topic}")).text)
    for method in records.methods().values():
        if method.topic == topic:
            article = page.by_id(method.id)
            told = {one.attributes.get("alttext") for one in page.all("math")}
            clauses = re.findall('alttext="(.*?)"', mathml(method.formula))
            assert clauses or method.formula in article.text
            assert {html.unescape(one) for one in clauses} <= told
            assert method.source.title in article.text
