"""Pictures over HTTP."""

import struct
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest

from bot import answers, links
from bot.render.charts import CHARTS, charts
from bot.render.charts.addresses import Addresses

CARD = "capex=30000&price=5&city=Berlin%2C+DE&v=1"
COST = f"/explain/amortization/chart/cost.svg?{CARD}"
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.fixture(autouse=True)
def _no_process_is_left(app):
    yield
    app.state.gallery.renderer.close()


async def test_a_picture_is_an_svg_that_says_what_it_shows(web):
    response = await web.get(COST)
    assert response.status_code == 200
    assert response.headers["content-type"] == "image/svg+xml"
    root = ElementTree.fromstring(response.content)  # noqa: S314  (we have just drawn it)
    assert root.tag == SVG
    assert root.attrib["viewBox"] == "0 0 696 400"
    text = "".join(root.itertext())
    assert "Berlin" in text
    assert "30,000 USD" in text


async def test_a_preview_is_a_png_of_the_size_that_chats_want(web):
    response = await web.get(COST.replace(".svg", ".png"))
    assert response.headers["content-type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert struct.unpack(">II", response.content[16:24]) == (1200, 630)


async def test_a_picture_is_sent_once(web):
    first = await web.get(COST)
    again = await web.get(COST, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_only_an_address_with_the_right_digest_is_kept_for_ever(web, app):
    assert "immutable" not in (await web.get(COST)).headers["cache-control"]
    assert "immutable" not in (await web.get(f"{COST}&h=0")).headers["cache-control"]
    made = links.scenario("amortization", parse_qsl(CARD))
    lead = charts(answers.explain(made))[0]
    address = Addresses(made).of(lead)
    assert address.startswith(COST)
    assert "immutable" in (await web.get(address)).headers["cache-control"]


@pytest.mark.parametrize("look", ["theme=dark", "size=narrow", "lang=de"])
async def test_it_can_look_otherwise(web, look):
    plain, other = await web.get(COST), await web.get(f"{COST}&{look}")
    assert other.status_code == 200
    assert other.content != plain.content


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/explain/amortization/chart/cost.gif", 404, "no picture at this address"),
        ("/explain/amortization/chart/nothing.svg", 404, "no picture at this address"),
        ("/explain/nothing/chart/cost.svg", 404, "no picture at this address"),
        ("/explain/amortization/chart/sun.svg", 404, "no such picture"),
        ("/explain/amortization/chart/cost.svg?theme=pink", 422, "light, dark"),
        ("/explain/amortization/chart/cost.svg?price=-1", 422, "Selling price"),
        ("/explain/amortization/chart/cost.svg?colour=red", 422, "no setting called"),
        ("/explain/amortization/chart/cost.svg?city=%00", 400, "no text"),
    ],
)
async def test_what_cannot_be_drawn_is_said_in_words(web, path, status, words):
    response = await web.get(path)
    assert response.status_code == status
    assert words in response.text


@pytest.mark.parametrize("topic", CHARTS)
async def test_every_leading_picture_can_be_drawn_from_defaults(web, topic):
    name = next(iter(CHARTS[topic]))
    for ending in ("svg", "png"):
        assert (await web.get(f"/explain/{topic}/chart/{name}.{ending}")).status_code == 200
