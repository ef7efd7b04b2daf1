"""Pages in the reader's language; the scenario stays the same."""

import re

import pytest

from bot.render.page import LANGUAGES, environment
from bot.web.language import preferred
from calculations import SCENARIOS

from .markup import Page, faults, parse

GERMAN = {"Accept-Language": "de-DE,de;q=0.9,en;q=0.8"}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-CH, fr;q=0.9", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("fr,es", "en"),
        ("de;q=0,en", "en"),
        ("de;q=0", "en"),
        ("de;q=lots, en;q=0.1", "en"),
        (",;,;;q=,", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_the_browser_s_first_of_our_languages_is_taken(header, code):
    assert preferred(header) == code


@pytest.mark.parametrize("topic", SCENARIOS)
async def test_every_topic_is_there_in_german(web, topic):
    english = parse((await web.get(f"/explain/{topic}")).text)
    response = await web.get(f"/explain/{topic}", headers=GERMAN)
    german = parse(response.text)
    assert faults(response.text) == []
    assert response.headers["content-language"] == "de"
    assert "Accept-Language" in response.headers["vary"]
    assert german.all("html")[0].attributes["lang"] == "de"
    for name in ("answer", "compared", "working", "try", "assumed", "left-out", "read", "take"):
        assert german.by_id(name).text != english.by_id(name).text
    canonical = [
        x.attributes["href"] for x in german.all("link") if x.attributes["rel"] == "canonical"
    ]
    assert canonical == [
        x.attributes["href"] for x in english.all("link") if x.attributes["rel"] == "canonical"
    ]


async def test_figures_are_written_the_german_way(web):
    page = parse((await web.get("/explain/amortization?capex=30000&price=2.5&lang=de")).text)
    said = " ".join(page.by_id("answer").text.split())
    assert "30.000 USD" in said
    assert "2,50 USD/h" in said
    assert "12.000 Stunden" in said


async def test_the_address_outweighs_the_browser(web):
    response = await web.get("/?lang=en", headers=GERMAN)
    assert response.headers["content-language"] == "en"
    assert (await web.get("/?lang=tlh", headers=GERMAN)).headers["content-language"] == "de"


async def test_a_stated_language_is_kept_by_every_link_and_by_the_form(web):
    page = parse((await web.get("/explain/rebound?horizon=3&v=1&lang=de")).text)
    inside = [a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("/")]
    files = (".csv", ".json", ".md", ".bib")
    kept = [path for path in inside if not any(ending in path for ending in files)]
    assert all("lang=" in path for path in kept)
    hidden = [one.attributes for one in page.all("input") if one.attributes["type"] == "hidden"]
    assert ("lang", "de") in [(one["name"], one["value"]) for one in hidden]
    sent = await web.get("/explain/rebound?horizon=4&efficiency=&lang=de")
    assert sent.headers["location"] == "/explain/rebound?horizon=4&v=1&lang=de"


async def test_without_a_stated_language_links_stay_short(web):
    text = (await web.get("/explain/rebound", headers=GERMAN)).text
    links = [one.attributes["href"] for one in parse(text).all("a")]
    # Files are fetched by other programs too, which do not say what their reader speaks.
    pages = [path for path in links if not re.search(r"\.\w+\?", path)]
    assert [path for path in pages if "lang=" in path] == ["/explain/rebound?v=1&lang=en"]


@pytest.mark.parametrize("path", ["/", "/sources", "/methods/rebound", "/explain/rebound?v=1"])
async def test_every_page_leads_to_itself_in_the_other_language(web, path):
    page = parse((await web.get(path)).text)
    other = page.by_id("other-language").attributes
    assert other["hreflang"] == "de"
    turned = await web.get(other["href"])
    assert turned.headers["content-language"] == "de"
    back = parse(turned.text).by_id("other-language").attributes["href"]
    assert back.split("lang=")[0].rstrip("?&") == path


async def test_refusals_are_german_too(web):
    response = await web.get("/explain/amortization?price=-1&lang=de")
    assert response.status_code == 422
    assert faults(response.text) == []
    said = parse(response.text).by_id("in-price-problem").text
    assert "Verkaufspreis" in said
    assert "1.000.000" in said
    assert "/explain/amortization?price=0.0001&v=1&lang=de" in response.text.replace("&amp;", "&")
    assert "keine Seite" in (await web.get("/nothing?lang=de")).text


@pytest.mark.parametrize("name", ["say", "words"])
def test_both_languages_say_the_same_things(name):
    english, german = (
        vars(environment(code).get_template(f"pages/{code}/{name}.html.j2").module)
        for code in LANGUAGES
    )
    assert english.keys() == german.keys()
    for key, words in english.items():
        if isinstance(words, dict) and key != "fields":
            assert words.keys() <= german[key].keys(), key
    sentences = {key: text for key, text in german.items() if isinstance(text, str)}
    assert not [key for key, text in sentences.items() if text == english[key] and " " in text]


def test_every_input_has_its_german_name():
    named = environment("de").get_template("pages/de/words.html.j2").module.fields
    assert {key for model in SCENARIOS.values() for key in model.parameters()} <= named.keys()


class Told(Page):
    """The texts of a page that are in its own language, as no element says otherwise."""

    texts: frozenset[str] = frozenset()

    def handle_data(self, data):
        inside = [one for one in self.open if one.tag != "html"]
        if not any("lang" in one.attributes or one.tag == "math" for one in inside):
            self.texts |= {" ".join(data.split())}


def told(text):
    page = Told()
    page.feed(text)
    return page.texts


# Three words make a sentence; names, units and formulas have fewer.
WORDY = re.compile(r"(\b[a-z]{3,}\b.*){3}")


@pytest.mark.parametrize(
    "path",
    [
        "/sources",
        "/methods",
        *(f"/explain/{topic}" for topic in SCENARIOS),
        "/explain/amortization?capex=10000&capex=30000&city=Berlin&price=3",
        "/explain/footprint?model=deepseek&model=llama&tokens=500",
        "/explain/footprint?modality=image",
        "/explain/sunlight?city=Andermatt&month=winter",
        "/explain/outlook?region=india",
        "/explain/rebound?preset=steam+engine",
        "/compare?topic=amortization&1.hardware=H100&2.hardware=B200&3.hardware=RTX+4090",
        "/explain/amortization?price=-1",
        "/explain/sunlight?city=Gondor",
    ],
)
async def test_nothing_on_a_german_page_is_left_in_english(web, path):
    joint = "&" if "?" in path else "?"
    english, german = [
        told((await web.get(f"{path}{joint}lang={code}", follow_redirects=True)).text)
        for code in ("en", "de")
    ]
    assert len(german) > 20
    same = [text for text in english & german if "://" not in text]
    assert [text for text in same if WORDY.search(text)] == []
